"""Damage in the marks of prose: dollars, emphasis and slides, which come in pairs, and roles."""

import re
from collections.abc import Iterator

from livro.d2l import slides
from livro.d2l.damage.place import damage_at, masked, pieces
from livro.d2l.inline import ROLES, Piece, Token
from livro.d2l.model import Block, Damage

_DOLLAR = re.compile(r"\\.|\$\$?", re.DOTALL)
_BOLD = re.compile(r"(?<![*\\])\*\*(?!\*)([^*\n]+)\*\*(?!\*)")
_ROLE_AT_END = re.compile(rf":(?:{'|'.join(ROLES)}):\Z")
_TABS = frozenset({"begin_tab", "end_tab"})
_CITATIONS = frozenset({"cite", "citet", "citep"})
_LONGEST_KEY = 80


def dollars(block: Block) -> Iterator[Damage]:
    """Tell of `$ x $`, a formula with spaces inside its dollars, and of a dollar without pair."""
    for token in pieces(block):
        if token.piece is Piece.MATH and token.content != token.content.strip():
            message = "Há espaços entre os cifrões e a fórmula."
            yield damage_at(block, "math-spaced", token.start, token.text, message)
        if token.piece is Piece.TEXT:
            for match in _DOLLAR.finditer(token.text):
                if match[0][0] == "$":
                    start = token.start + match.start()
                    rest = masked(block)[start : start + 60]
                    yield damage_at(block, "math-open", start, rest, f"O {match[0]} não tem par.")


def spaced_bold(block: Block) -> Iterator[Damage]:
    """Tell of `** bold **`: the asterisks stay in the page."""
    text = masked(block)
    marks = slides.find(text)
    for match in _BOLD.finditer(slides.replaced(text, (*marks.paired, *marks.lone), "···")):
        if match[1] != match[1].strip():
            message = "Há espaços entre os asteriscos e o texto."
            yield damage_at(block, "bold-spaced", match.start(), match[0], message)


def lone_slide_mark(block: Block) -> Iterator[Damage]:
    """Tell of `[**` without `**]`."""
    text = masked(block)
    unpaired = {mark for mark in ("**", "~~") if text.count(mark) % 2}
    for start in slides.find(text).lone:
        if text[start + 1 : start + 3] not in unpaired:
            continue  # bold text in brackets
        message = "A marca de slide não tem par."
        yield damage_at(block, "slide-open", start, text[start : start + 60], message)


def glued(block: Block) -> Iterator[Damage]:
    """Tell of `word:numref:`: the role has lost the space before or after it."""
    text = block.text
    for token in _roles(block):
        end = token.start + len(token.text)
        before = token.start > 0 and text[token.start - 1].isalnum()
        if before or text[end : end + 1].isalnum():
            around = text[max(0, token.start - 10) : end + 10]
            message = "A referência está colada numa palavra."
            yield damage_at(block, "role-glued", token.start, around, message)


def swallowing(block: Block) -> Iterator[Damage]:
    """Tell of a key with spaces; a long one is text that a lost backtick let in."""
    for token in _roles(block):
        keys = token.content.split(",") if token.name in _CITATIONS else [token.content]
        broken = [key for key in keys if re.search(r"\s", key.strip())]
        if not token.content.strip():
            yield damage_at(
                block, "role-empty", token.start, token.text, "A referência está vazia."
            )
        elif len(token.content) > _LONGEST_KEY * len(keys) or any("\n" in key for key in broken):
            message = "Falta um acento grave: a referência engole o texto que vem depois dela."
            yield damage_at(block, "role-swallows", token.start, token.text, message)
        elif broken or token.content != token.content.strip():
            rule = "citation-spaced" if token.name in _CITATIONS else "key-spaced"
            yield damage_at(
                block, rule, token.start, token.text, "Há espaços na chave da referência."
            )


def unclosed(block: Block) -> Iterator[Damage]:
    """Tell of a backtick without its pair, and of what it makes of a role."""
    for token in pieces(block):
        if token.piece is Piece.CODE and (name := _ROLE_AT_END.search(token.content)):
            message = "Um acento grave perdido fez da referência um código."
            yield damage_at(block, "role-open", token.start, name[0], message)
        if token.piece is Piece.TEXT and "`" in token.text:
            offset = token.text.index("`")
            found = token.text[max(0, offset - 12) : offset + 40]
            message = "O acento grave não tem par."
            yield damage_at(block, "backtick-open", token.start + offset, found, message)


def unknown(block: Block) -> Iterator[Damage]:
    """Tell of a role that d2lbook does not have."""
    for token in pieces(block):
        if token.piece is Piece.ROLE and token.name not in ROLES:
            message = f"A marca “:{token.name}:” não é do d2lbook."
            yield damage_at(block, "role-unknown", token.start, token.text, message)


def _roles(block: Block) -> Iterator[Token]:
    for token in pieces(block):
        if token.piece is Piece.ROLE and token.name in ROLES and token.name not in _TABS:
            yield token


RULES = (dollars, spaced_bold, lone_slide_mark, glued, swallowing, unclosed, unknown)
