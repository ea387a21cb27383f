"""Damage in roles: `:numref:`, `:cite:` and their kin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from livro.d2l.damage.place import pieces, told
from livro.d2l.inline import ROLES, Piece

if TYPE_CHECKING:
    from livro.d2l.inline import Token
    from livro.d2l.model import Block, Damage

_ROLE_AT_END = re.compile(rf":(?:{'|'.join(ROLES)}):\Z")
_TABS = frozenset({"begin_tab", "end_tab"})
_CITATIONS = frozenset({"cite", "citet", "citep"})
_LONGEST_KEY = 80


def glued(block: Block) -> Iterator[Damage]:
    """Tell of `word:numref:`: the role has lost the space before or after it."""
    text = block.text
    for token in _roles(block):
        end = token.start + len(token.text)
        before = token.start > 0 and text[token.start - 1].isalnum()
        if before or text[end : end + 1].isalnum():
            around = text[max(0, token.start - 10) : end + 10]
            message = "A referência está colada numa palavra."
            yield told(block, "role-glued", token.start, around, message)


def swallowing(block: Block) -> Iterator[Damage]:
    """Tell of a key with spaces; a long one is text that a lost backtick let in."""
    for token in _roles(block):
        keys = token.content.split(",") if token.name in _CITATIONS else [token.content]
        broken = [key for key in keys if re.search(r"\s", key.strip())]
        if not token.content.strip():
            yield told(block, "role-empty", token.start, token.text, "A referência está vazia.")
        elif len(token.content) > _LONGEST_KEY * len(keys) or any("\n" in key for key in broken):
            message = "Falta um acento grave: a referência engole o texto que vem depois dela."
            yield told(block, "role-swallows", token.start, token.text, message)
        elif broken or token.content != token.content.strip():
            rule = "citation-spaced" if token.name in _CITATIONS else "key-spaced"
            yield told(block, rule, token.start, token.text, "Há espaços na chave da referência.")


def unclosed(block: Block) -> Iterator[Damage]:
    """Tell of a backtick without its pair, and of what it makes of a role."""
    for token in pieces(block):
        if token.piece is Piece.CODE and (name := _ROLE_AT_END.search(token.content)):
            message = "Um acento grave perdido fez da referência um código."
            yield told(block, "role-open", token.start, name[0], message)
        if token.piece is Piece.TEXT and "`" in token.text:
            offset = token.text.index("`")
            found = token.text[max(0, offset - 12) : offset + 40]
            message = "O acento grave não tem par."
            yield told(block, "backtick-open", token.start + offset, found, message)


def unknown(block: Block) -> Iterator[Damage]:
    """Tell of a role that d2lbook does not have."""
    for token in pieces(block):
        if token.piece is Piece.ROLE and token.name not in ROLES:
            message = f"A marca “:{token.name}:” não é do d2lbook."
            yield told(block, "role-unknown", token.start, token.text, message)


def _roles(block: Block) -> Iterator[Token]:
    for token in pieces(block):
        if token.piece is Piece.ROLE and token.name in ROLES and token.name not in _TABS:
            yield token


RULES = (glued, swallowing, unclosed, unknown)
