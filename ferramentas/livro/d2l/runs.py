"""How far each kind of block reaches: given the first line, the number of the line after it.

A run that is never closed (fence, formula, comment) is cut where that loses least, and
`damage` reports it. No run looks twice at the same line for the same reason, which keeps the
reading of a page linear in its size.
"""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from livro.d2l import slides, starts
from livro.d2l.model import Kind
from livro.d2l.parts import image

Run: TypeAlias = Callable[[Sequence[str], int], int | None]

_CAPTION_LINES = 8  # the longest caption of an image broken into lines
_ENVIRONMENT = re.compile(r"\\(begin|end)\b")


def _at(lines: Sequence[str], index: int) -> str:
    return lines[index] if index < len(lines) else ""


def with_attributes(lines: Sequence[str], end: int) -> int:
    """Extend a block over the lines of `:label:`, `:width:` … below it, blank lines between."""
    while starts.ATTRIBUTES.match(_at(lines, following := _after_blank(lines, end))):
        end = following + 1
    return end


def _after_blank(lines: Sequence[str], start: int) -> int:
    return blank(lines, start) or start


def blank(lines: Sequence[str], start: int) -> int | None:
    """Return the end of a run of blank lines."""
    end = start
    while end < len(lines) and starts.blank(lines[end]):
        end += 1
    return end if end > start else None


def fence(lines: Sequence[str], start: int) -> int | None:
    """Return the end of a fenced block.

    A new cell inside a cell tells that the first was not closed: it ends there.
    """
    opening = starts.FENCE.match(lines[start])
    if not opening:
        return None
    marker = opening[1]
    for index in range(start + 1, len(lines)):
        inner = starts.FENCE.match(lines[index])
        if not inner or inner[1][0] != marker[0]:
            continue
        if not inner[2].strip() and len(inner[1]) >= len(marker):
            return index + 1
        if starts.CELL.match(inner[2]) and len(inner[1]) == len(marker):
            return index
    return len(lines)


def comment(lines: Sequence[str], start: int) -> int | None:
    """Return the end of an HTML comment; prose after it, on the same line, is another block."""
    if not starts.comment(lines[start]):
        return None
    for index in range(start, len(lines)):
        if "-->" in lines[index]:
            alone = lines[index].rstrip().endswith("-->")
            return index + 1 if alone else index if index > start else None
    return len(lines)


def formula(lines: Sequence[str], start: int) -> int | None:
    """Return the end of a displayed formula; one never closed ends with its paragraph.

    The marks of a slide may stand around it, on lines of their own.
    """
    first = start + int(slides.alone(lines[start]))
    if not starts.formula(_at(lines, first)):
        return None
    end, closed = _formula_end(lines, first)
    if not closed:
        return end
    return with_attributes(lines, end + int(slides.alone(_at(lines, end))))


def _formula_end(lines: Sequence[str], first: int) -> tuple[int, bool]:
    """Return where a formula ends, and whether it is closed there.

    A blank line is part of a formula only inside an environment (`aligned`, `cases`).
    """
    if lines[first].count("$$") % 2 == 0:
        return first + 1, True
    depth = _depth(lines[first])
    for index in range(first + 1, len(lines)):
        line = lines[index]
        if "$$" in line:
            return index + 1, True
        if starts.FENCE.match(line) or starts.HEADING.match(line):
            return index, False
        if starts.blank(line) and depth <= 0:
            return index, False
        depth += _depth(line)
    return len(lines), False


def _depth(line: str) -> int:
    return sum(1 if match[1] == "begin" else -1 for match in _ENVIRONMENT.finditer(line))


def heading(lines: Sequence[str], start: int) -> int | None:
    """Return the end of a heading and its labels."""
    return with_attributes(lines, start + 1) if starts.HEADING.match(lines[start]) else None


