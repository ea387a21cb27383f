"""Warn about tags and captions that cannot be right, at the line of the cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from livro.book.tags import PARTIAL, PREFIX
from livro.sphinx.framework_tabs.cells import Cell
from livro.sphinx.framework_tabs.metadata import caption_text

LOGGER = logging.getLogger(__name__)


def check_run(run: Sequence[Cell], labels: Mapping[str, str], env: BuildEnvironment) -> None:
    """Check the tags and captions of one run of adjacent cells."""
    _check_unknown(run, labels, env)
    _check_duplicates(run, labels, env)
    _check_missing(run, labels, env)
    _check_captions(run, env)


def check_lone_partial(cell: Cell, env: BuildEnvironment) -> None:
    """Check that `tab-parcial` never stands alone."""
    if cell.tags.partial and not cell.frameworks:
        message = f"a etiqueta '{PARTIAL}' precisa de uma etiqueta de framework na mesma célula"
        _warn(message, "partial", cell.line, env)


def _check_unknown(run: Sequence[Cell], labels: Mapping[str, str], env: BuildEnvironment) -> None:
    known = ", ".join(PREFIX + name for name in labels)
    for cell in run:
        for name in cell.frameworks:
            if name not in labels:
                message = f"framework desconhecido: '{PREFIX}{name}' (etiquetas válidas: {known})"
                _warn(message, "unknown", cell.line, env)


def _check_duplicates(
    run: Sequence[Cell], labels: Mapping[str, str], env: BuildEnvironment
) -> None:
    first_lines: dict[str, int] = {}
    for cell in run:
        for name in cell.frameworks:
            first = first_lines.setdefault(name, cell.line)
            if first != cell.line:
                message = (
                    f"aba duplicada: este grupo já tem uma célula de {labels.get(name, name)} "
                    f"(linha {first}); separe os grupos com um texto"
                )
                _warn(message, "duplicate", cell.line, env)


def _check_missing(run: Sequence[Cell], labels: Mapping[str, str], env: BuildEnvironment) -> None:
    present = {name for cell in run for name in cell.frameworks}
    missing = [label for name, label in labels.items() if name not in present]
    if missing and present <= labels.keys() and not any(cell.tags.partial for cell in run):
        message = (
            f"grupo de abas incompleto: falta {', '.join(missing)} "
            f"(se for de propósito, marque uma das células com '{PARTIAL}')"
        )
        _warn(message, "incomplete", run[0].line, env)


def _check_captions(run: Sequence[Cell], env: BuildEnvironment) -> None:
    captioned = [cell for cell in run if caption_text(cell, env)]
    for cell in captioned[1:]:
        if caption_text(cell, env) != caption_text(captioned[0], env):
            message = (
                f"legenda diferente da legenda do mesmo grupo (linha {captioned[0].line}); "
                "escreva a legenda uma só vez, na primeira célula"
            )
            _warn(message, "caption", cell.line, env)


def _warn(message: str, subtype: str, line: int, env: BuildEnvironment) -> None:
    LOGGER.warning(message, type="framework_tabs", subtype=subtype, location=(env.docname, line))
