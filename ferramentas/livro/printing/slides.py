"""The whole way from the pages to the slides, which the next site takes along."""

import shutil
from collections.abc import Callable
from pathlib import Path

from livro.book.files import empty_folder
from livro.book.places import slides_path
from livro.errors import BookError
from livro.sphinx.run import run_sphinx
from livro.sphinx.slides.builder import REVEAL, SlidesBuilder


def build_slides(root: Path, check: Callable[[Path], None]) -> Path:
    """Build one deck for each framework; return their folder.

    Args:
        root: the folder with `_config.yml` and `_toc.yml`.
        check: looks at the decks before they take the place of the old ones.

    Raises:
        BookError: they could not be built, or something is wrong with them.
    """
    if not (root / REVEAL).is_dir():
        raise BookError("Falta o reveal.js, que `make slides` instala (pede o npm).")
    decks = slides_path(root, "").parent
    fresh = empty_folder(root / "_build" / "slides-novos")
    if not run_sphinx(root, fresh, builder=SlidesBuilder.name):
        raise BookError("Os slides não foram feitos: corrija os avisos acima (cada um é um erro).")
    check(fresh)
    shutil.rmtree(decks.parent, ignore_errors=True)  # all that is in the folder goes to the site
    fresh.rename(decks.parent)
    return decks
