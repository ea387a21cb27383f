"""Find the runs of adjacent cells that belong to one tab set."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.environment import BuildEnvironment

from livro.sphinx.framework_tabs.cells import Cell, is_cell, read_cell

TRANSPARENT = (nodes.Invisible, nodes.system_message)


def find_runs(document: nodes.document, env: BuildEnvironment) -> list[list[Cell]]:
    """Return the maximal runs of adjacent cells with framework tags, in page order."""
    parents = dict.fromkeys(node.parent for node in document.findall(is_cell))
    return [run for parent in parents for run in _runs_in(parent, env)]


def _runs_in(parent: nodes.Element, env: BuildEnvironment) -> Iterator[list[Cell]]:
    run: list[Cell] = []
    for child in parent.children:
        cell = read_cell(child, env) if is_cell(child) else None
        if cell and cell.frameworks:
            run.append(cell)
        elif run and not isinstance(child, TRANSPARENT):
            yield run
            run = []
    if run:
        yield run
