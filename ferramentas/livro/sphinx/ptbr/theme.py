"""The words that come from the theme's options."""

from __future__ import annotations

from sphinx.config import Config

_OPTIONS = {
    "search_bar_text": "Buscar no livro…",
    "icon_links_label": "Links",
    "header_dropdown_text": "Mais",
}
_ENGLISH = {"Search this book..."}  # Jupyter Book sets it when the author does not


def translate_options(config: Config) -> None:
    """Fill in the options that the author has not set."""
    options = dict(config.html_theme_options)
    for name, portuguese in _OPTIONS.items():
        if options.get(name) in {None, *_ENGLISH}:
            options[name] = portuguese
    config.html_theme_options = options
