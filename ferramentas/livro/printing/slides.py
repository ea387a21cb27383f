"""The whole way from the pages to the slides, which the next site takes along."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from livro.book.printed import slides_path
from livro.errors import BookError
from livro.sphinx.run import run_sphinx
from livro.sphinx.slides.builder import REVEAL, SlidesBuilder

if TYPE_CHECKING:
    from pathlib import Path


def build_slides(root: Path) -> Path:
    """Build one deck for each framework; return their folder.

    Raises:
        BookError: they could not be built.
    """
    if not (root / REVEAL).is_dir():
        raise BookError("Falta o reveal.js, que `make slides` instala (pede o npm).")
    decks = slides_path(root, "").parent
    output = decks.parent
    shutil.rmtree(output, ignore_errors=True)  # all that is in the folder goes to the site
    if not run_sphinx(root, output, builder=SlidesBuilder.name):
        raise BookError("Os slides não foram feitos: corrija os avisos acima (cada um é um erro).")
    return decks
