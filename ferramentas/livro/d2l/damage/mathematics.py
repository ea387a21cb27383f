"""Damage in formulas: spaces that the translation put into TeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.d2l.damage.place import formulas, masked, pieces, told
from livro.d2l.inline import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.d2l.model import Block, Damage

_COMMANDS = (
    "mathbf|mathrm|mathcal|mathbb|mathit|mathsf|boldsymbol|operatorname|text|textrm|textbf|"
    "frac|sqrt|hat|bar|tilde|vec|overline|underline|begin|end|underbrace|overbrace|stackrel"
)
_SYMBOLS = (
    "alpha|beta|gamma|delta|epsilon|eta|theta|lambda|mu|nu|phi|pi|psi|rho|sigma|tau|omega|"
    "partial|nabla|sum|prod|int|log|exp|max|min|cdot|ldots|times|leq|geq|neq|approx|infty|left|"
    "right|odot|circ|sim|propto|quad"
)
_SPACED_BRACE = re.compile(rf"\\[ \t]*(?:{_COMMANDS})[ \t]+\{{")
_BROKEN_COMMAND = re.compile(rf"\\[ \t]+(?:{_COMMANDS}|{_SYMBOLS})(?![a-zA-Z])")
_DOLLAR = re.compile(r"\\.|\$\$?", re.DOTALL)


def spaced_brace(block: Block) -> Iterator[Damage]:
    r"""Tell of `\mathbf {x}`: the space is harmless to TeX and shows where a machine passed."""
    for start, text in formulas(block):
        for match in _SPACED_BRACE.finditer(text):
            message = "Há um espaço entre o comando de TeX e a sua chave."
            yield told(block, "brace-spaced", start + match.start(), match[0], message)


def broken_command(block: Block) -> Iterator[Damage]:
    r"""Tell of `\ mathbf`: the command has become a space and a word."""
    for start, text in formulas(block):
        for match in _BROKEN_COMMAND.finditer(text):
            message = "Há um espaço entre a barra e o nome do comando de TeX."
            yield told(block, "command-broken", start + match.start(), match[0], message)


def spaced_dollars(block: Block) -> Iterator[Damage]:
    """Tell of `$ x $`: a formula with spaces inside its dollars."""
    for token in pieces(block):
        if token.piece is Piece.MATH and token.content != token.content.strip():
            message = "Há espaços entre os cifrões e a fórmula."
            yield told(block, "math-spaced", token.start, token.text, message)


def open_dollar(block: Block) -> Iterator[Damage]:
    """Tell of a dollar without its pair."""
    for token in pieces(block):
        if token.piece is Piece.TEXT:
            for match in _DOLLAR.finditer(token.text):
                if match[0][0] == "$":
                    start = token.start + match.start()
                    rest = masked(block)[start : start + 60]
                    message = f"O {match[0]} não tem par."
                    yield told(block, "math-open", start, rest, message)


RULES = (spaced_brace, broken_command, spaced_dollars, open_dollar)
