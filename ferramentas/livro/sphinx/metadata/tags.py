"""The tags that go into the head of a page."""

from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from livro.sphinx.metadata.description import describe


def add_tags(
    app: Sphinx, name: str, _template: str, context: dict[str, Any], page: nodes.document | None
) -> None:
    """Describe a page, and tell its addresses when they are known."""
    tags = []
    if description := describe(app, name, page):
        tags.append(_meta("name", "description", description))
    if original := original_address(app.config, name):
        tags.append(_link(original, "en"))
    if address := context.get("pageurl"):
        tags.append(_link(address, app.config.language.replace("_", "-")))
        tags += [_meta("property", *item) for item in _preview(app, name, address, description)]
        tags.append(_meta("name", "twitter:card", "summary_large_image"))
    context["metatags"] = "\n".join([context.get("metatags", ""), *tags, ""])


def original_address(config: Config, name: str) -> str:
    """Return the address of the original of a page; empty for a page of this edition only."""
    originals: dict[str, str] = config.metadata_originals
    return next((url for folder, url in originals.items() if name.startswith(folder)), "")


def _meta(kind: str, name: str, content: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(content)}" />'


def _link(address: str, language: str) -> str:
    return f'<link rel="alternate" hreflang="{language}" href="{escape(address)}" />'


def _preview(app: Sphinx, name: str, address: str, description: str) -> list[tuple[str, str]]:
    """List the properties of Open Graph."""
    site = app.config.html_title or app.config.project
    is_page = name in app.env.titles and name != app.config.root_doc
    found = [
        ("og:title", app.env.titles[name].astext() if is_page else site),
        ("og:type", "article" if is_page else "website"),
        ("og:site_name", site),
        ("og:locale", app.config.language),
        ("og:url", address),
    ]
    if description:
        found.append(("og:description", description))
    if card := app.config.metadata_card:
        found.append(("og:image", f"{app.config.html_baseurl}_static/{card}"))
        found.append(("og:image:alt", app.config.metadata_card_alt))
    return found
