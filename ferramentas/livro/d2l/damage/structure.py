"""Damage in the blocks themselves, and what only the page shows.

What opens and does not close, marks out of place, labels given twice.
"""

from collections.abc import Iterator, Sequence

from livro.d2l import slides, starts
from livro.d2l.damage.place import PROSE, damage_at
from livro.d2l.lines import seen, split
from livro.d2l.model import Block, Damage, Kind
from livro.d2l.parts import content
from livro.d2l.tabs import mark

FRAMEWORKS = frozenset({"mxnet", "pytorch", "tensorflow", "jax", "paddle", "numpy"})


def open_fence(block: Block) -> Iterator[Damage]:
    """Tell of a fence that nothing closes, or that another opens inside of."""
    if block.kind in (Kind.CELL, Kind.CODE) and content(block.text) is None:
        message = "O bloco de código não se fecha; vai até a próxima célula ou o fim da página."
        yield damage_at(block, "fence-open", 0, seen(split(block.text))[0], message)


def open_formula(block: Block) -> Iterator[Damage]:
    """Tell of a displayed formula that nothing closes, or with prose after it on its last line."""
    if block.kind is not Kind.FORMULA:
        return
    if block.text.count("$$") % 2:
        message = "A fórmula abre com $$ e não se fecha."
        yield damage_at(block, "formula-open", 0, block.text.lstrip("\ufeff"), message)
        return
    closing = block.text.rindex("$$") + 2
    tail = slides.CLOSING.sub("", block.text[closing:].split("\n", 1)[0]).strip()
    if tail.strip(".,;:") and not starts.ATTRIBUTES.match(tail.lstrip(".,; ")):
        message = "Há texto na linha em que a fórmula se fecha."
        yield damage_at(block, "formula-tail", closing, tail, message)


def open_comment(block: Block) -> Iterator[Damage]:
    """Tell of a comment that nothing closes, or with prose after it on its last line."""
    if block.kind is Kind.COMMENT and "-->" not in block.text:
        message = "O comentário HTML não se fecha e esconde o que vem depois."
        yield damage_at(block, "comment-open", 0, block.text.split("\n", 1)[0], message)


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
                yield damage_at(block, "tab-unknown", 0, name, message)


def lone_label(block: Block) -> Iterator[Damage]:
    """Tell of a label that belongs to no heading, figure, table or formula."""
    if block.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE) and block.labels:
        message = "O rótulo não vem logo depois de um título, figura, tabela ou fórmula."
        yield damage_at(block, "label-alone", 0, ", ".join(block.labels), message)


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


RULES = (open_fence, open_formula, open_comment, marks, lone_label)
OF_A_PAGE = (byte_order_mark, twice, unbalanced_tabs, odd_displays)
