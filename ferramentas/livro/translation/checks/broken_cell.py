"""A cell that is not Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.code import tree
from livro.translation.checks.rule import PageRule, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page


def check(page: Page, _book: Book) -> Iterator[Problem]:
    """Parse every cell."""
    if page.broken_cell:
        advice = "Escreva-os como `:tags: [tab-numpy]` ou como YAML entre linhas de `---`."
        yield Problem(page.broken_cell, "Os metadados da célula não se deixam ler.", advice)
    for cell in page.cells:
        if tree(cell) is None:
            yield Problem(
                cell.first + 1,
                "A célula não é Python válido.",
                "Desfaça a última mudança nela: aspas e parênteses têm de vir aos pares.",
            )


RULE = PageRule(
    id="celula-invalida",
    title="Células com Python válido",
    why="Uma aspa a menos em um texto traduzido, e a página deixa de ser executada.",
    bad='```{code-cell} ipython3\nprint("uma única matriz, M)\n```',
    good='```{code-cell} ipython3\nprint("uma única matriz", M)\n```',
    check=check,
)
