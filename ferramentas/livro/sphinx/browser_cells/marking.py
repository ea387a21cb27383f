"""The cells that run in the browser, marked in the page, the hidden ones back at their place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from livro.book.cells import Cell, code_cells
from livro.book.exercises import exercises
from livro.errors import BookError
from livro.sphinx.browser_cells.cells import executed_text, is_seen, runnable
from livro.sphinx.website import is_website

MARK, HIDDEN, CHECK = "celula-executavel", "celula-oculta", "celula-verificacao"


class hidden_cell(nodes.Invisible, nodes.Element):  # type: ignore[misc]
    """A cell that readers do not see, for the page to run before or after those they see."""


def visit_hidden_cell(translator: HTML5Translator, node: hidden_cell) -> None:
    """Write the code of the cell as data, which no browser shows or runs."""
    code = json.dumps(node["code"], ensure_ascii=False).replace("<", "\\u003c")
    tag = f'<script type="application/json" class="{node["mark"]}">{code}</script>\n'
    translator.body.append(tag)
    raise nodes.SkipNode


class MarkCells(SphinxPostTransform):
    """Mark the cells of one page of the site."""

    default_priority = 5  # while the cells are as they were read
    formats = ("html",)

    def is_supported(self) -> bool:
        """Run for the site alone: an EPUB has no scripts."""
        return bool(super().is_supported() and is_website(self.app.builder))

    def run(self, **kwargs: Any) -> None:
        """Walk through the cells of the file and of the page side by side."""
        name = self.env.docname
        cells = list(code_cells(Path(self.env.doc2path(name))))
        checks = {exercise.blanks.first: exercise.check for exercise in exercises(cells)}
        waiting: list[hidden_cell] = []
        places = list(self.document.findall(_is_cell))
        for cell in runnable(cells):
            if not is_seen(cell):
                waiting.append(_hidden(cell, HIDDEN))
                continue
            place = _take(places, cell)
            place["classes"].append(MARK)
            if cell.first in checks:
                place += _hidden(checks[cell.first], CHECK)
            index = place.parent.index(place)
            place.parent[index:index] = waiting
            waiting = []


def _hidden(cell: Cell, mark: str) -> hidden_cell:
    return hidden_cell(code=executed_text(cell), mark=mark)


def _is_cell(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and node.get("nb_element") == "cell_code"


def _take(places: list[nodes.container], cell: Cell) -> nodes.container:
    """Take the next place that holds this cell, and those before it, which other kernels run.

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
