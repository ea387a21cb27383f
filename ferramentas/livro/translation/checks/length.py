"""A segment much longer or much shorter than its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.finding import Severity
from livro.translation.checks.missing_text import words_of
from livro.translation.checks.rule import PairRule, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.checks.reading import Reading

_ENOUGH = 20  # words of the source; fewer say nothing about a ratio
_SHORTEST, _LONGEST = 0.75, 1.6  # Portuguese takes some 10% more words than English


def check(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Compare the number of words of both sides."""
    ours, theirs = words_of(reading.target), words_of(reading.source)
    if theirs >= _ENOUGH and not _SHORTEST <= ours / theirs <= _LONGEST:
        message = f"A fonte tem {theirs} palavras, e a tradução, {ours}."
        advice = "Confira se nada se perdeu, e se o que é nosso não cabe em uma Nota desta edição."
        yield Problem(reading.first, message, advice)


RULE = PairRule(
    id="comprimento",
    title="Nem muito mais longo nem muito mais curto",
    why="Uma frase que faltou muda pouco o tamanho de uma página e muito o de um parágrafo.",
    source=(
        "This is more than just a theoretical nuisance. Consider the aforementioned "
        "one-hidden-layer MLP with two hidden units. The hidden layer would behave as if it had "
        "only a single unit."
    ),
    bad="Isso é mais do que um incômodo teórico.",
    good=(
        "Isso é mais do que um incômodo teórico.\nConsidere o MLP acima, com uma camada oculta de "
        "duas unidades.\nA camada oculta se comportaria como se tivesse uma única unidade."
    ),
    severity=Severity.WARNING,
    check=check,
)
