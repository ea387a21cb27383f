"""The tabs of a set, as blocks to print one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docutils import nodes
from sphinx_design.shared import is_component

from livro.sphinx.framework_tabs.cells import is_cell
from livro.sphinx.framework_tabs.tabs import SYNC_GROUP
from livro.sphinx.tree import ancestors


@dataclass(frozen=True)
class Block:
    """What one or more frameworks print."""

    names: list[str]
    labels: list[str]
    content: nodes.Element
    others: tuple[str, ...] = ()  # labels of those whose code is not printed

    @property
    def label(self) -> str:
        """The frameworks' labels in one line."""
        return ", ".join(self.labels)

    @property
    def cells(self) -> list[int]:
        """Numbers of the page's cells shown in the block."""
        return [cell["cell_index"] for cell in self.content if is_cell(cell)]


def is_framework_set(node: nodes.Node) -> bool:
    """Tell whether a node is a tab set in step with the frameworks, of cells or of prose."""
    return is_component(node, "tab-set") and any(
        item[0].get("sync_group") == SYNC_GROUP for item in _items(node)
    )


def read_blocks(tabs: nodes.Element) -> list[Block]:
    """Return the blocks of a tab set; a cell shared by several frameworks makes one block."""
    blocks: list[Block] = []
    for item in _items(tabs):
        block = Block([_sync_id(item)], [item[0].astext()], item[1])
        twin = next((other for other in blocks if block.cells and other.cells == block.cells), None)
        if twin:
            twin.names.extend(block.names)
            twin.labels.extend(block.labels)
        else:
            blocks.append(block)
    return blocks


def choose_blocks(blocks: Sequence[Block], name: str) -> list[Block]:
    """Return the block of one framework, which needs no label; all blocks if it is not there."""
    chosen = [replace(block, labels=[]) for block in blocks if name in block.names]
    return chosen or list(blocks)


def tab_of(node: nodes.Node) -> str:
    """Return the framework on whose tab a node stands; nothing when it stands on none."""
    tabs = (each for each in ancestors(node) if is_component(each, "tab-item"))
    return next(map(_sync_id, tabs), "")


def shorten_blocks(blocks: Sequence[Block]) -> list[Block]:
    """Keep the code of the first block; of the others, what they display and the first does not."""
    first, *rest = blocks
    shown = _outputs(first)
    for block in rest:
        repeated = _outputs(block) == shown
        for cell in block.content.children[:]:
            if is_cell(cell) and not repeated:
                cell.children = [each for each in cell if "cell_output" in each["classes"]]
            if not is_cell(cell) or not cell.children or repeated:
                block.content.remove(cell)
    others = tuple(label for block in rest for label in block.labels)
    return [replace(first, others=others), *(block for block in rest if block.content.children)]


def _outputs(block: Block) -> list[str]:
    return [node.pformat() for node in block.content.findall(_is_output)]


def _is_output(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and "cell_output" in node["classes"]


def _items(tabs: nodes.Element) -> list[nodes.Element]:
    return [child for child in tabs.children if is_component(child, "tab-item")]


def _sync_id(item: nodes.Element) -> str:
    return str(item[0].get("sync_id", ""))
