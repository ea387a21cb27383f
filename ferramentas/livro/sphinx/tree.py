"""What docutils has no name for in the tree of a page."""

from collections.abc import Iterator, Sequence

from docutils import nodes


def alternatives(offered: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    """Yield nodes with what stands between them: “um, outro ou um terceiro”."""
    last = len(offered) - 1
    for position, node in enumerate(offered):
        if position:
            yield nodes.Text(" ou " if position == last else ", ")
        yield node


def ancestors(node: nodes.Node) -> Iterator[nodes.Element]:
    """Yield what a node stands in, from the nearest to the page."""
    while (node := node.parent) is not None:
        yield node


def next_shown(node: nodes.Element) -> nodes.Element | None:
    """Return the first sibling after a node that readers see."""
    after = node.parent.children[node.parent.index(node) + 1 :]
    return next((sibling for sibling in after if not isinstance(sibling, nodes.Invisible)), None)


def latex(code: str) -> nodes.raw:
    """Return what only LaTeX reads."""
    return nodes.raw("", code, format="latex")
