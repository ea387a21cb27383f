"""The links of each page to the repository: source, suggested edit, issue."""

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from livro.book.repository import provider, repository_url

BUTTONS = ("use_repository_button", "use_edit_page_button", "use_issues_button")


def point_links(app: Sphinx, config: Config) -> None:
    """Give the theme the real address, and its buttons when it knows how to make them."""
    options = dict(config.html_theme_options)
    url = repository_url(options.get("repository_url") or "", Path(app.srcdir))
    options["repository_provider"] = options.get("repository_provider") or provider(url)
    options["repository_url"] = url if options["repository_provider"] else ""
    options.update(dict.fromkeys(BUTTONS, bool(options["repository_url"])))
    config.html_theme_options = options


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    app.connect("config-inited", point_links)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
