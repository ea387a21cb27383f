"""The code cells of a page that the notebook of a framework holds.

The cells tagged `test` stay in the book: they check its sentences, and some compare what all the
frameworks gave. The other hidden ones prepare what the visible ones use. What checks an exercise
comes right after it; its solution is in the second set of notebooks.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from livro.book import files
from livro.book.cells import Cell, code_cells
from livro.book.exercises import exercises, has_solutions
from livro.book.tags import CHECK, SOLUTION
from livro.sphinx.freshness import all_after_a_change

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
_NOTED = "tem notebooks"


class PageCells:
    """The cells of one page for one framework, taken from top to bottom.

    Args:
        page: the source of the page.
        lines: the line of each cell, text or code, as MyST-NB numbers them.
        framework: the name of the framework.
        solved: whether the exercises have their solutions in the place of the blanks.
    """

    def __init__(
        self, page: Path, lines: Sequence[int], framework: str, *, solved: bool = False
    ) -> None:
        cells = list(code_cells(page))
        self._waiting = [c for c in cells if _belongs(c, framework)]
        self._exercises = {e.blanks.first: e for e in exercises(cells)}
        self._solved = solved
        self._lines = lines

    def take(self, index: int) -> Iterator[Cell]:
        """Yield the cell with this number, the hidden ones before it and, after it, its check."""
        while self._waiting and self._waiting[0].first < self._lines[index]:
            cell = self._waiting.pop(0)
            assert cell.says.hidden, f"{cell.place}: célula visível fora da página"
            yield cell
        cell = self._waiting.pop(0)
        if exercise := self._exercises.get(cell.first):
            yield exercise.solution if self._solved else cell
            yield exercise.check
        else:
            yield cell


def note(app: Sphinx, _document: nodes.document) -> None:
    """Note of a page, as it is read, whether it shows code that the frameworks of the tabs run."""
    known = app.env.metadata[app.env.docname]
    kernel = known.get("kernelspec") or {}
    cells = code_cells(Path(app.env.doc2path(app.env.docname)))
    known[_NOTED] = kernel.get("name") == KERNEL["name"] and any(
        cell.says.shows_code for cell in cells
    )


def has_notebooks(env: BuildEnvironment, page: str) -> bool:
    """Tell whether a page, once it is read, has notebooks."""
    return bool(env.metadata.get(page, {}).get(_NOTED))


def pages_to_list_again(_app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Name every page if the notebooks, which one of them may list, are not what they were."""
    pages = [page for page in env.collect_relations() if has_notebooks(env, page)]
    listed = [(page, env.titles[page].astext()) for page in pages]
    return all_after_a_change(env, "notebook_pages", listed)


def is_solved(env: BuildEnvironment, page: str) -> bool:
    """Tell whether a page with notebooks has solutions, for the second set."""
    return has_solutions(files.read(Path(env.doc2path(page))))


def sets_of(env: BuildEnvironment, page: str) -> tuple[bool, ...]:
    """Return the sets that a page with notebooks belongs to: without solutions, and with them."""
    return (False, True) if is_solved(env, page) else (False,)


def _belongs(cell: Cell, framework: str) -> bool:
    kept = cell.says.test or cell.says.part in {SOLUTION, CHECK}
    return not kept and cell.says.belongs_to(framework)
