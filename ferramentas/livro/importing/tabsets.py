"""Tabs of text: `{tab-set}`, in step with the tabs of the cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from livro.book.lists import listed
from livro.d2l.model import Block, Kind
from livro.importing import escapes
from livro.importing.context import LABELS, OWN

if TYPE_CHECKING:
    from livro.importing.context import Context

    Writer = Callable[[Sequence[Block]], str]

_TEXT = re.compile(r"\[([^\[\]]*)\]\(")
_ADDRESS = re.compile(r"\((https?://discuss\.d2l\.ai/[^()\s]*)\)")


def tab_set(blocks: Sequence[Block], write: Writer) -> str:
    """Return text tabs, each text once; what is for all frameworks stands before them.

    Args:
        blocks: whole text tabs, their marks included.
        write: writes the blocks inside one.
    """
    tabs = [(names, write(inside)) for names, inside in _tabs(blocks)]
    common = [body for names, body in tabs if body and not names]
    items = [_item(names, body) for names, body in tabs if names]
    return "\n\n".join([*common, *([_set(items)] if items else [])])


def discussion(blocks: Sequence[Block], context: Context) -> str:
    """Return the links to the forum of d2l in one box."""
    texts = [text for block in blocks for text in _TEXT.findall(block.text)]
    message = "Os links para o fórum do d2l viraram uma caixa; os textos deles eram estes."
    context.notices.dropped(blocks[0].line, message, ", ".join(texts))
    shown = [
        f"[{_listed(block.tabs) or 'fórum do d2l'}]({address})"
        for block in blocks
        for address in _ADDRESS.findall(block.text)
    ]
    return (
        "```{admonition} Discussão\n:class: seealso\n\n"
        f"O texto original é discutido, em inglês, no fórum do d2l: {listed(shown)}.\n```"
    )


def _tabs(blocks: Sequence[Block]) -> Iterator[tuple[tuple[str, ...], list[Block]]]:
    inside: list[Block] = []
    names: tuple[str, ...] = ()
    for block in blocks:
        if block.kind is Kind.TAB_BEGIN:
            names, inside = block.tabs, []
        elif block.kind is Kind.TAB_END:
            yield names, inside
        else:
            inside.append(block)


def _item(names: Sequence[str], body: str) -> str:
    """Return one tab; of several frameworks, it follows the choice of the first of the book's."""
    mark = escapes.fence(body, ":")
    followed = next((name for name in names if name in OWN), names[0])
    return f"{mark}{{tab-item}} {_listed(names)}\n:sync: {followed}\n\n{body}\n{mark}"


def _set(items: Sequence[str]) -> str:
    content = "\n\n".join(items)
    mark = escapes.fence(content, ":", 4)
    return f"{mark}{{tab-set}}\n:sync-group: framework\n\n{content}\n{mark}"


def _listed(names: Iterable[str]) -> str:
    return listed([LABELS.get(name, name) for name in names])
