"""Read phase: replace runs of tagged cells by tab sets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from livro.sphinx.framework_tabs.cells import Cell, is_cell, read_cell
from livro.sphinx.framework_tabs.checks import check_lone_partial, check_run
from livro.sphinx.framework_tabs.figures import hoist_figure, share_alternative_text
from livro.sphinx.framework_tabs.placeholder import add_placeholder
from livro.sphinx.framework_tabs.runs import find_runs
from livro.sphinx.framework_tabs.settings import framework_labels
from livro.sphinx.framework_tabs.tabs import tab_set


class GroupFrameworkCells(SphinxTransform):
    """Make one tab set, and at most one figure, of each run of adjacent tagged cells."""

    # Before Sphinx names captioned figures (210) and docutils moves targets to what follows (260).
    default_priority = 205

    def apply(self, **kwargs: Any) -> None:
        """Group the cells of one page."""
        for run in find_runs(self.document, self.env):
            self._group(run)
        for cell in self._cells():
            if not cell.frameworks:
                check_lone_partial(cell, self.env)
                add_placeholder(cell, self.env)

    def _cells(self) -> list[Cell]:
        return [read_cell(node, self.env) for node in list(self.document.findall(is_cell))]

    def _group(self, run: Sequence[Cell]) -> None:
        labels = framework_labels(self.config)
        check_run(run, labels, self.env)
        share_alternative_text(run, self.env)
        figure = hoist_figure(run, self.env)
        place = nodes.comment()
        last = run[-1].node
        last.parent.insert(last.parent.index(last) + 1, place)
        tabs = tab_set(run, labels)
        if figure is not None:
            figure.insert(0, tabs)
        parent = place.parent
        parent[parent.index(place)] = figure if figure is not None else tabs
