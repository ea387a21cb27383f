"""Damage in the blocks themselves: what opens and does not close, marks out of place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from livro.d2l import slides, starts
from livro.d2l.damage.place import told
from livro.d2l.fences import content
from livro.d2l.lines import seen, split
from livro.d2l.model import Damage, Kind
from livro.d2l.tabs import mark

if TYPE_CHECKING:
    from livro.d2l.model import Block

FRAMEWORKS = frozenset({"mxnet", "pytorch", "tensorflow", "jax", "paddle", "numpy"})


def open_fence(block: Block) -> Iterator[Damage]:
    """Tell of a fence that nothing closes, or that another opens inside of."""
    if block.kind in (Kind.CELL, Kind.CODE) and content(block.text) is None:
        message = "O bloco de código não se fecha; vai até a próxima célula ou o fim da página."
        yield told(block, "fence-open", 0, seen(split(block.text))[0], message)


def open_formula(block: Block) -> Iterator[Damage]:
    """Tell of a displayed formula that nothing closes, or with prose after it on its last line."""
    if block.kind is not Kind.FORMULA:
        return
    if block.text.count("$$") % 2:
        message = "A fórmula abre com $$ e não se fecha."
        yield told(block, "formula-open", 0, block.text.lstrip("\ufeff"), message)
        return
    closing = block.text.rindex("$$") + 2
    tail = slides.CLOSING.sub("", block.text[closing:].split("\n", 1)[0]).strip()
    if tail.strip(".,;:") and not starts.ATTRIBUTES.match(tail.lstrip(".,; ")):
        message = "Há texto na linha em que a fórmula se fecha."
        yield told(block, "formula-tail", closing, tail, message)


def open_comment(block: Block) -> Iterator[Damage]:
    """Tell of a comment that nothing closes, or with prose after it on its last line."""
    if block.kind is Kind.COMMENT and "-->" not in block.text:
        message = "O comentário HTML não se fecha e esconde o que vem depois."
        yield told(block, "comment-open", 0, block.text.split("\n", 1)[0], message)


def marks(block: Block) -> Iterator[Damage]:
    """Tell of frameworks that d2l does not have, and of a second mark in a cell."""
    if block.kind is Kind.CELL:
        lines = list(enumerate(seen(split(block.text))))
        for number, line in [each for each in lines if mark(each[1]) is not None][1:]:
            message = "A célula já tem uma marca de framework, e só a primeira vale."
            yield Damage("tab-twice", block.line + number, line, message)
    if block.kind in (Kind.CELL, Kind.TAB_BEGIN):
        for name in block.tabs:
            if name not in FRAMEWORKS | {"toc"}:
                message = f"Não há framework com o nome “{name}”."
                yield told(block, "tab-unknown", 0, name, message)


def lone_label(block: Block) -> Iterator[Damage]:
    """Tell of a label that belongs to no heading, figure, table or formula."""
    if block.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE) and block.labels:
        message = "O rótulo não vem logo depois de um título, figura, tabela ou fórmula."
        yield told(block, "label-alone", 0, ", ".join(block.labels), message)


RULES = (open_fence, open_formula, open_comment, marks, lone_label)
