"""The cells that run in the browser, marked in the page, the hidden ones back at their place."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from livro.book.cells import Cell, code_cells
from livro.book.exercises import exercises
from livro.errors import BookError
from livro.sphinx.browser_cells.cells import FRAMEWORK, by_framework, executed_text, is_seen
from livro.sphinx.framework_tabs.blocks import tab_of
from livro.sphinx.framework_tabs.cells import is_cell
from livro.sphinx.website import SiteTransform

MARK, HIDDEN, CHECK = "celula-executavel", "celula-oculta", "celula-verificacao"
# Before the name of each framework that runs a cell, on a page that needs another than NumPy.
RUN_BY = "celula-em-"


class hidden_cell(nodes.Invisible, nodes.Element):  # type: ignore[misc]
    """A cell that readers do not see, for the page to run before or after those they see."""


def visit_hidden_cell(translator: HTML5Translator, node: hidden_cell) -> None:
    """Write the code of the cell as data, which no browser shows or runs."""
    code = json.dumps(node["code"], ensure_ascii=False).replace("<", "\\u003c")
    classes = " ".join(node["classes"])
    tag = f'<script type="application/json" class="{classes}">{code}</script>\n'
    translator.body.append(tag)
    raise nodes.SkipNode


class MarkCells(SiteTransform):
    """Mark the cells of one page of the site: an EPUB has no scripts."""

    default_priority = 5  # while the cells are as they were read

    def run(self, **kwargs: Any) -> None:
        """Mark the cells of each framework that the page needs."""
        cells = list(code_cells(Path(self.env.doc2path(self.env.docname))))
        checks = {exercise.blanks.first: exercise.check for exercise in exercises(cells)}
        places = list(self.document.findall(is_cell))
        found = by_framework(cells, self.config.browser_cells_frameworks)
        for framework, chosen in found.items():
            where = [place for place in places if tab_of(place) in {"", framework}]
            _mark(chosen, where, checks, [] if [*found] == [FRAMEWORK] else [RUN_BY + framework])


def _mark(
    cells: Iterable[Cell],
    places: list[nodes.container],
    checks: dict[int, Cell],
    classes: list[str],
) -> None:
    """Walk through cells of the file and of the page side by side.

    Args:
        cells: those of the file that a framework runs.
        places: those of the page among which they are.
        checks: line of a cell -> what checks it; those that found their place go.
        classes: what tells the framework.
    """
    waiting: list[hidden_cell] = []
    for cell in cells:
        if not is_seen(cell):
            waiting.append(_hidden(cell, [HIDDEN, *classes]))
            continue
        place = _take(places, cell)
        place["classes"] += [name for name in (MARK, *classes) if name not in place["classes"]]
        if cell.first in checks:
            place += _hidden(checks.pop(cell.first), [CHECK])
        index = place.parent.index(place)
        place.parent[index:index] = waiting
        waiting = []


def _hidden(cell: Cell, classes: list[str]) -> hidden_cell:
    return hidden_cell(code=executed_text(cell), classes=classes)


def _take(places: list[nodes.container], cell: Cell) -> nodes.container:
    """Take the next place that holds this cell, and those before it, which do not run here.

    Raises:
        BookError: the page does not show the cell as its file has it.
    """
    while places:
        place = places.pop(0)
        if _code(place) == executed_text(cell):
            return place
    raise BookError(f"{cell.place}: a página não mostra esta célula como ela está no arquivo")


def _code(place: nodes.container) -> str:
    block = next(iter(place.findall(nodes.literal_block)), None)
    return "" if block is None else str(block.astext()).strip("\n")


def register(app: Sphinx) -> None:
    """Register the node and the transform."""
    app.add_node(hidden_cell, html=(visit_hidden_cell, None))
    app.add_post_transform(MarkCells)
