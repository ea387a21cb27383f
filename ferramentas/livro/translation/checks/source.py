"""Blocks of the source read with the reader of the book, so that the two can be compared."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from estabilidade import FRAMEWORKS
from livro.d2l import slides
from livro.d2l.inline import Piece, Token, tokens
from livro.d2l.model import Block, Kind
from livro.d2l.parts import image_of
from livro.translation.myst.model import Page
from livro.translation.myst.reader import read_page

# A space inside a key leaves it to the text, as the importer does.
_ROLE = re.compile(
    r":\s*(numref|ref|eqref|citet|cite)\s*:\s*`\s*([^`\s,]+(?:\s*,\s*[^`\s,]+)*)\s*`(?!`)"
)
_NAMES = {"eqref": "eq", "cite": "cite:p", "citet": "cite:t"}
_DROPPED = re.compile(
    r":(?:label|eqlabel|width|height):(?:`[^`]*`)?"
    r"|^:(?:begin_tab|end_tab):(?:`[^`]*`)?[ \t]*$",
    re.MULTILINE,
)
_PUNCTUATION = re.compile(r"\$\$[ \t]*([.,;:]+)[ \t]*$", re.MULTILINE)  # inside, in the book
_SLIDE = re.compile(r"\A\s*[\[(](?:\*\*|~~)|(?:\*\*|~~)[\])]\s*$", re.MULTILINE)
_DOLLAR = re.compile(r"(\\.)|\$", re.DOTALL)
_COMMENT = re.compile(r"^%", re.MULTILINE)  # in MyST; in d2l, a percent sign
_OWN = frozenset(framework.name for framework in FRAMEWORKS)
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
    text = ""
    for block in blocks:
        if block.kind not in _CODE | _NOTHING:  # an item apart from its list might be code
            apart = "\n" if block.kind is Kind.ITEM else "\n\n"
            text = f"{text.rstrip()}{apart}{_as_myst(block)}"
    return read_page("", _at_the_margin(text.lstrip("\n")))


def _at_the_margin(text: str) -> str:
    """Return a list that begins further to the right, after a formula, at the margin."""
    margin = text[: len(text) - len(text.lstrip(" "))]
    return "\n".join(line.removeprefix(margin) for line in text.split("\n"))


def _as_myst(block: Block) -> str:
    """Write a block of the source as MyST."""
    text = _in_the_line(block.text) if block.kind is not Kind.FORMULA else block.text
    text = slides.without_pairs(text)
    if block.kind is Kind.FORMULA:
        text = _SLIDE.sub("", _PUNCTUATION.sub(r"\1$$", text))
    if block.kind is Kind.FIGURE and (found := image_of(text)):
        text = f"````{{figure}} {found.target}\n\n{' '.join(found.caption.split())}\n````"
    text = _COMMENT.sub(r"\\%", _DROPPED.sub("", text))
    return _ROLE.sub(lambda role: f"{{{_NAMES.get(role[1], role[1])}}}`{role[2]}`", text)


def _in_the_line(prose: str) -> str:
    """Return prose whose displayed formulas stand in the line, where MyST reads them as such.

    A dollar without its pair is text: MyST would take half of `$$` for the pair of `$`.
    """
    return "".join(map(_piece_in_the_line, tokens(prose)))


def _piece_in_the_line(token: Token) -> str:
    if token.piece is Piece.DISPLAY:
        return rf"$\displaystyle {token.content.strip()}$"
    if token.piece is Piece.TEXT:
        return _DOLLAR.sub(lambda found: found[1] or r"\$", token.text)
    return token.text


def source_cells(blocks: tuple[Block, ...]) -> list[SourceCell]:
    """Return the cells among some blocks, but for those of frameworks that the book has not."""
    return [
        SourceCell("\n".join(block.text.strip().split("\n")[1:-1]), frozenset(block.tabs))
        for block in blocks
        if block.kind is Kind.CELL and (not block.tabs or _OWN.intersection(block.tabs))
    ]


def joined(cells: Sequence[SourceCell]) -> list[SourceCell]:
    """Return one cell for each framework, where the book has its cells in one."""
    names = dict.fromkeys(name for cell in cells for name in sorted(cell.tabs))
    return [
        SourceCell("\n".join(cell.code for cell in cells if name in cell.tabs), frozenset({name}))
        for name in names
        if name in _OWN
    ] or list(cells)
