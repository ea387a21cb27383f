"""The parts of a figure, `![caption](file)`, and of a block of code between its fences."""

import re
from dataclasses import dataclass, replace

from livro.d2l import starts
from livro.d2l.inline import Piece, tokens
from livro.d2l.lines import seen, split

_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Image:
    """An image of a page.

    Attributes:
        caption: the text in square brackets; links, code and formulas included.
        target: the address or file.
        rest: what follows the image.
    """

    caption: str
    target: str
    rest: str


def image(text: str) -> Image | None:
    """Take an image apart; None if the text does not begin with a whole one."""
    stripped = text.lstrip("\ufeff \t")
    if not stripped.startswith("!["):
        return None
    end = _closing(stripped)
    if end is None or stripped[end + 1 : end + 2] != "(":
        return None
    closing = stripped.find(")", end)
    if closing < 0:
        return None
    return Image(stripped[2:end], stripped[end + 2 : closing].strip(), stripped[closing + 1 :])


def image_of(text: str) -> Image | None:
    """Take the image of a figure apart: the lines of its label and sizes say nothing of it.

    (One of their backticks would close another, in the caption.)
    """
    lines = text.rstrip("\n").split("\n")
    end = len(lines)
    while end > 1 and (starts.blank(lines[end - 1]) or starts.ATTRIBUTES.match(lines[end - 1])):
        end -= 1
    found = image("\n".join(lines[:end]))
    return found and replace(found, rest="\n".join([found.rest, *lines[end:]]))


def _closing(text: str) -> int | None:
    """Return where the first bracket closes; brackets in code and formulas do not count."""
    depth = 0
    for token in tokens(text):
        if token.piece is not Piece.TEXT:
            continue
        for match in _BRACKET.finditer(token.text):
            depth += {"[": 1, "]": -1}.get(match[0], 0)
            if match[0] == "]" and depth == 0:
                return token.start + match.start()
    return None


def content(text: str) -> tuple[str, list[str]] | None:
    """Return the info and the lines of a fenced block; None if nothing closes it."""
    lines = seen(split(text))
    opening = starts.FENCE.match(lines[0])
    closing = starts.FENCE.match(lines[-1]) if len(lines) > 1 else None
    if not opening or not closing or closing[2].strip() or not closing[1].startswith(opening[1]):
        return None
    return opening[2], lines[1:-1]
