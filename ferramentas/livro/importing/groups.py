"""Blocks of the source that the page shows as one thing: lists, tabs of cells, tabs of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from livro.d2l.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from livro.d2l.model import Block


class Shape(StrEnum):
    """What a group of blocks makes; the values name its segments."""

    TITLE = "titulo"
    PARAGRAPH = "paragrafo"
    FORMULA = "formula"
    LIST = "lista"
    CELLS = "celulas"
    CODE = "codigo"
    TABS = "abas"
    DISCUSSION = "discussao"
    FIGURE = "figura"
    TABLE = "tabela"
    QUOTE = "citacao"
    FOOTNOTE = "nota"
    CONTENTS = "sumario"  # a text tab that lists the pages of a chapter
    COMMENT = "comentario"
    MARK = "marca"  # of a text tab without its other half


@dataclass(frozen=True, slots=True)
class Group:
    """Adjacent blocks that belong together; the blank lines between them are among them."""

    shape: Shape
    blocks: tuple[Block, ...]

    @property
    def said(self) -> tuple[Block, ...]:
        """The blocks that are not blank."""
        return tuple(block for block in self.blocks if block.kind is not Kind.BLANK)


_ALONE = {
    Kind.HEADING: Shape.TITLE,
    Kind.PARAGRAPH: Shape.PARAGRAPH,
    Kind.FORMULA: Shape.FORMULA,
    Kind.CODE: Shape.CODE,
    Kind.FIGURE: Shape.FIGURE,
    Kind.TABLE: Shape.TABLE,
    Kind.QUOTE: Shape.QUOTE,
    Kind.FOOTNOTE: Shape.FOOTNOTE,
    Kind.COMMENT: Shape.COMMENT,
    Kind.TAB_BEGIN: Shape.MARK,
    Kind.TAB_END: Shape.MARK,
}
_IN_LISTS = frozenset({Kind.ITEM, Kind.PARAGRAPH, Kind.FORMULA, Kind.CODE})
_DISCUSSION = re.compile(r"\s*\[[^\[\]]*\]\(https?://discuss\.d2l\.ai/[^()\s]*\)\s*$")


def groups(blocks: Sequence[Block]) -> Iterator[Group]:
    """Split blocks into groups, in order; blank lines between groups are left out."""
    start = 0
    while start < len(blocks):
        group = _group(blocks, start)
        if group.said:
            yield group
        start += len(group.blocks)


def is_discussion(block: Block) -> bool:
    """Tell whether a block is only a link to the forum of d2l."""
    return block.kind is Kind.PARAGRAPH and _DISCUSSION.match(block.text) is not None


def _group(blocks: Sequence[Block], start: int) -> Group:
    block = blocks[start]
    match block.kind:
        case Kind.BLANK:
            return Group(Shape.PARAGRAPH, (block,))
        case Kind.ITEM:
            return Group(Shape.LIST, _run(blocks, start, _continues_list))
        case Kind.CELL if block.tabs:
            return Group(Shape.CELLS, _run(blocks, start, _continues_cells))
        case Kind.CELL:
            return Group(Shape.CELLS, (block,))
        case Kind.TAB_BEGIN if end := _tab_end(blocks, start):
            return Group(_use(blocks[start:end]), tuple(blocks[start:end]))
    if is_discussion(block):
        return Group(Shape.DISCUSSION, (block,))
    return Group(_ALONE[block.kind], (block,))


def _run(blocks: Sequence[Block], start: int, continues: object) -> tuple[Block, ...]:
    assert callable(continues)
    end = start + 1
    for index in range(start + 1, len(blocks)):
        if continues(blocks[index]):
            end = index + 1
        elif blocks[index].kind is not Kind.BLANK:
            break
    return tuple(blocks[start:end])


def _continues_list(block: Block) -> bool:
    indented = block.text[:1] in (" ", "\t")
    return block.kind is Kind.ITEM or (block.kind in _IN_LISTS and indented)


def _continues_cells(block: Block) -> bool:
    return block.kind is Kind.CELL and bool(block.tabs)


def _tab_end(blocks: Sequence[Block], start: int) -> int:
    """Return the end of a run of whole text tabs of one use; 0 if the first is not whole."""
    end = _one_tab_end(blocks, start)
    use = _use(blocks[start:end]) if end else None
    following = end
    while end and following < len(blocks):
        if blocks[following].kind is Kind.BLANK:
            following += 1
            continue
        next_end = _one_tab_end(blocks, following)
        if not next_end or _use(blocks[following:next_end]) is not use:
            break
        end = following = next_end
    return end


def _one_tab_end(blocks: Sequence[Block], start: int) -> int:
    """Return the end of a text tab; 0 if none begins there or nothing closes it."""
    if blocks[start].kind is not Kind.TAB_BEGIN:
        return 0
    for index in range(start + 1, len(blocks)):
        if blocks[index].kind is Kind.TAB_END:
            return index + 1
        if blocks[index].kind is Kind.TAB_BEGIN:
            return 0
    return 0


def _use(tab: Sequence[Block]) -> Shape:
    """Tell text tabs from those that only link to the forum, and from tables of contents."""
    marks = (Kind.TAB_BEGIN, Kind.TAB_END, Kind.BLANK)
    inside = [block for block in tab if block.kind not in marks]
    if tab[0].tabs == ("toc",):
        return Shape.CONTENTS
    return Shape.DISCUSSION if inside and all(map(is_discussion, inside)) else Shape.TABS
