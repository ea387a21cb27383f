"""The programming exercises of a page: a cell with blanks, its solution, and what checks both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from livro.book.tags import CHECK, EXERCISE, SOLUTION
from livro.errors import BookError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from livro.book.cells import Cell

_ORDER = [EXERCISE, SOLUTION, CHECK]


@dataclass(frozen=True)
class Exercise:
    """The cells of an exercise; the build executes them in this order."""

    blanks: Cell
    solution: Cell
    check: Cell


def exercises(cells: Iterable[Cell]) -> list[Exercise]:
    """Find the exercises among the cells of a page.

    Raises:
        BookError: a cell of an exercise lacks the others, or readers would see the check.
    """
    parts = [cell for cell in cells if cell.says.part]
    found = [parts[start : start + 3] for start in range(0, len(parts), 3)]
    for group in found:
        if [cell.says.part for cell in group] != _ORDER:
            raise BookError(
                f"{group[0].place}: um exercício são três células, nesta ordem: {', '.join(_ORDER)}"
            )
        if not group[-1].says.hidden:
            raise BookError(f"{group[-1].place}: a verificação leva também a etiqueta remove-cell")
    return [Exercise(*group) for group in found]
