"""A decimal point in running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.translation.checks.prose import places, quote
from livro.translation.checks.rule import PageRule, Problem
from livro.translation.words.dictionary import is_portuguese

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page

# Thousands (10.000) and versions, which follow a name (CC BY-SA 4.0, Python 3.11), are right.
_POINT = re.compile(r"(?<![\w.,-])(?P<number>\d+\.\d+)(?!\w|\.\d)")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_OTHER_VERSIONS = re.compile(r"(?:\d+(?:\.\d+)+(?:, | e | ou ))+$")
_BEFORE = re.compile(r"(?P<word>[\w-]+) $")


def check(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for numbers with a point that are neither thousands nor versions."""
    for line, found in places(page, _POINT):
        number = found["number"]
        is_version = _follows_a_name(found.string[: found.start()])
        if not is_version and not _THOUSANDS.fullmatch(number):
            advice = f"Escreva {number.replace('.', ',')}."
            yield Problem(line, f"Ponto decimal no texto: {quote(number)}.", advice)


def _follows_a_name(before: str) -> bool:
    word = _BEFORE.search(_OTHER_VERSIONS.sub("", before))
    return word is not None and (word["word"] == "versão" or _is_name(word["word"]))


def _is_name(word: str) -> bool:
    return word[0].isupper() and not is_portuguese(word.lower())


RULE = PageRule(
    id="ponto-decimal",
    title="Vírgula decimal",
    why="No texto, 0,25; no código, 0.25.",
    bad="A derivada é no máximo 0.25.",
    good="A derivada é no máximo 0,25.",
    check=check,
)
