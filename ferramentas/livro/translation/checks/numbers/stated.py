"""The numbers by which a text states what was measured, computed or chosen.

They are those with decimals, percentages, powers of ten, numbers with their thousands marked and
those that a word calls rough (“cerca de 18”) or a factor (“oito vezes”). Counts of things, years,
versions and numbers of sections are none of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal

from livro.book.numbers import marks_thousands
from livro.translation.myst.model import Mark, Page, Passage

WITHOUT_BOUNDS = Context(traps=[])  # 10^1000000 is infinite, and no error
_WORDS = {
    word: value
    for value, words in {
        2: "dois duas", 3: "três", 4: "quatro", 5: "cinco", 6: "seis", 7: "sete", 8: "oito",
        9: "nove", 10: "dez", 11: "onze", 12: "doze", 13: "treze", 14: "catorze quatorze",
        15: "quinze", 16: "dezesseis", 17: "dezessete", 18: "dezoito", 19: "dezenove",
        20: "vinte", 30: "trinta", 40: "quarenta", 50: "cinquenta", 60: "sessenta",
        70: "setenta", 80: "oitenta", 90: "noventa", 100: "cem", 1000: "mil",
    }.items()
    for word in words.split()
}  # fmt: skip
_IN_WORDS = "|".join(_WORDS)
_DIGITS = r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_NUMBER = re.compile(
    rf"(?<![\w,.^])(?:"
    rf"(?:(?P<mantissa>{_DIGITS}) ?[·×] ?)?10\^(?P<power>[-−]?\d+(?:,\d+)?)"
    rf"|dez (?:elevado )?[aà] (?P<spoken>(?:menos |[-−])?(?:\d+|{_IN_WORDS}))"
    rf"|(?P<digits>{_DIGITS})(?P<percent>%?)"
    rf"|(?P<word>{_IN_WORDS})"
    rf")(?![\w%])(?![.,]\d)"
)
_ROUGH = re.compile(r"(?:cerca de|perto de|por volta de|quase|≈|(?:mais|menos|acima|abaixo) de) $")
_FACTOR = re.compile(r" (?:vezes|ordens)\b")
_SIGNS = (("{,}", ","), (r"\%", "%"), (r"\cdot", "·"), (r"\times", "×"), (r"\approx", "≈"))
_EXPONENT = re.compile(r"\^\{([^{}]*)\}")
_NO_NUMBER = re.compile(r"\\[a-zA-Z]+|\\.|[{}]")


@dataclass(frozen=True, slots=True)
class Stated:
    """A number as a text states it.

    Attributes:
        text: as it is written.
        values: what it may be in code, without its sign: 85% is 85 or 0.85.
        line: its line in the page.
    """

    text: str
    values: frozenset[Decimal]
    line: int


def stated_in(page: Page) -> Iterator[Stated]:
    """Yield the numbers that a page states, in its prose and in the formulas between words."""
    for passage in page.passages:
        for line, text in _lines(passage):
            for found in _NUMBER.finditer(text):
                if _states(found):
                    yield _read(found, line)


def listed_in(text: str, line: int) -> list[Stated]:
    """Return all numbers of a list of them."""
    return [_read(found, line) for found in _NUMBER.finditer(_without_tex(text))]


def _lines(passage: Passage) -> Iterator[tuple[int, str]]:
    texts: dict[int, str] = {}
    for span in passage.spans:
        if span.mark in (Mark.TEXT, Mark.ROLE, Mark.FORMULA):
            shown = _without_tex(span.text) if span.mark is Mark.FORMULA else span.text
            texts[span.line] = texts.get(span.line, "") + shown
    yield from texts.items()


def _without_tex(tex: str) -> str:
    for sign, plain in _SIGNS:
        tex = tex.replace(sign, plain)
    return " ".join(_NO_NUMBER.sub(" ", _EXPONENT.sub(r"^\1", tex)).split(" ")).strip("\n")


def _states(found: re.Match[str]) -> bool:
    """Tell a number that is stated from one that counts things, or names them."""
    if found["power"] or found["spoken"] or found["percent"]:
        return True
    digits, after = found["digits"] or "", found.string[found.end() :]
    if "," in digits or marks_thousands(digits):
        return True
    is_rough = bool(digits and _ROUGH.search(found.string[: found.start()]))
    return not after.startswith("^") and (is_rough or bool(_FACTOR.match(after)))


def _read(found: re.Match[str], line: int) -> Stated:
    if power := found["power"] or found["spoken"]:
        power_of_ten = WITHOUT_BOUNDS.power(10, _value(power))
        value = WITHOUT_BOUNDS.multiply(_value(found["mantissa"] or "1"), power_of_ten)
    else:
        value = _value(found["digits"] or found["word"])
    of_hundred = {value / 100} if found["percent"] else set()
    return Stated(found[0], frozenset({value, *of_hundred}), line)


def _value(number: str) -> Decimal:
    number = number.replace("menos ", "-").replace("−", "-")
    sign, digits = ("-", number[1:]) if number.startswith("-") else ("", number)
    if digits in _WORDS:
        return Decimal(f"{sign}{_WORDS[digits]}")
    whole, _, decimals = digits.partition(",")
    return Decimal(f"{sign}{whole.replace('.', '')}.{decimals or 0}")
