"""Damage in single characters, wherever they are in the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.d2l.damage.place import told, told_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.d2l.model import Block, Damage

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LONE_CR = re.compile(r"\r(?!\n)")
_STACKEDIT = re.compile(r"<!--\s*stackedit_data:?")


def invisible(block: Block) -> Iterator[Damage]:
    """Tell of zero-width characters, and those that turn the direction of the text."""
    for match in _INVISIBLE.finditer(block.text):
        code = f"U+{ord(match[0]):04X}"
        if block.line == 1 and match.start() == 0 and match[0] == "\ufeff":
            yield told(block, "bom", 0, code, "Há uma marca de ordem de bytes (BOM) no começo.")
        else:
            yield told(block, "zero-width", match.start(), code, "Há um caractere invisível.")


def control(block: Block) -> Iterator[Damage]:
    """Tell of characters that no text has: NUL and its neighbours."""
    for match in _CONTROL.finditer(block.text):
        rule = "nul" if match[0] == "\0" else "control-character"
        code = f"U+{ord(match[0]):04X}"
        yield told(block, rule, match.start(), code, "Há um caractere de controle.")


def replacement(block: Block) -> Iterator[Damage]:
    """Tell of what a conversion leaves of the characters that it does not know."""
    offset = block.text.find("\ufffd")
    while offset >= 0:
        message = "Um caractere se perdeu numa conversão de codificação."
        yield told(block, "replacement", offset, "U+FFFD", message)
        offset = block.text.find("\ufffd", offset + 1)


def lone_returns(block: Block) -> Iterator[Damage]:
    """Tell of lines that end with a carriage return alone."""
    for match in _LONE_CR.finditer(block.text):
        message = "A linha termina com CR sozinho, como nos Macs dos anos 1990."
        yield told(block, "lone-cr", match.start(), "U+000D", message)


def stackedit(block: Block) -> Iterator[Damage]:
    """Tell of what the editor StackEdit writes at the end of a page."""
    for match in _STACKEDIT.finditer(block.text):
        yield told_of(block, "stackedit", match, "Sobrou um rastro do editor StackEdit.")


RULES = (invisible, control, replacement, lone_returns, stackedit)
