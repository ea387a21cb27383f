"""The definition of a term, carried by each link to it for `previews` to show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from livro.sphinx.glossary.table import plain, read_terms
from livro.sphinx.website import is_website

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

STATIC = Path(__file__).parent / "static"


class term_hint(nodes.inline):  # type: ignore[misc]
    """A link to the glossary with the text to show."""


def visit_hint(translator: HTML5Translator, node: term_hint) -> None:
    """Open the element that carries the definition."""
    definition = translator.attval(node["definition"])
    translator.body.append(f'<span class="termo" data-definicao="{definition}">')


def depart_hint(translator: HTML5Translator, _node: term_hint) -> None:
    """Close it."""
    translator.body.append("</span>")


def is_mention(link: nodes.reference) -> bool:
    """Tell whether Sphinx made this link from a ``{term}``."""
    return any("std-term" in child.get("classes", ()) for child in link.findall(nodes.inline))


def add_hints(app: Sphinx, page: nodes.document, _name: str) -> None:
    """Wrap the links to the glossary of a page of the site."""
    links = [link for link in page.findall(nodes.reference) if is_mention(link)]
    if not links or not is_website(app.builder):
        return
    definitions = _definitions(app)
    for link in links:
        if definition := definitions.get(str(link.get("refuri", "")).partition("#")[2]):
            box = term_hint(definition=definition)
            link.replace_self(box)
            box += link


def _definitions(app: Sphinx) -> dict[str, str]:
    """Return what each anchor of the glossary page defines."""
    terms = read_terms(Path(app.srcdir) / app.config.glossary_table)
    texts = {plain(term.portuguese): plain(term.definition) for term in terms}
    domain = app.env.get_domain("std")
    return {
        anchor: texts[name]
        for name, _, kind, _, anchor, _ in domain.get_objects()
        if kind == "term" and name in texts
    }


def load(
    app: Sphinx, _name: str, _template: str, _context: dict[str, Any], page: nodes.document | None
) -> None:
    """Load their style on the pages that have a hint."""
    if page and any(page.findall(term_hint)):
        app.add_css_file("glossary.css")
