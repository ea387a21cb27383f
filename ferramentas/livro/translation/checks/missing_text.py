"""A segment that says nothing, or much less than its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.prose import sentences
from livro.translation.checks.rule import PairRule, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.checks.reading import Reading
    from livro.translation.myst.model import Page


def words_of(page: Page) -> int:
    """Count the words of a text."""
    return sum(len(text.split()) for passage in page.passages for _, text in sentences(passage))


def check(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Look for words where the source has them."""
    if words_of(reading.source) and not words_of(reading.target):
        advice = "Traduza a fonte ou, se foi de propósito, diga-o nas omissões."
        yield Problem(reading.first, "A fonte diz alguma coisa aqui, e a tradução, nada.", advice)


RULE = PairRule(
    id="trecho-vazio",
    title="Nenhum trecho vazio",
    why="Um comentário `% seg` sem texto embaixo faz parecer traduzido o que se perdeu.",
    source="The hidden layer would behave as if it had only a single unit.",
    bad="",
    good="A camada oculta se comportaria como se tivesse uma única unidade.",
    check=check,
)
