"""Spellings that the agreement of 1990 did away with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.translation.checks.prose import page_lines, quote
from livro.translation.checks.rule import PageRule, Problem
from livro.translation.words.dictionary import is_portuguese
from livro.translation.words.identify import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page

# What the old rules wrote -> what is written now, if the dictionary knows it.
_HYPHENS = (
    (re.compile("^(não|quase)-"), r"\1 "),
    (re.compile("^(anti|auto|contra|extra|infra|semi|ultra|neo|pseudo)-([rs])"), r"\1\2\2"),
    (re.compile("^(anti|auto|contra|extra|infra|semi|micro|mini|multi|hiper|retro)-"), r"\1"),
)
_LETTERS = (
    (re.compile("ü"), "u"),
    (re.compile("éi(?!s?$)"), "ei"),
    (re.compile("ói(?!s?$)"), "oi"),
    (re.compile("ôo"), "oo"),
    (re.compile("êem$"), "eem"),
    (re.compile("(?<=[aeiou])([cp])(?=[çt])"), ""),
)
_ALONE = {"pára": "para", "pêlo": "pelo", "pólo": "polo", "pêra": "pera"}


def reformed(word: str) -> str:
    """Return how a word of the old spelling is written now, or nothing if it is not one."""
    lowered = word.lower()
    if lowered in _ALONE:
        return _ALONE[lowered]
    # The dictionary takes any two words with a hyphen between them.
    rules = _HYPHENS if is_portuguese(lowered) else (*_HYPHENS, *_LETTERS)
    candidates = (old.sub(new, lowered) for old, new in rules if old.search(lowered))
    return next((now for now in candidates if all(map(is_portuguese, now.split()))), "")


def check(page: Page, book: Book) -> Iterator[Problem]:
    """Look for words that are unknown today and known once reformed."""
    for number, text in page_lines(page):
        for word in WORD.findall(text):
            now = "" if book.knowledge.vocabulary.allows(word) else reformed(word)
            if now:
                message = f"Grafia anterior ao Acordo de 1990: {quote(word)}."
                yield Problem(number, message, f"Hoje se escreve {now}.")


RULE = PageRule(
    id="ortografia-antiga",
    title="Grafia do Acordo de 1990",
    why="Sem trema, sem acento em ditongo aberto de paroxítona, hífen só onde o acordo manda.",
    bad="A idéia é freqüente em lingüística.",
    good="A ideia é frequente em linguística.",
    check=check,
)
