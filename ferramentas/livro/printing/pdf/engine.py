"""LuaLaTeX, run as often as it takes, always with the same bytes for the same sources.

And Poppler, which draws what it set, for the eyes of whoever changes the style.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

from livro.book.files import new_folder
from livro.errors import BookError
from livro.printing.pdf.log import find_problems

INSTALL = "instale-o com `sudo ferramentas/instalacao/instalar-tex.sh`"
MISSING = f"make pdf precisa do LuaLaTeX (com latexmk e as fontes): {INSTALL} (veja o README.md)."
_NEEDED = ("texgyrepagella-math.otf", "texgyreheros-regular.otf", "brazil.ldf", "needspace.sty")
_INDEX = "$makeindex = 'makeindex -s python.ist %O -o %D %S'"
_ERROR = re.compile(r"!|\S+\.(tex|sty):\d+: ")
_UNBROKEN = {"max_print_line": "100000", "error_line": "254", "half_error_line": "238"}
RESOLUTION = 80  # dots per inch: enough to see what is wrong


def require_tex() -> None:
    """Check that what the book needs of TeX is installed.

    Raises:
        BookError: it is not; the message says how to install it.
    """
    if not all(map(shutil.which, ("lualatex", "latexmk", "kpsewhich"))):
        raise BookError(MISSING)
    answer = subprocess.run(["kpsewhich", *_NEEDED], capture_output=True, text=True, check=False)
    found = {line.rpartition("/")[2] for line in answer.stdout.splitlines()}
    if missing := [name for name in _NEEDED if name not in found]:
        raise BookError(f"Ao TeX desta máquina falta {', '.join(missing)}: {INSTALL}.")


def typeset(tex: Path) -> Path:
    """Set a document; return the PDF beside it.

    Raises:
        BookError: LaTeX stopped, or its log tells of something that a reader would see.
    """
    command = ["latexmk", "-norc", "-e", _INDEX, "-lualatex", "-interaction=nonstopmode"]
    command += ["-halt-on-error", "-file-line-error", tex.name]
    environment = {**os.environ, **_UNBROKEN, "FORCE_SOURCE_DATE": "1", "TZ": "UTC"}
    answer = subprocess.run(
        command,
        cwd=tex.parent,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if answer.returncode:
        raise BookError(
            f"o LaTeX parou em {tex}:\n{_first_error(answer.stdout.decode(errors='replace'))}"
        )
    log = tex.with_suffix(".log").read_text(encoding="utf-8", errors="replace")
    if problems := find_problems(log, tex.read_text(encoding="utf-8")):
        lines = "\n".join(problems)
        raise BookError(f"{lines}\nO PDF tem defeitos; o registro do LaTeX está em {tex.parent}.")
    return tex.with_suffix(".pdf")


def _first_error(console: str) -> str:
    lines = console.splitlines()
    errors = (number for number, line in enumerate(lines) if _ERROR.match(line))
    first = next(errors, max(len(lines) - 8, 0))
    return "\n".join(lines[first : first + 8])


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
