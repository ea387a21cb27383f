"""What the labels of a source page name, as the imported page will have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.d2l.model import Kind
from livro.importing.formulas import is_whole
from livro.importing.groups import Shape
from livro.importing.labels import VALID, Named, normal
from livro.importing.media import is_table, picture, table_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from livro.d2l.model import Block
    from livro.importing.groups import Group
    from livro.importing.notices import Notices


def name(
    page: Sequence[Group], taken: Iterable[str], notices: Notices
) -> tuple[dict[str, Named], dict[int, list[str]]]:
    """Return what each label of a page names, and the labels to give by line of their block.

    A label that the page gives twice, that the book already has or that MyST does not take is
    told and not given.
    """
    known = {normal(label) for label in taken}
    named: dict[str, Named] = {}
    given: dict[int, list[str]] = {}
    for group in page:
        for block in group.blocks:
            for label in block.labels:
                if normal(label) in known:
                    message = "Rótulo que já existe: dê outro nome a este lugar."
                    notices.todo(block.line, message, label)
                elif not VALID.fullmatch(label):
                    message = "Rótulo com caracteres que não servem: dê outro nome."
                    notices.todo(block.line, message, label)
                else:
                    known.add(normal(label))
                    first = not given.get(block.line)
                    named[label] = _kind(group, block) if first else Named.BARE
                    given.setdefault(block.line, []).append(label)
    return named, given


def _kind(group: Group, block: Block) -> Named:
    match block.kind:
        case Kind.HEADING if group.shape is Shape.TITLE:
            return Named.TITLE
        case Kind.FORMULA if group.shape is not Shape.LIST and is_whole(block):
            return Named.EQUATION
        case Kind.FIGURE:
            found = picture(block)
            return Named.NUMBERED if found and found.caption.strip() else Named.BARE
        case Kind.TABLE:
            rows, caption = table_parts(block)
            return Named.NUMBERED if caption and is_table(rows) else Named.BARE
    return Named.BARE
