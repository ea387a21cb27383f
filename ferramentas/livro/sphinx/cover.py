"""What the first page of the book has and no other: its style sheet, a title said once."""

from typing import Any

from sphinx.application import Sphinx


def style(app: Sphinx, name: str, _template: str, context: dict[str, Any], _page: object) -> None:
    """Link the style sheet, and leave out the title of the book after that of the page."""
    if name == app.config.root_doc and app.config.cover_style:
        app.add_css_file(app.config.cover_style)
        context["docstitle"] = ""


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    app.add_config_value("cover_style", "", "html", types=(str,))
    app.connect("html-page-context", style)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
