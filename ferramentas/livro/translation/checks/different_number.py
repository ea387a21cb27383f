"""Numbers that differ from those of the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.translation.checks.counting import missing
from livro.translation.checks.prose import page_lines
from livro.translation.checks.rule import PairRule, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.checks.reading import Reading
    from livro.translation.myst.model import Page

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?!\w)")
_ADVICE = "Confira os números com a fonte."
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")


def check(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Compare the numbers of both sides, 10.000, 10,000 and 10000 being the same."""
    ours, theirs = _numbers(reading.target), [n for n, _ in _numbers(reading.source)]
    for number in missing(theirs, (n for n, _ in ours)):
        yield Problem(reading.first, f"Falta o número {number} da fonte.", _ADVICE, number)
    added = missing((n for n, _ in ours), theirs)
    for number, line in ours:
        if number in added:
            added.remove(number)
            yield Problem(line, f"A fonte não tem o número {number}.", _ADVICE, number)


def _numbers(page: Page) -> list[tuple[str, int]]:
    return [
        (_value(number), line)
        for line, text in page_lines(page)
        for number in _NUMBER.findall(text)
    ]


def _value(number: str) -> str:
    if _THOUSANDS.fullmatch(number):
        return re.sub(r"[.,]", "", number)
    return number.replace(",", ".")


RULE = PairRule(
    id="numero-diferente",
    title="Os números da fonte",
    why="Um zero a menos não salta aos olhos. Os separadores de milhar e decimal podem mudar.",
    source="10000-layer neural networks",
    bad="redes neurais de 1.000 camadas",
    good="redes neurais de 10.000 camadas",
    check=check,
)
