"""Figures for cells that were not executed, so that references to them resolve."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from myst_nb.core.render import create_figure_context
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from sphinx.environment import BuildEnvironment

from livro.sphinx.framework_tabs.cells import Cell
from livro.sphinx.framework_tabs.metadata import caption_text, figure_options

PLACEHOLDER_CLASS = "framework-placeholder"


def add_placeholder(cell: Cell, env: BuildEnvironment) -> None:
    """Give a cell with a caption but without outputs its figure."""
    body = placeholder_text(cell, env)
    if body and caption_text(cell, env) and not cell.bundles():
        figure = figure_from_metadata(cell, body, env)
        cell.node.append(
            nodes.container("", figure, nb_element="cell_code_output", classes=["cell_output"])
        )


def placeholder_text(cell: Cell, env: BuildEnvironment) -> list[nodes.Node]:
    """Return the paragraph that stands for missing outputs, if one is configured."""
    text = env.config.framework_tabs_placeholder
    if not text or not cell.tags.shows_outputs:
        return []
    return [nodes.paragraph(text, text, classes=[PLACEHOLDER_CLASS])]


def figure_from_metadata(
    cell: Cell, body: Sequence[nodes.Node], env: BuildEnvironment
) -> nodes.figure:
    """Make the figure that MyST-NB makes around outputs: same name, same caption."""
    renderer = _renderer(cell.node.document, env)
    holder = nodes.Element()
    options = figure_options(cell, env)
    with (
        renderer.current_node_context(holder),
        create_figure_context(renderer, options, cell.line),
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
