"""Read all that is known of the translation of a book."""

from dataclasses import replace
from pathlib import Path

from livro.translation.segments.bitext import Bitext
from livro.translation.segments.consistency import inconsistencies
from livro.translation.segments.english import read_sources
from livro.translation.segments.pages import read_pages
from livro.translation.segments.reading import read_ledger


def load(root: Path) -> Bitext:
    """Read the pages, the source and the ledger.

    Args:
        root: the folder of the book.

    Raises:
        BookError: a file is not as it should be; the message says where and why.
    """
    sources = read_sources(root)
    ledger = read_ledger(root)
    targets, problems = read_pages(root)
    problems += [
        replace(found, line=_line(root / found.path, found.about))
        for found in inconsistencies(ledger, sources)
    ]
    return Bitext(sources, tuple(targets), ledger, tuple(problems))


def _line(path: Path, key: str) -> int:
    """Return the line of a file of the ledger that starts what is said of a key."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1)
