"""One numbered figure for all the outputs of a group of cells."""

from collections.abc import Sequence

from docutils import nodes
from sphinx_design.shared import create_component

from livro.sphinx.framework_tabs.cells import Cell
from livro.sphinx.framework_tabs.placeholder import figure_from_metadata, placeholder_text

FIGURE_CLASS = "framework-figure"
PANEL = "framework-panel"


def share_alternative_text(run: Sequence[Cell]) -> None:
    """Give the group's first alternative text to the images that have none."""
    text = next(filter(None, (cell.alternative_text for cell in run)), "")
    for cell in run:
        for image in cell.images():
            if text and not image.get("alt"):
                image["alt"] = text


def hoist_figure(run: Sequence[Cell]) -> nodes.figure | None:
    """Take the captioned figure out of a group, leaving its images in the cells.

    A group without a caption, or with more than one, stays as it is.
    """
    if len({cell.caption for cell in run} - {""}) != 1:
        return None
    figures = [figure for cell in run for figure in cell.figures()]
    main = next(filter(_has_caption, figures), None) or _figure_without_output(run)
    if main is None:
        return None
    main["classes"].append(FIGURE_CLASS)
    for figure in figures:
        _leave_panel(figure)
        _move_targets(figure, main)
    for cell in run:
        _wrap_loose_images(cell)
    return main


def _has_caption(figure: nodes.figure) -> bool:
    return any(isinstance(child, nodes.caption) for child in figure)


def _figure_without_output(run: Sequence[Cell]) -> nodes.figure | None:
    """Make the figure that MyST-NB did not: the captioned cell displayed nothing."""
    captioned = next(cell for cell in run if cell.caption)
    if any(cell.bundles() for cell in run):
        return figure_from_metadata(captioned, [])
    body = placeholder_text(captioned)
    return figure_from_metadata(captioned, body) if body else None


def _leave_panel(figure: nodes.figure) -> None:
    """Replace a figure by its contents, which keep their place in the cell."""
    output = figure.parent
    text = [child for child in figure if isinstance(child, nodes.caption | nodes.legend)]
    body = [child for child in figure if child not in text]
    output[output.index(figure)] = _panel(body)
    figure.children = []
    figure.extend(text)


def _wrap_loose_images(cell: Cell) -> None:
    """Count images without a caption as part of their group's figure."""
    for bundle in cell.bundles():
        output = bundle.parent
        if PANEL not in output["classes"] and next(bundle.findall(nodes.image), None):
            output[output.index(bundle)] = _panel([bundle])


def _panel(body: Sequence[nodes.Node]) -> nodes.container:
    panel: nodes.container = create_component(PANEL, classes=[PANEL], children=body)
    return panel


def _move_targets(source: nodes.figure, main: nodes.figure) -> None:
    """Let every name given to a figure of the group point at the one that remains."""
    if source is main:
        return
    for identifier in source["ids"]:
        main.document.ids[identifier] = main
    main["ids"] += source["ids"]
    main["names"] += source["names"]
