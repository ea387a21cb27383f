"""The pieces of a stretch of prose: text, code, roles and formulas within the line."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

ROLES = (
    *("numref", "ref", "eqref", "cite", "citet", "citep", "label", "eqlabel"),
    *("width", "height", "bibliography", "begin_tab", "end_tab"),
)


class Piece(StrEnum):
    """The kinds of pieces of prose."""

    TEXT = "text"
    CODE = "code"  # `x`
    ROLE = "role"  # :name:`x`
    MATH = "math"  # $x$
    DISPLAY = "display"  # $$x$$


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of prose.

    Attributes:
        piece: what it is.
        text: the characters as they stand, marks included; the tokens rebuild the prose.
        start: offset of the first character in the prose.
        name: name of a role.
        content: what stands between the marks; the text itself where there are none.
    """

    piece: Piece
    text: str
    start: int
    name: str = ""
    content: str = ""


_OPENING = re.compile(r"\\.|(`+)|(\$\$?)", re.DOTALL)
_ROLE_NAME = re.compile(r":([A-Za-z_]{1,20}):\Z")
_LONGEST_NAME = 22
_FILLER = "·"


def tokens(prose: str) -> Iterator[Token]:
    """Split prose into pieces that rebuild it; a mark that nothing closes is text."""
    closings = _Closings(prose)
    text_start = position = 0
    while match := _OPENING.search(prose, position):
        opening = match[1] or match[2]
        position = match.end()
        if not opening or (end := closings.after(opening, position)) is None:
            continue
        token = _token(prose, match.start(), opening, end)
        if token.start > text_start:
            yield _text(prose, text_start, token.start)
        yield token
        text_start = position = end
    if text_start < len(prose):
        yield _text(prose, text_start, len(prose))


def _text(prose: str, start: int, end: int) -> Token:
    return Token(Piece.TEXT, prose[start:end], start, content=prose[start:end])


def _token(prose: str, start: int, opening: str, end: int) -> Token:
    content = prose[start + len(opening) : end - len(opening)]
    if opening[0] == "$":
        piece = Piece.MATH if len(opening) == 1 else Piece.DISPLAY
        return Token(piece, prose[start:end], start, content=content)
    named = _ROLE_NAME.search(prose[max(0, start - _LONGEST_NAME) : start])
    if named and len(opening) == 1:
        start -= len(named[0])
        return Token(Piece.ROLE, prose[start:end], start, named[1], content)
    return Token(Piece.CODE, prose[start:end], start, content=content)


def masked(pieces: Iterable[Token]) -> str:
    """Return prose with what is not prose (code, formulas, contents of roles) blotted out.

    Offsets stay as they are.
    """
    return "".join(_masked(token) for token in pieces)


def _masked(token: Token) -> str:
    if token.piece is Piece.TEXT or not token.content:
        return token.text
    start = token.text.rindex(token.content)
    end = start + len(token.content)
    return token.text[:start] + _FILLER * len(token.content) + token.text[end:]


class _Closings:
    """Where each mark closes: one walk over the prose, however many marks stay open."""

    _MARK = re.compile(r"\\.|`+|\$\$?", re.DOTALL)
    _CODE_MARK = re.compile(r"`+")

    def __init__(self, prose: str) -> None:
        self._ends: dict[str, list[int]] = {}
        for pattern, wanted in ((self._MARK, "$"), (self._CODE_MARK, "`")):
            for match in pattern.finditer(prose):
                if match[0][0] == wanted:
                    self._ends.setdefault(match[0], []).append(match.end())
        for ends in self._ends.values():
            ends.reverse()  # so that those already passed are popped from the end

    def after(self, mark: str, position: int) -> int | None:
        """Return the end of the next equal mark that begins at a position or later."""
        ends = self._ends.get(mark, [])
        while ends and ends[-1] - len(mark) < position:
            ends.pop()
        return ends[-1] if ends else None


def without_labels(text: str) -> str:
    """Return a text without its `:label:` and `:eqlabel:` roles, nor the lines that they leave."""
    kept = []
    for token in tokens(text):
        is_label = token.piece is Piece.ROLE and token.name in ("label", "eqlabel")
        has_mark = any(mark in token.content for mark in "\n`")  # such a thing is no label
        kept.append("\0" if is_label and not has_mark else token.text)
    lines = "".join(kept).split("\n")
    return "\n".join(
        line.replace("\0", "").rstrip() if "\0" in line else line
        for line in lines
        if line.replace("\0", "").strip() or "\0" not in line
    )
