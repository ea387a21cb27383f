"""The marks of what goes on a d2l slide: `[**…**]`, `(**…**)`, and with `~~` what does not."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from livro.d2l.inline import masked, tokens
from livro.d2l.model import Block, Kind

# `**](` closes a link whose text is bold, not a slide.
_MARKS = re.compile(r"(?P<open>[\[(](?:\*\*|~~))|(?P<close>(?:\*\*|~~)(?:\](?!\()|\)))")
CLOSING = re.compile(r"(?:\*\*|~~)[\])]")
_OPENING = re.compile(r"\s*[\[(](?:\*\*|~~)")
_ALONE = re.compile(r"\s*(?:[\[(](?:\*\*|~~)|(?:\*\*|~~)[\])])\s*$")
_PAIRS = {"[**": "**]", "(**": "**)", "[~~": "~~]", "(~~": "~~)"}


@dataclass(frozen=True, slots=True)
class Marks:
    """The slide marks of a stretch of prose, by offset.

    Attributes:
        paired: those of pairs, opening and closing.
        lone: opening marks that have no other half, or open plain bold text: `(**a** b)`.
    """

    paired: tuple[int, ...]
    lone: tuple[int, ...]


_WIDTH = 3  # of every mark
_APART = frozenset(  # what no slide goes on over
    {Kind.HEADING, Kind.CELL, Kind.CODE, Kind.COMMENT, Kind.TAB_BEGIN, Kind.TAB_END}
)


def alone(line: str) -> bool:
    """Tell whether a line is a mark and nothing else, as they stand around formulas."""
    return _ALONE.match(line) is not None


def opened(line: str) -> str:
    """Return a line without the mark that it begins with, if any."""
    found = _OPENING.match(line)
    return line[found.end() :] if found else line


def find(prose: str) -> Marks:
    """Find the slide marks of a stretch of prose; a pair does not hold another of its kind."""
    waiting: dict[str, int] = {}  # the closing mark that each opening waits for
    paired: list[int] = []
    lone: list[int] = []
    for match in _MARKS.finditer(prose):
        mark = match[0]
        if match["open"]:
            closing = _PAIRS[mark]
            if closing in waiting:
                lone.append(waiting[closing])
            waiting[closing] = match.start()
        elif mark in waiting:
            paired += [waiting.pop(mark), match.start()]
    return Marks(tuple(sorted(paired)), tuple(sorted([*lone, *waiting.values()])))


def replaced(prose: str, marks: tuple[int, ...], by: str) -> str:
    """Return the prose with the marks at some offsets replaced."""
    parts: list[str] = []
    position = 0
    for start in sorted(marks):
        parts += [prose[position:start], by]
        position = start + _WIDTH
    return "".join([*parts, prose[position:]])


def without_pairs(prose: str) -> str:
    """Return the prose without the marks of its slides; code and formulas keep theirs."""
    return replaced(prose, find(masked(tokens(prose))).paired, "")


def without_marks(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks without the pairs of marks; a formula may stand between their halves."""
    shown: list[Block] = []
    for apart, adjacent in groupby(blocks, lambda block: block.kind in _APART):
        run = list(adjacent)
        text = "" if apart else "".join(masked(tokens(block.text)) for block in run)
        marks, start = find(text).paired, 0
        for block in run:
            end = start + len(block.text)
            own = tuple(mark - start for mark in marks if start <= mark < end)
            shown.append(replace(block, text=replaced(block.text, own, "")))
            start = end
    return shown
