"""Damage that a pattern shows: what to look for, where, and what to tell."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from livro.d2l.damage.place import damage_at, formulas, masked
from livro.d2l.inline import ROLES
from livro.d2l.model import Block, Damage

_ROLES = "|".join(ROLES)
_COMMANDS = (
    "mathbf|mathrm|mathcal|mathbb|mathit|mathsf|boldsymbol|operatorname|text|textrm|textbf|"
    "frac|sqrt|hat|bar|tilde|vec|overline|underline|begin|end|underbrace|overbrace|stackrel"
)
_SYMBOLS = (
    "alpha|beta|gamma|delta|epsilon|eta|theta|lambda|mu|nu|phi|pi|psi|rho|sigma|tau|omega|"
    "partial|nabla|sum|prod|int|log|exp|max|min|cdot|ldots|times|leq|geq|neq|approx|infty|left|"
    "right|odot|circ|sim|propto|quad"
)


def _everything(block: Block) -> Iterator[tuple[int, str]]:
    start = int(block.line == 1 and block.text.startswith("\ufeff"))  # `page` tells of that one
    yield start, block.text[start:]


def _prose(block: Block) -> Iterator[tuple[int, str]]:
    yield 0, masked(block)


@dataclass(frozen=True, slots=True)
class _Pattern:
    rule: str
    looks_at: Callable[[Block], Iterator[tuple[int, str]]]
    pattern: re.Pattern[str]
    message: str


_PATTERNS = (
    _Pattern(
        "zero-width",
        _everything,
        re.compile("[\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\ufeff]"),
        "Há um caractere invisível.",
    ),
    _Pattern("nul", _everything, re.compile("\0"), "Há um caractere de controle."),
    _Pattern(
        "control-character",
        _everything,
        re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"),
        "Há um caractere de controle.",
    ),
    _Pattern(
        "replacement",
        _everything,
        re.compile("\ufffd"),
        "Um caractere se perdeu numa conversão de codificação.",
    ),
    _Pattern(
        "lone-cr",
        _everything,
        re.compile(r"\r(?!\n)"),
        "A linha termina com CR sozinho, como nos Macs dos anos 1990.",
    ),
    _Pattern(
        "stackedit",
        _everything,
        re.compile(r"<!--\s*stackedit_data:?"),
        "Sobrou um rastro do editor StackEdit.",
    ),
    # The space is harmless to TeX and shows where a machine passed.
    _Pattern(
        "brace-spaced",
        formulas,
        re.compile(rf"\\[ \t]*(?:{_COMMANDS})[ \t]+\{{"),
        "Há um espaço entre o comando de TeX e a sua chave.",
    ),
    _Pattern(
        "command-broken",
        formulas,
        re.compile(rf"\\[ \t]+(?:{_COMMANDS}|{_SYMBOLS})(?![a-zA-Z])"),
        "Há um espaço entre a barra e o nome do comando de TeX.",
    ),
    _Pattern(
        "link-spaced",
        _prose,
        re.compile(r"\][ \t]+\((?:https?:|\.{0,2}/|#|www\.)"),
        "Há um espaço entre o texto e o endereço do link.",
    ),
    _Pattern(
        "tab-malformed",
        _prose,
        re.compile(r":[ \t]*(?:begin|end)[ \t]*_[ \t]*tab[ \t]*:?[^\n]{0,40}"),
        "A marca de aba de texto não está inteira e sozinha na sua linha.",
    ),
    _Pattern(
        "heading-glued",
        _prose,
        re.compile(r"^ {0,3}#{1,6}[^#\s].*", re.MULTILINE),
        "Falta um espaço depois de #.",
    ),
    _Pattern(
        "role-spaced",
        _prose,
        re.compile(
            rf":(?:[ \t]+(?:{_ROLES})[ \t]*|(?:{_ROLES})[ \t]+):[ \t]*`|:(?:{_ROLES}):[ \t]+`",
            re.IGNORECASE,
        ),
        "Há um espaço dentro da marca da referência.",
    ),
    _Pattern(
        "role-open",
        _prose,
        re.compile(rf":(?!begin_tab|end_tab)(?:{_ROLES}):(?=[^\s`:])[^`\n]{{0,60}}"),
        "A referência perdeu o acento grave.",
    ),
)


def matches(block: Block) -> Iterator[Damage]:
    """Tell of each match of each pattern; of a single character, its code."""
    for each in _PATTERNS:
        for start, text in each.looks_at(block):
            for match in each.pattern.finditer(text):
                found = match[0]
                shown = found if len(found) > 1 else f"U+{ord(found):04X}"
                yield damage_at(block, each.rule, start + match.start(), shown, each.message)
