"""English in what a cell shows: labels, printed texts, comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.code import comments, identifiers, shown_strings
from livro.translation.checks.prose import quote
from livro.translation.checks.rule import PageRule, Problem
from livro.translation.words.identify import english_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page


def check(page: Page, book: Book) -> Iterator[Problem]:
    """Look at the texts of each cell that a reader reads, but for the names of the code."""
    for cell in page.cells:
        names = identifiers(cell)
        for text, line in (*shown_strings(cell), *comments(cell)):
            words = english_words(book.knowledge.vocabulary.without_names(text))
            if set(words) - names:
                yield Problem(
                    line,
                    f"Texto em inglês na célula: {quote(text.strip())}.",
                    "Traduza-o: legendas, mensagens e comentários se leem como o resto da página.",
                )


RULE = PageRule(
    id="ingles-no-codigo",
    title="Rótulos, mensagens e comentários em português",
    why=(
        "O leitor lê a legenda de um gráfico e o que a célula imprime como lê o texto. "
        "Os nomes do código ficam em inglês."
    ),
    bad='```{code-cell} ipython3\nprint("a single matrix", M)\n```',
    good='```{code-cell} ipython3\nprint("uma única matriz", M)\n```',
    check=check,
)
