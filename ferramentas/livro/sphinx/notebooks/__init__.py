"""Sphinx extension: each page with cells also becomes one Jupyter notebook per framework.

The text is that of the resolved page (numbers, references and citations as the book shows them),
in plain Markdown; the code is that of the page's source, cell by cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from livro.sphinx.notebooks.archives import write_archives
from livro.sphinx.notebooks.buttons import STATIC, add_buttons
from livro.sphinx.notebooks.links import Notebooks, add_links, notebook_list
from livro.sphinx.notebooks.writing import WriteNotebooks
from livro.sphinx.website import add_static

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    app.add_node(notebook_list)
    app.add_directive("notebooks", Notebooks)
    app.add_post_transform(WriteNotebooks)
    app.connect("doctree-resolved", add_links)
    add_static(app, STATIC)
    app.connect("html-page-context", add_buttons, priority=800)  # after the theme's own buttons
    app.connect("build-finished", write_archives)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
