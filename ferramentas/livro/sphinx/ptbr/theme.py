"""The words that come from the theme's options, and those that its buttons send to other sites."""

from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from livro.sphinx.templates import replaced

_OPTIONS = {
    "search_bar_text": "Buscar no livro…",
    "icon_links_label": "Links",
    "header_dropdown_text": "Mais",
}
_ENGLISH = {"Search this book..."}  # Jupyter Book sets it when the author does not
# The form of a new issue that the theme fills in.
LITERALS = {
    "Issue%20on%20page%20%2F": "Problema%20na%20p%C3%A1gina%20%2F",
    "Your%20issue%20content%20here.": "Descreva%20aqui%20o%20problema.",
}


def translate_options(config: Config) -> None:
    """Fill in the options that the author has not set."""
    options = dict(config.html_theme_options)
    for name, portuguese in _OPTIONS.items():
        if options.get(name) in {None, *_ENGLISH}:
            options[name] = portuguese
    config.html_theme_options = options


def translate_buttons(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object
) -> None:
    """Translate the addresses of the buttons of a page, in groups or not."""
    for button in context.get("header_buttons", ()):
        if "buttons" in button:  # without copied sources, one of them downloads nothing
            button["buttons"] = [
                entry for entry in button["buttons"] if not _leads_to_no_source(entry)
            ]
        for entry in (button, *button.get("buttons", ())):
            if "url" in entry:
                entry["url"] = replaced(entry["url"], LITERALS)


def _leads_to_no_source(entry: dict[str, Any]) -> bool:
    return str(entry.get("url", "")).endswith("_sources/")
