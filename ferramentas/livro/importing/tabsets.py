"""Tabs of text: `{tab-set}`, in step with the tabs of the cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.d2l.model import Kind
from livro.importing import escapes
from livro.importing.cells import LABELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from livro.d2l.model import Block
    from livro.importing.context import Context

    Writer = Callable[[Sequence[Block]], str]

_TEXT = re.compile(r"\[([^\[\]]*)\]\(")
_ADDRESS = re.compile(r"\((https?://discuss\.d2l\.ai/[^()\s]*)\)")


def tab_set(blocks: Sequence[Block], write: Writer) -> str:
    """Return text tabs; what is for all frameworks stands before them.

    Args:
        blocks: whole text tabs, their marks included.
        write: writes the blocks inside one.
    """
    bodies: dict[str, list[str]] = {}
    common: list[str] = []
    for names, inside in _tabs(blocks):
        body = write(inside)
        if not names:
            common.append(body)
        for name in names:
            bodies.setdefault(name, []).append(body)
    items = [_item(name, "\n\n".join(filter(None, parts))) for name, parts in bodies.items()]
    return "\n\n".join([*filter(None, common), *([_set(items)] if items else [])])


def discussion(blocks: Sequence[Block], context: Context) -> str:
    """Return the links to the forum of d2l in one box."""
    texts = [text for block in blocks for text in _TEXT.findall(block.text)]
    message = "Os links para o fórum do d2l viraram uma caixa; os textos deles eram estes."
    context.notices.dropped(blocks[0].line, message, ", ".join(texts))
    links: dict[str, str] = {}
    for block in blocks:
        for address in _ADDRESS.findall(block.text):
            names = [LABELS.get(name, name) for name in block.tabs] or ["fórum do d2l"]
            links[address] = ", ".join(names)
    shown = [f"[{label}]({address})" for address, label in links.items()]
    listed = " e ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
    return (
        "```{admonition} Discussão\n:class: seealso\n\n"
        f"O texto original é discutido, em inglês, no fórum do d2l: {listed}.\n```"
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


def _item(name: str, body: str) -> str:
    mark = escapes.fence(body, ":")
    return f"{mark}{{tab-item}} {LABELS.get(name, name)}\n:sync: {name}\n\n{body}\n{mark}"


def _set(items: Sequence[str]) -> str:
    content = "\n\n".join(items)
    mark = escapes.fence(content, ":", 4)
    return f"{mark}{{tab-set}}\n:sync-group: framework\n\n{content}\n{mark}"
