"""The tab set of a group of cells, made of sphinx-design's own components."""

from collections.abc import Mapping, Sequence

from docutils import nodes
from sphinx_design.shared import create_component

from livro.sphinx.framework_tabs.cells import Cell

SYNC_GROUP = "framework"


def tab_set(run: Sequence[Cell], labels: Mapping[str, str]) -> nodes.container:
    """Return one tab per framework of a run, in the order of `labels`.

    Each cell goes into its first tab, and a copy of it into the others.
    """
    node: nodes.container = create_component("tab-set", classes=["sd-tab-set", "framework-tabs"])
    node.source, node.line = run[0].node.source, run[0].line
    for cell in run:
        _detach(cell.node)
    for name in _names(run, labels):
        cells = [_place(cell.node) for cell in run if name in cell.frameworks]
        node += _tab_item(name, labels.get(name, name), cells)
    return node


def _names(run: Sequence[Cell], labels: Mapping[str, str]) -> list[str]:
    """Frameworks of the run; unknown ones, already warned about, come last."""
    present = dict.fromkeys(name for cell in run for name in cell.frameworks)
    known = [name for name in labels if name in present]
    return known + [name for name in present if name not in labels]


def _detach(node: nodes.container) -> None:
    node.parent.remove(node)
    node.parent = None


def _place(node: nodes.container) -> nodes.container:
    """Return the cell for its first tab; copies, which nothing refers to, for the others."""
    if node.parent is None:
        return node
    copy: nodes.container = node.deepcopy()
    for target in list(copy.findall(nodes.target)):
        target.parent.remove(target)
    for element in copy.findall(nodes.Element):
        element["ids"], element["names"] = [], []
    return copy


def _tab_item(name: str, label: str, cells: Sequence[nodes.container]) -> nodes.container:
    title = nodes.rubric(label, label, classes=["sd-tab-label"])
    title["sync_group"], title["sync_id"] = SYNC_GROUP, name
    content = create_component("tab-content", classes=["sd-tab-content"], children=cells)
    item: nodes.container = create_component(
        "tab-item", classes=["sd-tab-item"], children=[title, content], selected=False
    )
    item.source, item.line = cells[0].source, cells[0].line
    return item
