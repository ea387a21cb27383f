"""Displayed formulas, figures and tables, with their captions and names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from livro.d2l import slides, starts
from livro.d2l.inline import Piece, Token, tokens, without_labels
from livro.d2l.model import Block
from livro.d2l.parts import Image, image_of
from livro.importing import escapes
from livro.importing.code import literal
from livro.importing.prose import one_line, prose

if TYPE_CHECKING:
    from livro.importing.context import Context


_SIZE = re.compile(r":(width|height):`([^`]*)`")
_LENGTH = r"\d{1,5}(?:\.\d{1,5})?(?:px|em|pt|cm|mm|in)?"
_LENGTHS = {"width": re.compile(rf"{_LENGTH}|\d{{1,3}}%"), "height": re.compile(_LENGTH)}
_TABLE = MarkdownIt("commonmark").enable("table")
_PUNCTUATION = re.compile(r"\s*([.,;:]*)\s*")


def picture(block: Block) -> Image:
    """Return the image of a figure."""
    found = image_of(escapes.printable(block.text))
    assert found, "the reader of d2l saw an image in these same lines"
    return found


def table_parts(block: Block) -> tuple[str, str]:
    """Return the rows and the caption of a table, wherever it stands."""
    lines = escapes.printable(block.text).strip("\n").split("\n")
    first = next(n for n, pair in enumerate(pairwise(lines)) if starts.table(*pair))
    last = max(n for n, line in enumerate(lines) if "|" in line or n < first + 2)
    around = [*lines[:first], *lines[last + 1 :]]
    caption = next((line for line in around if starts.CAPTION.match(line)), "")
    rows = "\n".join(line.strip() for line in lines[first : last + 1])
    return rows, without_labels(caption.lstrip()[1:].strip())


def is_table(rows: str) -> bool:
    """Tell whether Markdown reads some lines as one table and nothing else."""
    kinds = [token.type for token in _TABLE.parse(rows) if token.level == 0]
    return kinds == ["table_open", "table_close"]


def figure(block: Block, names: Sequence[str], context: Context) -> str:
    """Return a `{figure}` directive."""
    found = picture(block)
    caption = one_line(found.caption, block.line, context)
    options = [f":name: {name}" for name in names[:1]]
    options.append(":alt: Figura por descrever")
    options += _sizes(found.rest, block.line, context)
    message = "Descreva as figuras para quem não as vê (:alt:)."
    context.notices.todo(block.line, message, found.target)
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
    mark = escapes.fence(content, ":" if "`" in shown else "`")  # no backtick opens with others
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


def formula(block: Block, labels: Sequence[str], context: Context) -> str:
    """Return a displayed formula with its label, and as prose what stands on its last line."""
    text = _text(block)
    opened = _display(text)
    if opened is None:
        context.notices.todo(block.line, "Fórmula que não se fecha: ficou como código.", text)
        return literal(text, "latex")
    indent = text[: len(text) - len(text.lstrip())]
    rest = text.strip()[len(opened.text) :]
    punctuation = _PUNCTUATION.match(rest)
    assert punctuation is not None
    tex = _lines(opened.content) + punctuation[1]
    context.formula(tex, block.line)
    label = f" ({labels[0]})" if labels else ""
    shown = "\n".join(f"{indent}{line}" for line in f"$$\n{tex}\n$${label}".split("\n"))
    tail = rest[punctuation.end() :]
    return f"{shown}\n\n{indent}{prose(tail, block.line, context).strip()}" if tail else shown


def is_whole(block: Block) -> bool:
    """Tell whether a displayed formula closes, so that it can bear a label."""
    return _display(_text(block)) is not None


def _text(block: Block) -> str:
    return slides.without_pairs(without_labels(escapes.printable(block.text))).strip("\n")


def _display(text: str) -> Token | None:
    first = next(tokens(text.strip()), None)
    whole = first is not None and first.piece is Piece.DISPLAY and first.content.strip()
    return first if whole else None


def _lines(tex: str) -> str:
    """Return TeX without blank lines, which mean nothing in a formula."""
    return "\n".join(line.rstrip() for line in tex.strip().split("\n") if line.strip())
