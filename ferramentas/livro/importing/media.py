"""Figures and tables, with their captions and names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from livro.d2l import starts
from livro.d2l.images import image
from livro.d2l.inline import Piece, tokens
from livro.importing import escapes
from livro.importing.labels import without_labels
from livro.importing.prose import one_line, prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from livro.d2l.images import Image
    from livro.d2l.model import Block
    from livro.importing.context import Context

_SIZE = re.compile(r":(width|height):`([^`]*)`")
_LENGTH = r"\d{1,5}(?:\.\d{1,5})?(?:px|em|pt|cm|mm|in)?"
_LENGTHS = {"width": re.compile(rf"{_LENGTH}|\d{{1,3}}%"), "height": re.compile(_LENGTH)}
_TABLE = MarkdownIt("commonmark").enable("table")


def picture(block: Block) -> Image | None:
    """Return the image of a figure."""
    return image(escapes.printable(block.text))


def table_parts(block: Block) -> tuple[str, str]:
    """Return the rows and the caption of a table."""
    lines = [line for line in escapes.printable(block.text).split("\n")]
    last = max(index for index, line in enumerate(lines) if "|" in line or index < 2)
    captions = [line for line in lines[last + 1 :] if starts.CAPTION.match(line)]
    caption = captions[0].lstrip()[1:].strip() if captions else ""
    return "\n".join(line.strip() for line in lines[: last + 1]), without_labels(caption)


def is_table(rows: str) -> bool:
    """Tell whether Markdown reads some lines as one table and nothing else."""
    kinds = [token.type for token in _TABLE.parse(rows) if token.level == 0]
    return kinds == ["table_open", "table_close"]


def figure(block: Block, names: Sequence[str], context: Context) -> str:
    """Return a `{figure}` directive."""
    found = picture(block)
    assert found is not None
    caption = one_line(found.caption, block.line, context)
    options = [f":name: {name}" for name in names[:1]]
    options.append(f":alt: {_alternative(found.caption) or 'Figura por descrever'}")
    options += _sizes(found.rest, block.line, context)
    message = "Descreva a figura para quem não a vê (:alt:); por ora, é a legenda."
    context.notices.todo(block.line, message)
    address = context.links.image(found.target, block.line)
    lines = [f"{{figure}} {address}", *options]
    content = "\n".join([*lines, "", caption] if caption else lines)
    mark = escapes.fence(content)
    return f"{mark}{content}\n{mark}"


def table(block: Block, names: Sequence[str], context: Context) -> str:
    """Return a table, in a `{table}` directive if it has a caption."""
    rows, caption = table_parts(block)
    content = prose(rows, block.line, context)
    shown = one_line(caption, block.line, context)
    if not is_table(content):
        context.notices.todo(block.line, "A tabela está malformada: ficou como texto.", rows)
        return "\n\n".join(part for part in (content, shown) if part)
    if not caption:
        return content
    mark = escapes.fence(content)
    head = "\n".join([f"{mark}{{table}} {shown}", *(f":name: {name}" for name in names[:1])])
    return f"{head}\n\n{content}\n{mark}"


def _sizes(rest: str, line: int, context: Context) -> list[str]:
    options = []
    for name, value in dict(_SIZE.findall(rest)).items():
        if _LENGTHS[name].fullmatch(value.strip()):
            options.append(f":{name}: {value.strip()}")
        else:
            context.notices.dropped(line, "A medida da figura não é uma medida.", value)
    return options


def _alternative(caption: str) -> str:
    """Return a caption as plain text."""
    kept = []
    for token in tokens(escapes.printable(caption)):
        kept.append("" if token.piece is Piece.ROLE else token.content)
    return " ".join("".join(kept).replace("*", "").split())
