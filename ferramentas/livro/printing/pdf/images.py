"""A picture of each page of a PDF, for the eyes of whoever changes the style."""

import shutil
import subprocess
from pathlib import Path

from livro.book.files import new_folder
from livro.errors import BookError
from livro.printing.pdf.engine import INSTALL

RESOLUTION = 80  # dots per inch: enough to see what is wrong


def draw_pages(book: Path) -> Path:
    """Draw the pages of a PDF in a folder of its own, and return the folder.

    Raises:
        BookError: Poppler is not installed, or cannot read the file.
    """
    if shutil.which("pdftoppm") is None:
        raise BookError(f"make pdf-imagens precisa do Poppler: {INSTALL}.")
    with new_folder(book.with_suffix("")) as folder:
        command = ["pdftoppm", "-png", "-r", str(RESOLUTION), str(book), str(folder / "pagina")]
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
        if answer.returncode:
            raise BookError(f"o Poppler não leu {book}: {answer.stderr.strip()}")
    return book.with_suffix("")
