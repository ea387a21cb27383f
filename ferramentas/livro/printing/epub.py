"""The whole way from the pages to the EPUB."""

import shutil
from pathlib import Path

from livro.book.edition import read_edition
from livro.book.files import empty_folder
from livro.book.places import NAME, epub_path
from livro.errors import BookError
from livro.sphinx.run import run_sphinx


def build_epub(root: Path) -> Path:
    """Build the EPUB of the book.

    Raises:
        BookError: it could not be built.
    """
    # All that is in the folder goes into the book.
    output = empty_folder(root / "_build" / "epub-bruto")
    settings = {"epub_basename": NAME, "version": read_edition(root).version}
    if not run_sphinx(root, output, builder="epub", settings=settings):
        raise BookError("O EPUB não foi construído: corrija os avisos acima (cada um é um erro).")
    target = epub_path(root)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(output / target.name, target)
    return target
