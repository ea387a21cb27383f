"""How long the builds of the book take, as ratios to the bare execution of the same cells."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import nbformat
from nbclient import NotebookClient

from livro.book.cells import code_cells
from livro.book.contents import page_names
from livro.book.copying import copy_book
from livro.errors import BookError
from livro.site.build import build_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

EDITED_PAGE = "book/capitulo/gradientes.md"  # a page with cells, so that a wrong cache would show
EDITED_WORD = ("Como se vê", "Como vemos")


def _seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    if action() is None:
        raise BookError("a construção falhou; não há o que medir")
    return time.perf_counter() - start


def _execute(pages: Iterable[Path]) -> bool:
    """Execute the cells of each page in a kernel of its own, and nothing else."""
    for page in pages:
        cells = [
            {"cell_type": "code", "metadata": {}, "outputs": [], "source": cell.code}
            for cell in code_cells(page)
        ]
        if cells:
            content = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": cells}
            notebook = nbformat.from_dict(content)
            NotebookClient(notebook, kernel_name="python3", timeout=300).execute()
    return True


def _edit(book: Path) -> None:
    page = book / EDITED_PAGE
    text = page.read_text(encoding="utf-8")
    if EDITED_WORD[0] not in text:
        raise BookError(
            f"{EDITED_PAGE} não contém “{EDITED_WORD[0]}”, a palavra que a medida troca"
        )
    page.write_text(text.replace(*EDITED_WORD, 1), encoding="utf-8")


def measure(root: Path, workplace: Path) -> dict[str, float]:
    """Time each kind of build in a copy of the book.

    Args:
        root: the folder of the book.
        workplace: an empty folder for the copy.

    Returns:
        Label -> ratio to the bare execution of the cells with nbclient.

    Raises:
        BookError: a build failed.
    """
    book = copy_book(root, workplace)
    pages = [book / f"{name}.md" for name in page_names(book)]
    bare = _seconds(lambda: _execute(pages))
    ratios = {"construção a partir do zero": _seconds(lambda: build_html(book)) / bare}
    ratios["reconstrução sem mudança"] = _seconds(lambda: build_html(book)) / bare
    _edit(book)
    ratios["reconstrução depois de trocar uma palavra"] = _seconds(lambda: build_html(book)) / bare
    return ratios
