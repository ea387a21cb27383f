"""A word written twice in a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.translation.checks.prose import lines, quote
from livro.translation.checks.rule import PageRule, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page

_DOUBLED = re.compile(r"(?<![\w-])([^\W\d_]+)\s+\1(?![\w-])", re.IGNORECASE)


def check(page: Page, _book: Book) -> Iterator[Problem]:
    """Look within each line and from the end of one to the start of the next."""
    for passage in page.passages:
        before = ""
        for number, text in lines(passage):
            last = before.split()[-1:]
            for found in _DOUBLED.finditer(" ".join([*last, text])):
                advice = "Apague uma das duas."
                yield Problem(number, f"Palavra repetida: {quote(found[0])}.", advice)
            before = text


RULE = PageRule(
    id="palavra-repetida",
    title="Nenhuma palavra repetida",
    why="O olho salta a repetição; o leitor, não.",
    bad="A saída da da camada é um vetor.",
    good="A saída da camada é um vetor.",
    check=check,
)
