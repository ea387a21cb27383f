"""A segment that nobody read a second time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.rule import Problem, ReleaseRule
from livro.translation.segments.ledger import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.checks.reading import Reading


def check(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Ask for the state of the segment."""
    if reading.state is not State.REVIEWED:
        yield Problem(
            reading.first,
            f"O trecho não foi revisado: está em {reading.state.value}.",
            f"Outra pessoa o lê com a fonte e roda `livro marcar {reading.segment} revisado`.",
        )


RULE = ReleaseRule(
    id="trecho-sem-revisao",
    title="Num lançamento, tudo revisado",
    why="Quem traduziu não vê o próprio engano.",
    bad="estado: traduzido",
    good="estado: revisado",
    check=check,
)
