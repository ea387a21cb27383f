"""Blocks of the source read with the reader of the book, so that the two can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from estabilidade import FRAMEWORKS
from livro.d2l.model import Kind
from livro.translation.myst.reader import read_page

if TYPE_CHECKING:
    from livro.d2l.model import Block
    from livro.translation.myst.model import Page

_ROLE = re.compile(r":\s*(numref|ref|eqref|citet|cite)\s*:\s*`\s*([^`]*?)\s*`")
_NAMES = {"eqref": "eq", "cite": "cite:p", "citet": "cite:t"}
_DROPPED = re.compile(r":(?:label|eqlabel|width|height|begin_tab|end_tab):(?:`[^`]*`)?")
_SLIDE_MARK = re.compile(r"[\[(](\*\*|~~)(.*?)\1[\])]", re.DOTALL)
_TEX_DAMAGE = (
    (re.compile(r"\\\s+(?=math[a-z]+)"), "\\\\"),
    (re.compile(r"(\\math[a-z]+)\s+\{"), r"\1{"),
)
_CODE = frozenset({Kind.CELL, Kind.CODE})
_NOTHING = frozenset({Kind.COMMENT, Kind.TAB_BEGIN, Kind.TAB_END})


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A code cell of the source; without tabs, it is the same in all frameworks."""

    code: str
    tabs: frozenset[str]


@cache
def read_source(blocks: tuple[Block, ...]) -> Page:
    """Read blocks of the source as if they were a page of the book; code is set aside."""
    texts = [as_myst(b.text) for b in blocks if b.kind not in _CODE | _NOTHING]
    return read_page("", "\n\n".join(texts))


def as_myst(text: str) -> str:
    """Write a block of the source as MyST, its known damage undone."""
    text = _SLIDE_MARK.sub(r"\2", _DROPPED.sub("", text))
    for broken, mended in _TEX_DAMAGE:
        text = broken.sub(mended, text)
    return _ROLE.sub(lambda role: f"{{{_NAMES.get(role[1], role[1])}}}`{role[2]}`", text)


def source_labels(blocks: tuple[Block, ...]) -> list[str]:
    """Return the names that some blocks give to themselves."""
    return [label for block in blocks for label in block.labels]


def source_cells(blocks: tuple[Block, ...]) -> list[SourceCell]:
    """Return the cells among some blocks, but for those of frameworks that the book has not."""
    known = {framework.name for framework in FRAMEWORKS}
    return [
        SourceCell("\n".join(block.text.strip().split("\n")[1:-1]), frozenset(block.tabs))
        for block in blocks
        if block.kind is Kind.CELL and (not block.tabs or known.intersection(block.tabs))
    ]
