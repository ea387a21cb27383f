"""A word that translates another term than the one of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.prose import quote, whole
from livro.translation.checks.rule import PairRule, Problem
from livro.translation.checks.terms import prose_of, speaks_of
from livro.translation.words.glossary import in_either_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.checks.reading import Reading


def check(reading: Reading, book: Book) -> Iterator[Problem]:
    """Look for what the glossary rejects as a translation of each term of the source."""
    source = prose_of(reading.source)
    for entry in book.knowledge.glossary:
        if entry.doubtful and speaks_of(source, entry):
            for passage in reading.target.passages:
                text = whole(passage)
                for term in in_either_number(entry.doubtful, text):
                    yield Problem(
                        passage.line + text.count("\n", 0, term.start()),
                        f"{quote(term[0])} não é a tradução de {quote(entry.english)}.",
                        f"Use {quote(entry.preferred)}.",
                        term[0],
                    )


RULE = PairRule(
    id="termo-trocado",
    title="Cada termo pelo seu",
    why=(
        "Variação e variância são palavras do português, e só uma traduz *variance*. O glossário "
        "diz, sem o sinal `!`, o que não serve como tradução de cada termo."
    ),
    source="The distribution has zero mean and variance $\\sigma^2$.",
    bad="A distribuição tem média zero e variação $\\sigma^2$.",
    good="A distribuição tem média zero e variância $\\sigma^2$.",
    check=check,
)