def figure(lines: Sequence[str], start: int) -> int | None:
    """Return the end of an image that stands on lines of its own, and its attributes."""
    if not starts.figure(lines[start]):
        return None
    for end in range(start + 1, min(start + _CAPTION_LINES, len(lines)) + 1):
        if starts.blank(lines[end - 1]):
            return None
        if ")" in lines[end - 1] and (found := image("\n".join(lines[start:end]))):
            alone = starts.blank(found.rest) or starts.ATTRIBUTES.match(found.rest)
            return with_attributes(lines, end) if alone else None
    return None


def table(lines: Sequence[str], start: int) -> int | None:
    """Return the end of a table, its label, and its caption, which stands before or after."""
    first = _after_caption(lines, start)
    if not starts.table(_at(lines, first), _at(lines, first + 1)):
        return None
    end = first + 2
    while "|" in _at(lines, end):
        end += 1
    if first == start:
        end = _after_lower_caption(lines, end)
    return with_attributes(lines, end)


def _after_lower_caption(lines: Sequence[str], end: int) -> int:
    """Return the line below the caption under a table; after a blank line, it may be the next's."""
    caption = _after_blank(lines, end)
    if not starts.CAPTION.match(_at(lines, caption)):
        return end
    below = _after_caption(lines, caption)
    next_has_it = caption > end and starts.table(_at(lines, below), _at(lines, below + 1))
    return end if next_has_it else caption + 1


def _after_caption(lines: Sequence[str], start: int) -> int:
    """Return the line below the caption, and its label, that may stand before a table."""
    if not starts.CAPTION.match(_at(lines, start)):
        return start
    return _after_blank(lines, with_attributes(lines, start + 1))


def _prose(begins: Callable[[str], object]) -> Run:
    """Return the run of a block of prose: until something else begins."""

    def run(lines: Sequence[str], start: int) -> int | None:
        return _prose_end(lines, start) if begins(lines[start]) else None

    return run


def _prose_end(lines: Sequence[str], start: int) -> int:
    displayed = lines[start].count("$$") % 2 == 1
    end = start + 1
    while end < len(lines):
        line = lines[end]
        inside = displayed and not starts.blank(line) and not starts.FENCE.match(line)
        if not inside and starts.interrupts_prose(line, _at(lines, end + 1)):
            break
        displayed ^= line.count("$$") % 2 == 1
        end += 1
    return end


def quote(lines: Sequence[str], start: int) -> int | None:
    """Return the end of a quotation: the lines marked, and the prose that goes on without marks."""
    if not starts.QUOTE.match(lines[start]):
        return None
    end = start + 1
    while end < len(lines):
        marked = starts.QUOTE.match(lines[end])
        if not marked and starts.interrupts_prose(lines[end], _at(lines, end + 1)):
            break
        end += 1
    return end


def item(lines: Sequence[str], start: int) -> int | None:
    """Return the end of a list item: the next item, of any depth, is another block."""
    if not starts.ITEM.match(lines[start]):
        return None
    end = start + 1
    while end < len(lines) and not starts.ITEM.match(lines[end]):
        if starts.interrupts_prose(lines[end], _at(lines, end + 1)):
            break
        end += 1
    return end


def _single(begins: Callable[[str], object]) -> Run:
    """Return the run of a block of one line."""

    def run(lines: Sequence[str], start: int) -> int | None:
        return start + 1 if begins(lines[start]) else None

    return run


RUNS: tuple[tuple[Kind, Run], ...] = (
    (Kind.BLANK, blank),
    (Kind.CODE, fence),
    (Kind.TAB_BEGIN, _single(starts.TAB_BEGIN.match)),
    (Kind.TAB_END, _single(starts.TAB_END.match)),
    (Kind.COMMENT, comment),
    (Kind.FORMULA, formula),
    (Kind.HEADING, heading),
    (Kind.TABLE, table),
    (Kind.FIGURE, figure),
    (Kind.FOOTNOTE, _prose(starts.FOOTNOTE.match)),
    (Kind.QUOTE, quote),
    (Kind.ITEM, item),
    (Kind.PARAGRAPH, _prose(lambda _line: True)),
)
