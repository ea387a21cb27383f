"""Displayed formulas: `$$ … $$ (label)`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from livro.d2l import slides
from livro.d2l.inline import Piece, Token, tokens, without_labels
from livro.d2l.model import Block
from livro.importing import escapes
from livro.importing.code import literal
from livro.importing.prose import prose

if TYPE_CHECKING:
    from livro.importing.context import Context

_PUNCTUATION = re.compile(r"\s*([.,;:]*)\s*")


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
