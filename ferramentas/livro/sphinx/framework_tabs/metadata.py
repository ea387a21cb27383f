"""The `mystnb` options that an author writes on a cell."""

from __future__ import annotations

from typing import Any

from sphinx.environment import BuildEnvironment

from livro.sphinx.framework_tabs.cells import Cell


def figure_options(cell: Cell, env: BuildEnvironment) -> dict[str, Any]:
    """Return the options under `mystnb.figure`."""
    return _options("render_figure_options", cell, env)


def caption_text(cell: Cell, env: BuildEnvironment) -> str:
    """Return the source of a cell's caption, or nothing."""
    return " ".join(str(figure_options(cell, env).get("caption", "")).split())


def alternative_text(cell: Cell, env: BuildEnvironment) -> str:
    """Return `mystnb.image.alt`, or nothing."""
    return str(_options("render_image_options", cell, env).get("alt", ""))


def _options(field: str, cell: Cell, env: BuildEnvironment) -> dict[str, Any]:
    config = env.mystnb_config  # type: ignore[attr-defined]
    options = config.get_cell_level_config(field, cell.metadata, lambda *_: None)
    return dict(options or {})
