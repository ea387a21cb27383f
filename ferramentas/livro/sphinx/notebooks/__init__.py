"""Sphinx extension: each page with cells also becomes one Jupyter notebook per framework.

The text is that of the resolved page (numbers, references and citations as the book shows them),
in plain Markdown; the code is that of the page's source, cell by cell.
"""

from typing import Any

from sphinx.application import Sphinx

from livro.sphinx.notebooks.archives import write_archives
from livro.sphinx.notebooks.cells import note, pages_to_list_again
from livro.sphinx.notebooks.links import Notebooks, add_buttons, add_row, list_notebooks
from livro.sphinx.notebooks.writing import WriteNotebooks
from livro.sphinx.places import add_place
from livro.sphinx.website import add_static, on_written


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    app.connect("doctree-read", note, priority=900)  # after Sphinx's own, which knows the kernel
    app.connect("env-updated", pages_to_list_again)
    app.add_post_transform(WriteNotebooks)
    add_place(app, "notebooks", list_notebooks, directive=Notebooks)
    app.connect("doctree-resolved", add_row)
    add_static(app, __file__)
    app.connect("html-page-context", add_buttons, priority=800)  # after the theme's own buttons
    on_written(app, write_archives)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
