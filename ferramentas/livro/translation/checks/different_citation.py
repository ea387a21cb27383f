"""Citations that differ from those of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.counting import missing
from livro.translation.checks.prose import quote
from livro.translation.checks.rule import PairRule, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.checks.reading import Reading
    from livro.translation.myst.model import Page


def check(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Compare the keys of both sides."""
    ours, theirs = _keys(reading.target), _keys(reading.source)
    for key in missing(theirs, ours):
        advice = "Escreva {cite:p}`" + key + "` onde a fonte cita a obra."
        yield Problem(reading.first, f"Falta a citação {quote(key)} da fonte.", advice, key)
    for key in missing(ours, theirs):
        advice = "Cite só o que a fonte cita; o que é nosso cabe em uma Nota desta edição."
        yield Problem(reading.first, f"A fonte não cita {quote(key)}.", advice, key)


def _keys(page: Page) -> list[str]:
    roles = page.roles("cite:p", "cite:t")
    return [key.strip() for role in roles for key in role.target.split(",")]


RULE = PairRule(
    id="citacao-diferente",
    title="As citações da fonte",
    why="Quem escreveu o artigo merece o crédito também em português.",
    source="the now-standard *Xavier initialization* :cite:`Glorot.Bengio.2010`.",
    bad="a inicialização de Xavier, hoje padrão.",
    good="a inicialização de Xavier, hoje padrão {cite:p}`Glorot.Bengio.2010`.",
    check=check,
)
