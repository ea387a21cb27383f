"""English in what the cells printed when the book was built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.outputs import cells_of
from livro.translation.checks.prose import quote
from livro.translation.checks.rule import PageRule, Problem
from livro.translation.words.identify import english_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page


def check(page: Page, book: Book) -> Iterator[Problem]:
    """Look at the outputs of the last build, if its cells were these."""
    outputs = book.knowledge.outputs.get(cells_of(page), ())
    for cell, output in zip(page.cells, outputs, strict=False):
        for line in output.split("\n"):
            if english_words(book.knowledge.vocabulary.without_names(line)):
                yield Problem(
                    cell.first + 1,
                    f"A saída da célula está em inglês: {quote(line.strip())}.",
                    "Mude o que ela imprime ou desenha e construa o livro de novo.",
                )


RULE = PageRule(
    id="ingles-na-saida",
    title="Saídas em português",
    why=(
        "O que a célula imprime e os textos dos gráficos fazem parte da página. "
        "São conferidas as saídas da última construção; se as células mudaram depois dela, "
        "o comando avisa que não as conferiu."
    ),
    bad="loss: 0.25 after 10 steps",
    good="perda: 0,25 depois de 10 passos",
    check=check,
)
