"""What the PDF and the EPUB cost beside the site: processor time, cells apart, and size."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from livro.book.numbers import with_comma
from livro.errors import BookError
from livro.measure.processor import cost
from livro.printing.epub import build_epub
from livro.printing.pdf.build import build_pdf
from livro.site.build import build_html


def report(book: Path) -> Iterator[str]:
    """Build each form of a book whose cells were executed, from its pages on, and describe it.

    Args:
        book: a copy of the book, which loses what was built in it.
    """
    site = _measure(book, build_html)
    what = "tempo de processador, a partir das células executadas; tamanho"
    yield f"PDF e EPUB em relação ao site ({what}):"
    for label, build in {"PDF, com os quatro frameworks": build_pdf, "EPUB": build_epub}.items():
        try:
            ratios = [
                ours / of_site for ours, of_site in zip(_measure(book, build), site, strict=True)
            ]
        except BookError as error:  # no TeX on this machine
            yield f"  {label}: {error}"
            continue
        figures = "  ".join(with_comma(ratio, ".2f") for ratio in ratios)
        yield f"  {label:32} {figures}"


def _measure(book: Path, build: Callable[[Path], Path | None]) -> tuple[float, int]:
    """Return the processor time and the bytes that a form takes.

    Raises:
        BookError: it could not be built.
    """
    for memory in (book / "_build").glob(".doctrees*"):
        shutil.rmtree(memory)
    seconds, built = cost(build, book)
    if built is None:
        raise BookError("a construção falhou; não há o que medir")
    return seconds, _size(built)


def _size(path: Path) -> int:
    files = [path] if path.is_file() else path.rglob("*")
    return sum(file.stat().st_size for file in files if file.is_file())
