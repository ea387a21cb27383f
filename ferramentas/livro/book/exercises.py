"""The exercises of a page, and which of what it folds are their solutions.

Those of programming are a cell with blanks, its solution, and what checks both.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from livro.book.cells import Cell
from livro.book.tags import CHECK, EXERCISE, SOLUTION
from livro.errors import BookError

_ORDER = [EXERCISE, SOLUTION, CHECK]
_SOLUTION = re.compile(r"Soluç(ão|ões)\b")
_FOLDED_SOLUTION = re.compile(rf"^`{{3,}}\{{dropdown\}} {_SOLUTION.pattern}", re.MULTILINE)


@dataclass(frozen=True)
class Exercise:
    """The cells of an exercise; the build executes them in this order."""

    blanks: Cell
    solution: Cell
    check: Cell


def is_solution(title: str) -> bool:
    """Tell whether what a page folds under a title is the solution of an exercise."""
    return _SOLUTION.match(title) is not None


def has_solutions(text: str) -> bool:
    """Tell whether the text of a page folds the solution of an exercise."""
    return _FOLDED_SOLUTION.search(text) is not None


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
