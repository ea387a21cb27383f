"""What the builds cost: cold beside the bare cells, the others beside a bare Jupyter Book.

Each build is a process of its own, as whoever writes runs it. Processor time is compared, so that
what else runs on the machine counts for little.
"""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from livro.book import files, mxnet
from livro.book.cells import cell_timeout, code_cells
from livro.book.contents import page_names
from livro.book.numbers import with_comma
from livro.errors import BookError
from livro.measure.processor import cost

EDITED_PAGE = "book/capitulo/gradientes.md"  # a page with cells, so that a wrong cache would show
EDITED_WORD = ("Como se vê", "Como vemos")
_BUILD = ("livro.cli", "construir")
BUILDS = {
    "o site": _BUILD,
    "a prévia": (*_BUILD, "--previa"),
    "o Jupyter Book sem ajustes": ("livro.measure.baseline",),
}


def measure(book: Path) -> Iterator[str]:
    """Build a copy of the book in every way, and describe each as a ratio.

    Raises:
        BookError: a build failed.
    """
    pages = [book / f"{name}.md" for name in page_names(book)]
    bare, _ = cost(execute, book, pages)
    cold, _ = cost(build, book, _BUILD)
    yield "Construção a partir do zero, em relação à execução pura das mesmas células:"
    yield f"  {'o site':32} {_decimal(cold / bare)}"
    for name in ("a prévia", "o Jupyter Book sem ajustes"):
        build(book, BUILDS[name])
    yield "Reconstrução, em relação à do Jupyter Book sem ajustes (sem mudança; com uma palavra):"
    unchanged = _times(book)
    edit(book)
    edited = _times(book)
    *ours, baseline = BUILDS
    for name in ours:
        ratios = (times[name] / times[baseline] for times in (unchanged, edited))
        yield f"  {name:32} {'  '.join(map(_decimal, ratios))}"


def execute(book: Path, pages: Iterable[Path]) -> None:
    """Execute the cells of each page in a kernel of its own, and nothing else."""
    mxnet.offer_kernel(book)
    limit = cell_timeout(book)
    for page in pages:
        cells = list(code_cells(page))
        if cells:
            sources = [
                {"cell_type": "code", "metadata": {}, "outputs": [], "source": cell.code}
                for cell in cells
            ]
            content = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": sources}
            kernel = cells[0].kernel or "python3"
            NotebookClient(
                nbformat.from_dict(content),
                kernel_name=kernel,
                timeout=limit,
                extra_arguments=["--log-level=ERROR"],
            ).execute()


def build(book: Path, command: tuple[str, ...]) -> None:
    """Run a build to its end.

    Raises:
        BookError: it failed; the message has its last lines.
    """
    answer = subprocess.run(
        [sys.executable, "-m", *command], cwd=book, capture_output=True, text=True, check=False
    )
    if answer.returncode:
        last = "\n".join((answer.stdout + answer.stderr).splitlines()[-8:])
        raise BookError(f"{' '.join(command)} falhou; não há o que medir:\n{last}")


def edit(book: Path) -> None:
    """Change a word of a page.

    Raises:
        BookError: the page has it no more.
    """
    page = book / EDITED_PAGE
    text = files.read(page)
    if EDITED_WORD[0] not in text:
        raise BookError(
            f"{EDITED_PAGE} não contém “{EDITED_WORD[0]}”, a palavra que a medida troca"
        )
    files.write(page, text.replace(*EDITED_WORD, 1).encode())


def _times(book: Path) -> dict[str, float]:
    return {name: cost(build, book, command)[0] for name, command in BUILDS.items()}


def _decimal(ratio: float) -> str:
    return with_comma(ratio, ".2f")
