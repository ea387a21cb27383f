"""Read phase: replace runs of adjacent tagged cells by tab sets."""

from collections.abc import Iterator, Sequence
from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from livro.sphinx.framework_tabs.cells import Cell, is_cell, read_cell
from livro.sphinx.framework_tabs.checks import check_lone_partial, check_run
from livro.sphinx.framework_tabs.figures import hoist_figure, share_alternative_text
from livro.sphinx.framework_tabs.placeholder import add_placeholder
from livro.sphinx.framework_tabs.settings import framework_labels
from livro.sphinx.framework_tabs.tabs import tab_set

TRANSPARENT = (nodes.Invisible, nodes.system_message)


class GroupFrameworkCells(SphinxTransform):
    """Make one tab set, and at most one figure, of each run of adjacent tagged cells."""

    # Before Sphinx names captioned figures (210) and docutils moves targets to what follows (260).
    default_priority = 205

    def apply(self, **kwargs: Any) -> None:
        """Group the cells of one page."""
        parents = dict.fromkeys(node.parent for node in self.document.findall(is_cell))
        for run in [run for parent in parents for run in self._runs_in(parent)]:
            self._group(run)
        for node in list(self.document.findall(is_cell)):
            cell = read_cell(node, self.env)
            if not cell.frameworks:
                check_lone_partial(cell)
                add_placeholder(cell)

    def _runs_in(self, parent: nodes.Element) -> Iterator[list[Cell]]:
        """Yield the longest runs of adjacent cells with framework tags."""
        run: list[Cell] = []
        for child in parent.children:
            cell = read_cell(child, self.env) if is_cell(child) else None
            if cell and cell.frameworks:
                run.append(cell)
            elif run and not isinstance(child, TRANSPARENT):
                yield run
                run = []
        if run:
            yield run

    def _group(self, run: Sequence[Cell]) -> None:
        labels = framework_labels(self.config)
        check_run(run, labels)
        share_alternative_text(run)
        figure = hoist_figure(run)
        place = nodes.comment()
        last = run[-1].node
        last.parent.insert(last.parent.index(last) + 1, place)
        tabs = tab_set(run, labels)
        if figure is not None:
            figure.insert(0, tabs)
        place.replace_self(tabs if figure is None else figure)
