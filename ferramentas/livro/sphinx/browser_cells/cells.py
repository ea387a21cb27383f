"""Which cells of a page run in the browser, and in the Python of which framework.

Those of NumPy need nothing but Matplotlib besides; those of another framework need its wheels.
"""

import ast
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from livro.book.cells import Cell
from livro.book.tags import CHECK, SOLUTION

FRAMEWORK = "numpy"
KERNEL = "python3"
_AVAILABLE = {*sys.stdlib_module_names, "estabilidade", "matplotlib", "numpy"}


def by_framework(
    cells: Sequence[Cell], others: Mapping[str, Collection[str]]
) -> dict[str, list[Cell]]:
    """Choose the cells that each framework runs, which share their names and no others'.

    Args:
        cells: all cells of a page.
        others: framework -> modules that only its cells can import.

    Returns:
        The cells of the frameworks that the page needs: NumPy, and those with a cell of their own.
    """
    found = {FRAMEWORK: runnable(cells)}
    seen = [cell for cell in found[FRAMEWORK] if is_seen(cell)]
    for name, modules in others.items():
        own = runnable(cells, name, modules)
        if any(is_seen(cell) and cell not in seen for cell in own):
            found[name] = own
    return {name: chosen for name, chosen in found.items() if chosen}


def runnable(
    cells: Iterable[Cell], framework: str = FRAMEWORK, modules: Collection[str] = ()
) -> list[Cell]:
    """Choose the cells that run in the browser, in the order of the page.

    Returns:
        The cells; none when no reader could see one.
    """
    available = {*_AVAILABLE, *modules}
    found = [cell for cell in cells if _runs(cell, framework, available)]
    return found if any(is_seen(cell) for cell in found) else []


def is_seen(cell: Cell) -> bool:
    """Tell whether the code of a cell is on the page."""
    return cell.says.shows_code


def executed_text(cell: Cell) -> str:
    """Return what the build executes: MyST drops the blank lines around the code of a cell."""
    return cell.code.strip("\n")


def _runs(cell: Cell, framework: str, available: set[str]) -> bool:
    """Leave out the tests too, and what an exercise keeps from the reader."""
    ours = cell.kernel == KERNEL and cell.says.belongs_to(framework) and not cell.says.test
    return ours and cell.says.part not in {SOLUTION, CHECK} and _imports(cell.code) <= available


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
