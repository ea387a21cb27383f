"""What the themes and docutils write that a screen reader, or the HTML standard, would refuse."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from livro.sphinx.accessible_html import citations, redirect, templates
from livro.sphinx.website import add_static, is_website

STATIC = Path(__file__).parent / "static"


def mend_templates(app: Sphinx) -> None:
    """Mend the templates of a website."""
    if is_website(app.builder):
        templates.mend(app)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    citations.register(app)
    # Before livro.sphinx.ptbr (900) translates the same templates.
    app.connect("builder-inited", mend_templates, priority=800)
    add_static(app, STATIC, scripts=["scroll_boxes.js"])
    app.connect("build-finished", redirect.mend, priority=900)  # after sphinx-external-toc
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
