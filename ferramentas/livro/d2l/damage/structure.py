"""Damage in the blocks themselves: what opens and does not close, marks out of place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.d2l import starts
from livro.d2l.damage.place import PROSE, masked, told, told_of
from livro.d2l.lines import seen, split
from livro.d2l.model import Kind
from livro.d2l.tabs import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.d2l.model import Block, Damage

FRAMEWORKS = frozenset({"mxnet", "pytorch", "tensorflow", "jax", "paddle", "numpy"})
_GLUED_HEADING = re.compile(r"^ {0,3}#{1,6}[^#\s].*", re.MULTILINE)


def open_fence(block: Block) -> Iterator[Damage]:
    """Tell of a fence that nothing closes, or that another opens inside of."""
    if block.kind not in (Kind.CELL, Kind.CODE):
        return
    lines = seen(split(block.text))
    opening = starts.FENCE.match(lines[0])
    closing = starts.FENCE.match(lines[-1]) if len(lines) > 1 else None
    if opening and not (closing and not closing[2].strip() and closing[1].startswith(opening[1])):
        message = "O bloco de código não se fecha; vai até a próxima célula ou o fim da página."
        yield told(block, "fence-open", 0, lines[0], message)


def open_formula(block: Block) -> Iterator[Damage]:
    """Tell of a displayed formula that nothing closes, or with prose after it on its last line."""
    if block.kind is not Kind.FORMULA:
        return
    if block.text.count("$$") % 2:
        message = "A fórmula abre com $$ e não se fecha."
        yield told(block, "formula-open", 0, block.text.lstrip("\ufeff"), message)
        return
    closing = block.text.rindex("$$") + 2
    tail = block.text[closing:].split("\n", 1)[0].strip()
    if tail.strip(".,;:") and not starts.ATTRIBUTES.match(tail.lstrip(".,; ")):
        message = "Há texto na linha em que a fórmula se fecha."
        yield told(block, "formula-tail", closing, tail, message)


def open_comment(block: Block) -> Iterator[Damage]:
    """Tell of a comment that nothing closes, or with prose after it on its last line."""
    if block.kind is Kind.COMMENT and "-->" not in block.text:
        message = "O comentário HTML não se fecha e esconde o que vem depois."
        yield told(block, "comment-open", 0, block.text.split("\n", 1)[0], message)


def marks(block: Block) -> Iterator[Damage]:
    """Tell of frameworks that d2l does not have, and marks not on the first line of a cell."""
    if block.kind is Kind.CELL:
        yield from _late_marks(block)
    if block.kind in (Kind.CELL, Kind.TAB_BEGIN):
        unknown = [name for name in block.tabs if name not in FRAMEWORKS | {"toc"}]
        for name in unknown:
            message = f"Não há framework com o nome “{name}”."
            yield told(block, "tab-unknown", 0, name, message)


def _late_marks(block: Block) -> Iterator[Damage]:
    offset = 0
    for number, line in enumerate(split(block.text)):
        if number > 1 and mark(line.rstrip("\r\n")) is not None:
            message = "A marca do framework não está na primeira linha da célula e não vale."
            yield told(block, "tab-late", offset, line, message)
        offset += len(line)


def lone_label(block: Block) -> Iterator[Damage]:
    """Tell of a label that belongs to no heading, figure, table or formula."""
    if block.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE) and block.labels:
        message = "O rótulo não vem logo depois de um título, figura, tabela ou fórmula."
        yield told(block, "label-alone", 0, ", ".join(block.labels), message)


def glued_heading(block: Block) -> Iterator[Damage]:
    """Tell of a heading without the space after its marks is not a heading."""
    if block.kind in PROSE:
        for match in _GLUED_HEADING.finditer(masked(block)):
            yield told_of(block, "heading-glued", match, "Falta um espaço depois de #.")


RULES = (open_fence, open_formula, open_comment, marks, lone_label, glued_heading)
