"""What a mention of a term brings: the definition that `previews` shows, an entry of the index."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.writers.html5 import HTML5Translator

from livro.sphinx.glossary.table import plain, read_terms
from livro.sphinx.website import is_website


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


class IndexMentions(SphinxTransform):
    """Put before each first mention the mark that the index leads to."""

    default_priority = 840  # the domains, that of the index too, read the page at 850

    def apply(self, **_options: Any) -> None:
        """Mark the mentions of the page."""
        seen: set[str] = set()
        for mention in list(self.document.findall(addnodes.pending_xref)):
            if mention.get("reftype") == "term" and mention["reftarget"] not in seen:
                seen.add(mention["reftarget"])
                _mark(mention, f"mencao-{len(seen)}")


def _mark(mention: addnodes.pending_xref, mark: str) -> None:
    entry = addnodes.index(entries=[("single", mention["reftarget"], mark, "", None)])
    position = mention.parent.index(mention)
    mention.parent.insert(position, [entry, nodes.target("", "", ids=[mark])])
