"""The whole way from the pages to the PDF, and how many of its own each part has."""

import re
import shutil
from itertools import pairwise
from pathlib import Path

from livro.book.files import empty_folder
from livro.book.places import NAME, of_one, pdf_path
from livro.errors import BookError
from livro.printing.choosing import require_framework
from livro.printing.pdf.engine import require_tex, typeset
from livro.sphinx.paper.answers import TITLE
from livro.sphinx.run import run_sphinx

_ENTRY = re.compile(r"\\contentsline \{(part|chapter)\}\{(.*?)\}\{(\d+)\}\{")


def build_pdf(root: Path, framework: str = "") -> Path:
    """Build the PDF of the book.

    Args:
        root: the folder of the book.
        framework: the only framework to print; all of them without it.

    Raises:
        BookError: the PDF could not be built, or has defects that a reader would see.
    """
    require_tex()
    require_framework(framework)
    # What a former run left there would change the next.
    output = empty_folder(root / "_build" / of_one("tex", framework))
    settings = {
        "framework_tabs_only": framework,
        "latex_documents": [("book/index", f"{NAME}.tex", "", "", "manual")],
    }
    if not run_sphinx(root, output, builder="latex", settings=settings):
        raise BookError("O PDF não foi construído: corrija os avisos acima (cada um é um erro).")
    target = pdf_path(root, framework)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(typeset(output / f"{NAME}.tex"), target)
    parts = pages_of_parts(output / f"{NAME}.toc")
    print("Páginas:", ", ".join(f"{title} {pages}" for title, pages in parts.items()))
    return target


def pages_of_parts(contents: Path) -> dict[str, int]:
    """Count the pages of each part, and of the answers; the index closes the book.

    Args:
        contents: the file `.toc` of the book.
    """
    *entries, index = _ENTRY.findall(contents.read_text(encoding="utf-8"))
    starts = [
        (title, int(page)) for kind, title, page in entries if kind == "part" or title == TITLE
    ]
    ends = pairwise([*starts, ("", int(index[2]))])
    return {title: after - start for (title, start), (_, after) in ends}
