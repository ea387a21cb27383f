"""What the PDF and the EPUB cost beside the site: processor time, cells apart, and size."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from livro.book.numbers import with_comma
from livro.errors import BookError
from livro.measure.builds import BUILDS, build
from livro.measure.processor import cost

_SITE = "o site"
# The command that builds a form of the book, and the folder of `_build` where it leaves it.
_FORMS = {
    _SITE: (BUILDS[_SITE], "html"),
    "PDF, com os quatro frameworks": (("livro.cli", "pdf"), "pdf"),
    "EPUB": (("livro.cli", "epub"), "epub"),
}


def report(book: Path) -> Iterator[str]:
    """Build each form of a book whose cells were executed, from its pages on, and describe it.

    Args:
        book: a copy of the book, which loses what was built in it.
    """
    site = _measure(book, _SITE)
    what = "tempo de processador, a partir das células executadas; tamanho"
    yield f"PDF e EPUB em relação ao site ({what}):"
    for form in [form for form in _FORMS if form != _SITE]:
        try:
            ratios = [
                ours / of_site for ours, of_site in zip(_measure(book, form), site, strict=True)
            ]
        except BookError as error:  # no TeX on this machine
            yield f"  {form}: {error}"
            continue
        figures = "  ".join(with_comma(ratio, ".2f") for ratio in ratios)
        yield f"  {form:32} {figures}"


def _measure(book: Path, form: str) -> tuple[float, int]:
    """Return the processor time and the bytes that a form takes.

    Raises:
        BookError: it could not be built.
    """
    command, folder = _FORMS[form]
    _forget_all_but_cells(book / "_build")
    seconds, _ = cost(build, book, command)
    return seconds, _size(book / "_build" / folder)


def _forget_all_but_cells(builds: Path) -> None:
    """Remove what builds remember: one that has nothing to do would cost nothing."""
    for memory in builds.glob(".*"):
        if memory.is_file():
            memory.unlink()
        elif memory.name != ".jupyter_cache":
            shutil.rmtree(memory)


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
