"""Damage in the marks of prose that come in pairs: dollars, emphasis, slides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from livro.d2l import slides
from livro.d2l.damage.place import masked, pieces, told
from livro.d2l.inline import Piece

if TYPE_CHECKING:
    from livro.d2l.model import Block, Damage

_DOLLAR = re.compile(r"\\.|\$\$?", re.DOTALL)
_BOLD = re.compile(r"(?<![*\\])\*\*(?!\*)([^*\n]+)\*\*(?!\*)")


def dollars(block: Block) -> Iterator[Damage]:
    """Tell of `$ x $`, a formula with spaces inside its dollars, and of a dollar without pair."""
    for token in pieces(block):
        if token.piece is Piece.MATH and token.content != token.content.strip():
            message = "Há espaços entre os cifrões e a fórmula."
            yield told(block, "math-spaced", token.start, token.text, message)
        if token.piece is Piece.TEXT:
            for match in _DOLLAR.finditer(token.text):
                if match[0][0] == "$":
                    start = token.start + match.start()
                    rest = masked(block)[start : start + 60]
                    yield told(block, "math-open", start, rest, f"O {match[0]} não tem par.")


def spaced_bold(block: Block) -> Iterator[Damage]:
    """Tell of `** bold **`: the asterisks stay in the page."""
    text = masked(block)
    marks = slides.find(text)
    for match in _BOLD.finditer(slides.replaced(text, (*marks.paired, *marks.lone), "···")):
        if match[1] != match[1].strip():
            message = "Há espaços entre os asteriscos e o texto."
            yield told(block, "bold-spaced", match.start(), match[0], message)


def lone_slide_mark(block: Block) -> Iterator[Damage]:
    """Tell of `[**` without `**]`."""
    text = masked(block)
    unpaired = {mark for mark in ("**", "~~") if text.count(mark) % 2}
    for start in slides.find(text).lone:
        if text[start + 1 : start + 3] not in unpaired:
            continue  # bold text in brackets
        message = "A marca de slide não tem par."
        yield told(block, "slide-open", start, text[start : start + 60], message)


RULES = (dollars, spaced_bold, lone_slide_mark)
