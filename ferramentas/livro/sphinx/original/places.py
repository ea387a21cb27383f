"""What a translated page has of its original: a line under the title, places for the English.

The line says where the original is, and what of it is here. The English of a segment goes after the
last block of what translates it.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from docutils import nodes
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

from livro.sphinx.metadata.tags import original_address
from livro.sphinx.original.passages import Passages, passages
from livro.sphinx.website import SiteTransform

LOGGER = logging.getLogger(__name__)

# Other marks may stand on the lines around it.
_COMMENT = re.compile(r"^ *seg: (\S+)", re.MULTILINE)
NOWHERE = "o trecho “%s” não tem nada na página sob o que mostrar o original"


class original_place(nodes.Invisible, nodes.Element):  # type: ignore[misc]
    """Stands for the English, which the script brings."""


def visit_place(translator: HTML5Translator, node: original_place) -> None:
    """Leave an empty element, with the number of its text in the file of the page."""
    translator.body.append(f'<div class="original" data-trecho="{node["number"]}"></div>\n')
    raise nodes.SkipNode


class original_bar(nodes.Invisible, nodes.Element):  # type: ignore[misc]
    """The line, with all that it says."""


def make_bar(page: str, address: str, known: Passages) -> original_bar:
    """Return the line of a page.

    Args:
        page: its name.
        address: where its original can be read today; perhaps nowhere.
        known: what it translates.
    """
    file = known.address_from(page) if known.shown else ""
    return original_bar(today=address, version=known.version, file=file, missing=_missing(known))


def _missing(known: Passages) -> str:
    """Say what of the original is not here; nothing, when all of it is."""
    here, there = len(known.shown), len(known.texts)
    if here == there:
        return ""
    if not here:
        return "O texto em inglês não veio com esta cópia do livro."
    return f"Esta página traz o inglês de {here} dos {there} trechos."


def visit_bar(translator: HTML5Translator, node: original_bar) -> None:
    """Write the line; the script adds the button."""
    links = [
        _link(node["today"], "a página do d2l"),
        _link(node["version"], "a versão que esta edição traduz"),
    ]
    file = f' data-original="{escape(node["file"])}"' if node["file"] else ""
    places = " e ".join(filter(None, links))
    original = f"Original em inglês: {places}." if places else ""
    words = " ".join(filter(None, (original, node["missing"])))
    translator.body.append(f'<p class="original-barra no-search"{file}>{words}</p>\n')
    raise nodes.SkipNode


def _link(address: str, text: str) -> str:
    kind = 'class="reference external" hreflang="en"'
    return f'<a {kind} href="{escape(address)}">{text}</a>' if address else ""


class PlaceOriginals(SiteTransform):
    """Mark the places in one page of the site: what opens needs a script."""

    default_priority = 6  # while the blocks are those of the file

    def run(self, **kwargs: Any) -> None:
        """Put the bar under the title and a place after each segment that has English."""
        name = self.env.docname
        known = passages(self.env).get(name)
        title = next(iter(self.document.findall(nodes.title)), None)
        if known is None or title is None:
            return
        ends = _ends(self.document)
        _put_after(title, make_bar(name, original_address(self.config, name), known))
        for number, segment in enumerate(known.shown):
            if segment in ends:
                _put_after(ends[segment], original_place(number=number))
            else:
                LOGGER.warning(NOWHERE, segment, location=self.document, type="original")


def _ends(document: nodes.document) -> dict[str, nodes.Element]:
    """Return the last block under the first comment of each segment."""
    found: dict[str, nodes.Element] = {}
    segment, known = "", set[str]()
    for node in _walk(document):
        if isinstance(node, nodes.comment):
            if names := _COMMENT.findall(node.astext()):
                known.add(segment)
                segment = names[-1]
        elif segment not in known:
            found[segment] = node
    return found


def _walk(parent: nodes.Element) -> Iterator[nodes.Element]:
    """Yield the comments and the blocks of a page, those of its sections one after another."""
    for child in parent.children:
        if isinstance(child, nodes.section):
            yield from _walk(child)
        elif isinstance(child, nodes.comment) or not isinstance(child, nodes.Invisible):
            yield child


def _put_after(block: nodes.Element, node: nodes.Element) -> None:
    block.parent.insert(block.parent.index(block) + 1, node)
