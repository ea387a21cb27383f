"""A Cyrillic “а” in a Portuguese word: seen by nobody, found by no search."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from livro.translation.checks.prose import places, quote
from livro.translation.checks.rule import PageRule, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page

_WORD = re.compile(r"[^\W\d_]+")
# Greek letters that pass for Latin ones; μ, of the units, does not.
_GREEK = set("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧνορ")


def check(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for words with letters of two alphabets."""
    for number, found in places(page, _WORD):
        strange = [letter for letter in found[0] if _passes_for_latin(letter)]
        if strange and any(_name(letter).startswith("LATIN") for letter in found[0]):
            names = ", ".join(
                f"{letter} (U+{ord(letter):04X})" for letter in dict.fromkeys(strange)
            )
            message = f"Letras de outro alfabeto em {quote(found[0])}: {names}."
            yield Problem(number, message, "Escreva a palavra outra vez, com letras latinas.")


def _passes_for_latin(letter: str) -> bool:
    return letter in _GREEK or _name(letter).startswith("CYRILLIC")


def _name(letter: str) -> str:
    return unicodedata.name(letter, "")


RULE = PageRule(
    id="alfabetos-misturados",
    title="Um só alfabeto em cada palavra",
    why="Uma letra de outro alfabeto, igual aos olhos, esconde a palavra da busca e do corretor.",
    bad="As c\N{CYRILLIC SMALL LETTER A}madas são independentes.",
    good="As camadas são independentes.",
    check=check,
)
