"""What the theme's buttons send to other sites."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

# The form of a new issue that the theme fills in.
LITERALS = {
    "Issue%20on%20page%20%2F": "Problema%20na%20p%C3%A1gina%20%2F",
    "Your%20issue%20content%20here.": "Descreva%20aqui%20o%20problema.",
}


def translate(
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
                entry["url"] = _translated(entry["url"])


def _translated(url: str) -> str:
    for english, portuguese in LITERALS.items():
        url = url.replace(english, portuguese)
    return url


def _leads_to_no_source(entry: dict[str, Any]) -> bool:
    return str(entry.get("url", "")).endswith("_sources/")
