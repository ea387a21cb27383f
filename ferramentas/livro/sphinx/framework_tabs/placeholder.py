"""Figures for cells that were not executed, so that references to them resolve."""

from collections.abc import Sequence

from docutils import nodes
from myst_nb.core.render import create_figure_context
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from sphinx.environment import BuildEnvironment

from livro.sphinx.framework_tabs.cells import Cell

PLACEHOLDER_CLASS = "framework-placeholder"


def add_placeholder(cell: Cell) -> None:
    """Give a cell with a caption but without outputs its figure."""
    body = placeholder_text(cell)
    if body and cell.caption and not cell.bundles():
        figure = figure_from_metadata(cell, body)
        cell.node.append(
            nodes.container("", figure, nb_element="cell_code_output", classes=["cell_output"])
        )


def placeholder_text(cell: Cell) -> list[nodes.Node]:
    """Return the paragraph that stands for missing outputs, if one is configured."""
    text = cell.env.config.framework_tabs_placeholder
    if not text or not cell.tags.shows_outputs:
        return []
    return [nodes.paragraph(text, text, classes=[PLACEHOLDER_CLASS])]


def figure_from_metadata(cell: Cell, body: Sequence[nodes.Node]) -> nodes.figure:
    """Make the figure that MyST-NB makes around outputs: same name, same caption."""
    renderer = _renderer(cell.node.document, cell.env)
    holder = nodes.Element()
    with (
        renderer.current_node_context(holder),
        create_figure_context(renderer, cell.figure_options, cell.line),
    ):
        renderer.current_node.extend(body)
    (figure,) = holder.findall(nodes.figure)
    return figure


def _renderer(document: nodes.document, env: BuildEnvironment) -> SphinxRenderer:
    """Return a MyST renderer that writes into a page already read."""
    parser = create_md_parser(env.myst_config, SphinxRenderer)  # type: ignore[attr-defined]
    parser.options["document"] = document
    renderer: SphinxRenderer = parser.renderer  # type: ignore[assignment]
    renderer.setup_render(parser.options, {})  # type: ignore[arg-type]
    return renderer
