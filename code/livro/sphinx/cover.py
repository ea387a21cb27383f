"""The style sheet of the cover, on the cover only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def add_style(app: Sphinx, name: str, *_others: object) -> None:
    """Link the style sheet from the first page of the book."""
    if name == app.config.root_doc and app.config.cover_style:
        app.add_css_file(app.config.cover_style)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    app.add_config_value("cover_style", "", "html", types=(str,))
    app.connect("html-page-context", add_style)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
