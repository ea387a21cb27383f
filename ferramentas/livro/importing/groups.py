"""Blocks of the source that the page shows as one thing: lists, tabs of cells, tabs of text."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from livro.d2l.model import Block, Kind


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
        case Kind.CELL:
            continues = _continues_cells if block.tabs else _nothing
            return Group(Shape.CELLS, _run(blocks, start, continues))
        case Kind.TAB_BEGIN if tab := _one_tab(blocks, start):
            return Group(_use(tab), _tabs(blocks, start, _use(tab)))
    return Group(Shape.DISCUSSION if is_discussion(block) else _ALONE[block.kind], (block,))


def _run(
    blocks: Sequence[Block], start: int, continues: Callable[[Block], bool]
) -> tuple[Block, ...]:
    """Return a block and those that continue it; blank ones only between them."""
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


def _nothing(_block: Block) -> bool:
    return False


def _tabs(blocks: Sequence[Block], start: int, use: Shape) -> tuple[Block, ...]:
    """Return adjacent whole text tabs of one use, the first of which begins at a place."""
    end = following = start
    while following < len(blocks):
        if blocks[following].kind is Kind.BLANK:
            following += 1
            continue
        tab = _one_tab(blocks, following)
        if not tab or _use(tab) is not use:
            break
        end = following = following + len(tab)
    return tuple(blocks[start:end])


def _one_tab(blocks: Sequence[Block], start: int) -> Sequence[Block]:
    """Return the text tab that begins at a place; nothing if none does, or it has no end."""
    if blocks[start].kind is not Kind.TAB_BEGIN:
        return ()
    for index in range(start + 1, len(blocks)):
        if blocks[index].kind is Kind.TAB_END:
            return blocks[start : index + 1]
        if blocks[index].kind is Kind.TAB_BEGIN:
            return ()
    return ()


def _use(tab: Sequence[Block]) -> Shape:
    """Tell text tabs from those that only link to the forum, and from tables of contents."""
    marks = (Kind.TAB_BEGIN, Kind.TAB_END, Kind.BLANK)
    inside = [block for block in tab if block.kind not in marks]
    if tab[0].tabs == ("toc",):
        return Shape.CONTENTS
    return Shape.DISCUSSION if inside and all(map(is_discussion, inside)) else Shape.TABS
