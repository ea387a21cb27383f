"""A segment whose source or whose text changed since somebody answered for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.rule import Problem, ReleaseRule
from livro.translation.segments.bitext import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.checks.reading import Reading


def check(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Ask for the condition of the segment."""
    if reading.condition is not Condition.CURRENT:
        yield Problem(
            reading.first,
            f"O trecho está desatualizado: {reading.condition.value}.",
            f"Releia-o com a fonte e rode `livro marcar {reading.segment} traduzido`.",
        )


RULE = ReleaseRule(
    id="trecho-desatualizado",
    title="Num lançamento, nada desatualizado",
    why="O que mudou depois que alguém respondeu pelo trecho ainda não foi conferido por ninguém.",
    bad="estado: traduzido (fonte mudou)",
    good="estado: traduzido (em dia)",
    check=check,
)
