"""Lists with more or fewer items than those of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.rule import PairRule, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.checks.reading import Reading


def check(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Count the items of both sides."""
    ours, theirs = len(reading.target.items), len(reading.source.items)
    if ours != theirs:
        message = f"A lista da fonte tem {theirs} itens, e a da tradução, {ours}."
        yield Problem(reading.first, message, "Traduza cada item por um item.")


RULE = PairRule(
    id="lista-diferente",
    title="Os itens da fonte",
    why="Um item que some em uma lista longa não faz falta a quem não conhece a fonte.",
    source="* ReLU activation functions mitigate the problem.\n* Random initialization is key.",
    bad="* As funções de ativação ReLU mitigam o problema.",
    good="* As funções de ativação ReLU mitigam o problema.\n* O sorteio é fundamental.",
    check=check,
)
