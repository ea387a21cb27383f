"""Headings With Capitals On Every Word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.translation.checks.finding import Severity
from livro.translation.checks.prose import GAP, quote
from livro.translation.checks.rule import PageRule, Problem
from livro.translation.myst.model import Place
from livro.translation.words.dictionary import is_portuguese
from livro.translation.words.identify import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page

_AFTER_A_STOP = re.compile(r"(?<=[.:!?]) +\w+")


def check(page: Page, book: Book) -> Iterator[Problem]:
    """Look for capitals inside a heading on words that are no names."""
    for passage in page.passages:
        if passage.place is Place.HEADING:
            text = "".join(span.text or GAP for span in passage.spans)
            inside = _AFTER_A_STOP.sub("", text).split(maxsplit=1)[1:]
            for word in WORD.findall(" ".join(inside)):
                if word[0].isupper() and word[1:].islower() and not _is_name(word, book):
                    advice = f"Escreva {quote(word.lower())}: só a primeira palavra e os nomes."
                    yield Problem(passage.line, f"Maiúscula no título: {quote(word)}.", advice)


def _is_name(word: str, book: Book) -> bool:
    """Tell whether a word keeps its capital: it is known as a name, or not known without it."""
    vocabulary = book.knowledge.vocabulary
    is_common = is_portuguese(word.lower()) or vocabulary.allows(word)
    return word in vocabulary.names or not is_common


RULE = PageRule(
    id="titulo-com-maiusculas",
    title="Títulos com uma só maiúscula",
    why="Maiúscula em cada palavra é costume do inglês.",
    bad="## Desaparecimento do Gradiente",
    good="## Desaparecimento do gradiente",
    severity=Severity.WARNING,
    check=check,
)
