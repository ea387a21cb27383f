"""A resolved page as a run of texts and cells, for the readers of one framework."""

from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes

from livro.sphinx.framework_tabs.blocks import choose_blocks, is_framework_set, read_blocks
from livro.sphinx.framework_tabs.cells import is_cell
from livro.sphinx.framework_tabs.placeholder import PLACEHOLDER_CLASS
from livro.sphinx.notebooks.blocks import Blocks


@dataclass(frozen=True)
class Text:
    """Markdown, for a cell of its own when it opens a section."""

    markdown: str
    opens_section: bool = False


@dataclass(frozen=True)
class Code:
    """The place of a code cell, by its number in the page."""

    index: int


Piece = Text | Code


def flow(node: nodes.Element, framework: str, blocks: Blocks, level: int = 0) -> Iterator[Piece]:
    """Yield what an element of the page holds, from top to bottom.

    Args:
        node: the page, or a section of it.
        framework: the name of the framework whose tabs to follow.
        blocks: what writes the text.
        level: how deep the section is.
    """
    for child in node.children:
        if isinstance(child, nodes.section):
            yield Text(blocks.heading(child, level + 1), opens_section=True)
            yield from flow(child, framework, blocks, level + 1)
        elif is_cell(child):
            yield Code(child["cell_index"])
            yield from _captions(child, blocks)
        elif is_framework_set(child):
            yield from _tabs(child, framework, blocks)
        elif isinstance(child, nodes.figure) and any(map(is_framework_set, child.children)):
            yield from flow(child, framework, blocks, level)
            yield Text(blocks.caption(child))
        elif not _is_said_elsewhere(child):
            yield Text(blocks.write([child]))


def _is_said_elsewhere(node: nodes.Node) -> bool:
    """Tell a title or a caption, and what stands for a figure that was not drawn."""
    if isinstance(node, nodes.title | nodes.caption):
        return True
    return isinstance(node, nodes.paragraph) and PLACEHOLDER_CLASS in node["classes"]


def _captions(cell: nodes.Element, blocks: Blocks) -> Iterator[Piece]:
    for figure in cell.findall(nodes.figure):
        yield Text(blocks.caption(figure))


def _tabs(tabs: nodes.Element, framework: str, blocks: Blocks) -> Iterator[Piece]:
    """Yield the framework's tab; prose that has none keeps all of its tabs, each with its name."""
    for block in choose_blocks(read_blocks(tabs), framework):
        if block.labels and block.cells:
            continue  # code for other frameworks only
        if block.labels:
            yield Text(f"**{block.label}**")
        yield from flow(block.content, framework, blocks)
