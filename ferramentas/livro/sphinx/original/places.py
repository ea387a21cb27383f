"""Where the English of each segment goes: after the last block of what translates it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

from livro.sphinx.metadata.tags import original_address
from livro.sphinx.original.bar import make_bar
from livro.sphinx.original.passages import passages
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
