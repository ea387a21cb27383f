"""What a page says of itself to search engines and to whoever shares its address.

A description always; with the address of the site (see `livro.book.address`), also the canonical
address, a social preview, the languages of the text, `sitemap.xml` and `robots.txt`.
"""

from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from livro.book.repository import site_url
from livro.sphinx.metadata.sitemap import write_sitemap
from livro.sphinx.metadata.tags import add_tags
from livro.sphinx.website import on_written


def find_address(_app: Sphinx, config: Config) -> None:
    """Give Sphinx the address of the site, from which it writes the canonical ones."""
    config.html_baseurl = site_url(config.html_baseurl or "")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the settings and the events."""
    # A folder of pages -> the address of the original that they translate, and its language.
    app.add_config_value("metadata_originals", {}, "html", types=(dict,))
    # A page that Sphinx makes, which has no text of its own to describe it -> its description.
    app.add_config_value("metadata_descriptions", {}, "html", types=(dict,))
    app.add_config_value("metadata_card", "", "html", types=(str,))  # a picture in _static
    app.add_config_value("metadata_card_alt", "", "html", types=(str,))
    app.connect("config-inited", find_address)
    app.connect("html-page-context", add_tags, priority=900)
    on_written(app, write_sitemap)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
