"""A term that the glossary rejects in every context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.code import comments, shown_strings
from livro.translation.checks.prose import quote, whole
from livro.translation.checks.rule import PageRule, Problem
from livro.translation.words.glossary import found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page


def check(page: Page, book: Book) -> Iterator[Problem]:
    """Look for the terms marked with `!` in the prose and in the texts of the cells."""
    texts = [(whole(passage), passage.line) for passage in page.passages]
    for cell in page.cells:
        texts += [*shown_strings(cell), *comments(cell)]
    for text, first in texts:
        for entry in book.knowledge.glossary:
            for term in found(entry.forbidden, text):
                yield Problem(
                    first + text.count("\n", 0, term.start()),
                    f"Termo que o glossário proíbe: {quote(term[0])}.",
                    f"Use {quote(entry.preferred)} (em inglês, {entry.english}).",
                )


RULE = PageRule(
    id="termo-proibido",
    title="Nenhum termo proibido",
    why=(
        "O mesmo conceito com dois nomes parece ser dois conceitos. Os termos marcados com `!` na "
        "coluna `proibidos` do glossário não servem em contexto nenhum."
    ),
    bad="O desaparecimento de gradiente atrapalha a aprendizagem profunda.",
    good="O desaparecimento do gradiente atrapalha o aprendizado profundo.",
    check=check,
)
