"""A function that a page shows and that is no longer the one of the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.book.shown import shown_in
from livro.translation.checks.code import tree
from livro.translation.checks.rule import PageRule, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page


def check(page: Page, _book: Book) -> Iterator[Problem]:
    """Compare each function with the one of `estabilidade`, by its syntax tree."""
    for shown in shown_in(cell for cell in page.cells if tree(cell)):
        if not shown.is_current:
            yield Problem(
                shown.cell.first + shown.node.lineno,
                f"A função {shown.node.name} difere da do pacote estabilidade.",
                "Mude-a em code/estabilidade e rode `make sincronizar`.",
            )


RULE = PageRule(
    id="funcao-diferente",
    title="As funções das páginas são as do pacote",
    why="O código que o leitor vê é o que os testes testam.",
    bad=(
        "```{code-cell} ipython3\n:tags: [tab-pytorch]\n\n"
        'def matrix_product(factors, dtype="float32"):\n    return factors[0]\n```'
    ),
    good=(
        "```{code-cell} ipython3\n:tags: [tab-pytorch]\n\n"
        'def matrix_product(factors, dtype="float32"):\n'
        "    M, *rest = (torch.tensor(A, dtype=getattr(torch, dtype)) for A in factors)\n"
        "    for A in rest:\n        M = M @ A\n    return M.numpy()\n```"
    ),
    check=check,
)
