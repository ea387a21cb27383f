"""Damage that only the whole page shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from livro.d2l.damage.place import PROSE
from livro.d2l.model import Damage, Kind

if TYPE_CHECKING:
    from livro.d2l.model import Block


def byte_order_mark(blocks: Sequence[Block]) -> Iterator[Damage]:
    """Tell of the mark that some editors put before the first letter."""
    if blocks and blocks[0].text.startswith("\ufeff"):
        yield Damage("bom", 1, "U+FEFF", "Há uma marca de ordem de bytes (BOM) no começo.")


def twice(blocks: Sequence[Block]) -> Iterator[Damage]:
    """Tell of a label that two blocks claim."""
    first: dict[str, int] = {}
    for block in blocks:
        for label in block.labels:
            if label in first:
                message = f"O rótulo já foi definido na linha {first[label]}."
                yield Damage("label-twice", block.line, label, message)
            first.setdefault(label, block.line)


def unbalanced_tabs(blocks: Sequence[Block]) -> Iterator[Damage]:
    """Tell of text tabs that open inside another, close without opening, or never close."""
    opened: Block | None = None
    for block in blocks:
        if block.kind is Kind.TAB_BEGIN:
            if opened:
                yield _tab("tab-open", opened, "A aba de texto não se fecha antes da seguinte.")
            opened = block
        elif block.kind is Kind.TAB_END:
            if not opened:
                yield _tab("tab-unopened", block, "Fecha-se uma aba de texto que não foi aberta.")
            opened = None
    if opened:
        yield _tab("tab-open", opened, "A aba de texto não se fecha até o fim da página.")


def _tab(rule: str, block: Block, message: str) -> Damage:
    return Damage(rule, block.line, block.text.strip(), message)


def odd_displays(blocks: Sequence[Block]) -> Iterator[Damage]:
    """Tell of an odd number of `$$`: one is missing, and not always where it shows."""
    displayed = [block for block in blocks if block.kind in PROSE | {Kind.FORMULA}]
    marks = sum(block.text.count("$$") for block in displayed)
    if marks % 2:
        line = next((b.line for b in displayed if b.text.count("$$") % 2), 1)
        message = f"A página tem um número ímpar de $$ ({marks}): há fórmula sem começo ou fim."
        yield Damage("display-odd", line, "$$", message)


RULES = (byte_order_mark, twice, unbalanced_tabs, odd_displays)
