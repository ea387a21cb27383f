"""What the extensions need to know about one executed cell of MyST-NB."""

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
    env: BuildEnvironment

    @property
    def frameworks(self) -> tuple[str, ...]:
        """Names in the `tab-…` tags, known or not."""
        return self.tags.frameworks

    @property
    def figure_options(self) -> dict[str, Any]:
        """What its author wrote under `mystnb.figure`."""
        return self._options("render_figure_options")

    @property
    def caption(self) -> str:
        """The source of its caption, or nothing."""
        return " ".join(str(self.figure_options.get("caption", "")).split())

    @property
    def alternative_text(self) -> str:
        """What its author wrote under `mystnb.image.alt`, or nothing."""
        return str(self._options("render_image_options").get("alt", ""))

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

    def _options(self, field: str) -> dict[str, Any]:
        config = self.env.mystnb_config  # type: ignore[attr-defined]
        found = config.get_cell_level_config(field, self.node["cell_metadata"], lambda *_: None)
        return dict(found or {})


def is_cell(node: nodes.Node) -> bool:
    """Tell whether a node is a code cell."""
    return isinstance(node, nodes.container) and _is(node, "cell_code")


def read_cell(node: nodes.container, env: BuildEnvironment) -> Cell:
    """Describe the cell behind a node."""
    return Cell(node, _line(node, env), read_tags(node["cell_metadata"].get("tags", [])), env)


def _is(node: nodes.container, element: str) -> bool:
    return bool(node.get("nb_element") == element)


def _line(node: nodes.container, env: BuildEnvironment) -> int:
    """Line of the cell's fence: MyST-NB's own `line` points two lines below it."""
    source_map = env.metadata[env.docname].get("source_map")
    return int(source_map[node["cell_index"]] if source_map else node.line or 0)
