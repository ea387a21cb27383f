"""Nodes one after another, as a sentence lists them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docutils import nodes


def alternatives(offered: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    """Yield nodes with what stands between them: “um, outro ou um terceiro”."""
    last = len(offered) - 1
    for position, node in enumerate(offered):
        if position:
            yield nodes.Text(" ou " if position == last else ", ")
        yield node
