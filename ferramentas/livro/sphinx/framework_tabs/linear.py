"""Write phase: without tabs (PDF, EPUB, text), frameworks follow one another.

If the settings ask for it, only the first of them shows its code: a book must not grow by pages
with each framework, and whoever turns them or hears them read has no tab to leave closed. What the
others displayed stays.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.texescape import escape
from sphinx_design.shared import is_component

from livro.book.lists import listed
from livro.sphinx.framework_tabs.blocks import (
    Block,
    choose_blocks,
    is_framework_set,
    read_blocks,
    shorten_blocks,
)
from livro.sphinx.framework_tabs.figures import FIGURE_CLASS, PANEL
from livro.sphinx.tree import latex
from livro.sphinx.website import is_website
from livro.sphinx.wide_figures import WIDE, pdf_width

# What shares a row with its neighbour, and a drawing too wide for that: four fit on a page.
NARROW, WIDE_PANEL = "0.48", "0.73"

Panel = tuple[Block, nodes.Element]


class LineariseFrameworkTabs(SphinxPostTransform):
    """Replace each tab set of the group `framework` by labelled blocks."""

    # Before images are converted (100), outputs hidden (199) and tabs made (200).
    default_priority = 6

    def is_supported(self) -> bool:
        """Run only for formats without tabs."""
        return not is_website(self.app.builder)

    def run(self, **kwargs: Any) -> None:
        """Linearise the tab sets of a document."""
        for tabs in list(self.document.findall(is_framework_set)):
            blocks = read_blocks(tabs)
            printed = choose_blocks(blocks, self.config.framework_tabs_only)
            in_figure = FIGURE_CLASS in tabs.parent["classes"]
            panels = (_take_panels(printed) or _take_panels(blocks)) if in_figure else []
            if self.config.framework_tabs_brief and printed[0].cells:
                printed = shorten_blocks(printed)
            if in_figure:
                _replace(tabs, self._write_panels(panels))
                _insert_above(tabs.parent, self._write(printed))
            else:
                targets = [child for child in tabs if isinstance(child, nodes.target)]
                _replace(tabs, [*targets, *self._write(printed)])

    def _write(self, blocks: Sequence[Block]) -> list[nodes.Node]:
        """Return each block's label and contents."""
        written: list[nodes.Node] = []
        for block in blocks:
            if block.content.children and block.labels:
                written += self._above_code(block)
            written += block.content.children
        return written

    def _above_code(self, block: Block) -> list[nodes.Node]:
        """Return the label of a block, which says where the code is that the book leaves out."""
        label = _label(block)
        if self.app.builder.format == "latex":  # the style of the book says it, and keeps them near
            return [latex(r"\needspace{5\baselineskip}"), label]
        if block.others:
            others = listed(block.others)
            label += nodes.Text(f" (no site, também em {others})")
        return [label]

    def _write_panels(self, panels: Sequence[Panel]) -> list[nodes.Node]:
        """Return the outputs of a figure, each above its label unless it is the only one."""
        if len(panels) == 1 or not all(block.labels for block, _ in panels):
            return [panel for _, panel in panels]
        if self.app.builder.format == "latex":
            return self._write_minipages(panels)
        return [node for block, panel in panels for node in (panel, _label(block))]

    def _write_minipages(self, panels: Sequence[Panel]) -> list[nodes.Node]:
        """Return the outputs of a figure two in a row: four plots must fit on one page."""
        written: list[nodes.Node] = []
        end = ""
        for block, panel in panels:
            label = escape(block.label, self.config.latex_engine)
            width = WIDE_PANEL if self._is_wide(panel) else NARROW
            begin = rf"\begin{{minipage}}[b]{{{width}\linewidth}}\centering"
            written += [latex(end + begin), panel]
            end = rf"\par{{\small {label}\strut}}\vspace{{0.6ex}}\end{{minipage}}" + "\n"
        return [*written, latex(end.rstrip())]

    def _is_wide(self, panel: nodes.Element) -> bool:
        paths = [Path(self.app.srcdir) / image["uri"] for image in panel.findall(nodes.image)]
        return any(pdf_width(path) >= WIDE for path in paths if path.suffix == ".pdf")


def _replace(node: nodes.Element, replacement: Sequence[nodes.Node]) -> None:
    position = node.parent.index(node)
    node.parent[position : position + 1] = replacement


def _insert_above(figure: nodes.figure, blocks: Sequence[nodes.Node]) -> None:
    """Insert blocks above a figure and the targets that point at it."""
    start: int = figure.parent.index(figure)
    while start and isinstance(figure.parent[start - 1], nodes.target):
        start -= 1
    figure.parent[start:start] = blocks


def _take_panels(blocks: Sequence[Block]) -> list[Panel]:
    """Take a figure's outputs out of their cells, and what this leaves empty."""
    panels = [(block, panel) for block in blocks for panel in _panels(block)]
    for block, panel in panels:
        node: nodes.Element = panel
        while node is panel or (not node.children and node is not block.content):
            parent = node.parent
            parent.remove(node)
            node = parent
    return panels


def _panels(block: Block) -> list[nodes.Element]:
    return [node for node in block.content.findall(nodes.container) if is_component(node, PANEL)]


def _label(block: Block) -> nodes.paragraph:
    strong = nodes.strong(block.label, block.label)
    others = {"others": block.others} if block.others else {}
    return nodes.paragraph(block.label, "", strong, classes=["framework-label"], **others)
