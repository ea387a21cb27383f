"""What the themes and docutils write that a screen reader, or the HTML standard, would refuse."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from livro.sphinx.accessible_html import citations, redirect, templates

STATIC = Path(__file__).parent / "static"
SCRIPT = "scroll_boxes.js"


def prepare(app: Sphinx) -> None:
    """Mend the templates and publish the script of a website."""
    if app.builder.format != "html" or app.builder.name == "epub":
        return
    templates.mend(app)
    app.config.html_static_path.append(str(STATIC))
    app.add_js_file(SCRIPT, loading_method="defer")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    citations.register(app)
    # Before livro.sphinx.ptbr (900) translates the same templates.
    app.connect("builder-inited", prepare, priority=800)
    app.connect("build-finished", redirect.mend, priority=900)  # after sphinx-external-toc
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
