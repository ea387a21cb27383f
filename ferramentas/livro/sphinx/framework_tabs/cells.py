"""What the extension needs to know about one executed cell of MyST-NB."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment

from livro.book.tags import Tags, read_tags


@dataclass(frozen=True)
class Cell:
    """A code cell of a page."""

    node: nodes.container
    line: int
    tags: Tags

    @property
    def frameworks(self) -> tuple[str, ...]:
        """Names in the `tab-…` tags, known or not."""
        return self.tags.frameworks

    @property
    def metadata(self) -> dict[str, Any]:
        """The metadata block of the cell."""
        metadata: dict[str, Any] = self.node["cell_metadata"]
        return metadata

    def bundles(self) -> list[nodes.container]:
        """Return what the cell displayed, each in all its formats."""
        return [node for node in self.node.findall(nodes.container) if _is(node, "mime_bundle")]

    def images(self) -> list[nodes.image]:
        """Return the displayed images, in all their formats."""
        return [image for bundle in self.bundles() for image in bundle.findall(nodes.image)]

    def figures(self) -> list[nodes.figure]:
        """Return the figures that MyST-NB made around what the cell displayed."""
        parents = [bundle.parent for bundle in self.bundles()]
        return [parent for parent in parents if isinstance(parent, nodes.figure)]


def is_cell(node: nodes.Node) -> bool:
    """Tell whether a node is a code cell."""
    return isinstance(node, nodes.container) and _is(node, "cell_code")


def read_cell(node: nodes.container, env: BuildEnvironment) -> Cell:
    """Describe the cell behind a node."""
    return Cell(node, _line(node, env), read_tags(node["cell_metadata"].get("tags", [])))


def _is(node: nodes.container, element: str) -> bool:
    return bool(node.get("nb_element") == element)


def _line(node: nodes.container, env: BuildEnvironment) -> int:
    """Line of the cell's fence: MyST-NB's own `line` points two lines below it."""
    source_map = env.metadata[env.docname].get("source_map")
    return int(source_map[node["cell_index"]] if source_map else node.line or 0)
