"""Which cells of a page run in the browser: those that need nothing but NumPy and Matplotlib."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator

from livro.book.cells import Cell
from livro.book.tags import CHECK, SOLUTION

FRAMEWORK = "numpy"
KERNEL = "python3"
_AVAILABLE = {*sys.stdlib_module_names, "estabilidade", "matplotlib", "numpy"}


def runnable(cells: Iterable[Cell]) -> list[Cell]:
    """Choose the cells that run in the browser, in the order of the page.

    Returns:
        The cells; none when no reader could see one.
    """
    found = [cell for cell in cells if _runs(cell)]
    return found if any(is_seen(cell) for cell in found) else []


def is_seen(cell: Cell) -> bool:
    """Tell whether the code of a cell is on the page."""
    return cell.says.shows_code


def executed_text(cell: Cell) -> str:
    """Return what the build executes: MyST drops the blank lines around the code of a cell."""
    return cell.code.strip("\n")


def _runs(cell: Cell) -> bool:
    """Leave out the tests too, and what an exercise keeps from the reader."""
    ours = cell.kernel == KERNEL and cell.says.belongs_to(FRAMEWORK) and not cell.says.test
    return ours and cell.says.part not in {SOLUTION, CHECK} and _imports(cell.code) <= _AVAILABLE


def _imports(code: str) -> set[str]:
    """Return the packages that a cell imports; what is not Python imports what nobody has."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return {"?"}
    return {name.partition(".")[0] for node in ast.walk(tree) for name in _names(node)}


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield node.module or ""
