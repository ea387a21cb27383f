"""The whole way from the pages to the EPUB."""

import shutil
from pathlib import Path

from livro.book.edition import read_edition
from livro.book.files import empty_folder
from livro.book.places import epub_path, of_one
from livro.errors import BookError
from livro.printing.choosing import require_framework
from livro.sphinx.run import run_sphinx


def build_epub(root: Path, framework: str = "") -> Path:
    """Build the EPUB of the book.

    Args:
        root: the folder of the book.
        framework: the only framework to show; all of them without it.

    Raises:
        BookError: it could not be built.
    """
    require_framework(framework)
    target = epub_path(root, framework)
    # All that is in the folder goes into the book.
    output = empty_folder(root / "_build" / of_one("epub-bruto", framework))
    settings = {
        "epub_basename": target.stem,
        "framework_tabs_only": framework,
        "version": read_edition(root).version,
    }
    if not run_sphinx(root, output, builder="epub", settings=settings):
        raise BookError("O EPUB não foi construído: corrija os avisos acima (cada um é um erro).")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(output / target.name, target)
    return target
