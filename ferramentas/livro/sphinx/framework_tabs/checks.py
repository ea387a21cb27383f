"""Warn about tags and captions that cannot be right, at the line of the cell."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from sphinx.util import logging

from livro.book.tags import PARTIAL, PREFIX
from livro.sphinx.framework_tabs.cells import Cell

LOGGER = logging.getLogger(__name__)

Problem = tuple[str, Cell, str]  # the type of the warning, where, what


def check_run(run: Sequence[Cell], labels: Mapping[str, str]) -> None:
    """Check the tags and captions of one run of adjacent cells."""
    checks = (_unknown, _duplicate, _incomplete, _captions)
    for problem in chain.from_iterable(check(run, labels) for check in checks):
        _warn(*problem)


def check_lone_partial(cell: Cell) -> None:
    """Check that `tab-parcial` never stands alone."""
    if cell.tags.partial and not cell.frameworks:
        message = f"a etiqueta '{PARTIAL}' precisa de uma etiqueta de framework na mesma célula"
        _warn("partial", cell, message)


def _unknown(run: Sequence[Cell], labels: Mapping[str, str]) -> Iterator[Problem]:
    known = ", ".join(PREFIX + name for name in labels)
    for cell in run:
        for name in cell.frameworks:
            if name not in labels:
                message = f"framework desconhecido: '{PREFIX}{name}' (etiquetas válidas: {known})"
                yield "unknown", cell, message


def _duplicate(run: Sequence[Cell], labels: Mapping[str, str]) -> Iterator[Problem]:
    first_lines: dict[str, int] = {}
    for cell in run:
        for name in cell.frameworks:
            first = first_lines.setdefault(name, cell.line)
            if first != cell.line:
                message = (
                    f"aba duplicada: este grupo já tem uma célula de {labels.get(name, name)} "
                    f"(linha {first}); separe os grupos com um texto"
                )
                yield "duplicate", cell, message


def _incomplete(run: Sequence[Cell], labels: Mapping[str, str]) -> Iterator[Problem]:
    present = {name for cell in run for name in cell.frameworks}
    missing = [label for name, label in labels.items() if name not in present]
    if missing and present <= labels.keys() and not any(cell.tags.partial for cell in run):
        message = (
            f"grupo de abas incompleto: falta {', '.join(missing)} "
            f"(se for de propósito, marque uma das células com '{PARTIAL}')"
        )
        yield "incomplete", run[0], message


def _captions(run: Sequence[Cell], _labels: Mapping[str, str]) -> Iterator[Problem]:
    captioned = [cell for cell in run if cell.caption]
    for cell in captioned[1:]:
        if cell.caption != captioned[0].caption:
            message = (
                f"legenda diferente da legenda do mesmo grupo (linha {captioned[0].line}); "
                "escreva a legenda uma só vez, na primeira célula"
            )
            yield "caption", cell, message


def _warn(subtype: str, cell: Cell, message: str) -> None:
    place = (cell.env.docname, cell.line)
    LOGGER.warning(message, type="framework_tabs", subtype=subtype, location=place)
