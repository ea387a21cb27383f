"""All that is known of the translation of a book, with what the ledger may not say."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from livro.book import files
from livro.translation.problem import Problem
from livro.translation.segments.bitext import Bitext
from livro.translation.segments.english import read_sources
from livro.translation.segments.ledger import Ledger
from livro.translation.segments.pages import read_pages
from livro.translation.segments.places import omissions_of, segments_of
from livro.translation.segments.reading import read_ledger
from livro.translation.segments.sources import Source


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
    lines = files.read(path).splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1)


def inconsistencies(ledger: Ledger, sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Find blocks that two segments claim, that do not exist or that are both left out and tied.

    Each problem is said of the file of the ledger, and is about a segment; its line is not known.
    """
    owners: dict[tuple[str, str], str] = {}
    for name, entry in ledger.entries.items():
        for problem in _problems(ledger, sources, name, owners):
            path = segments_of(entry.page).as_posix()
            yield Problem(0, f"“{name}”: {problem}", about=name, path=path)
    for source, reasons in ledger.omissions.items():
        if reasons and source not in sources:
            message = f"omissões: não há {source} em traducao/fonte."
            yield Problem(0, message, path=omissions_of(source).as_posix())


def _problems(
    ledger: Ledger, sources: Mapping[str, Source], name: str, owners: dict[tuple[str, str], str]
) -> Iterator[str]:
    entry = ledger.entries[name]
    if entry.source not in sources:
        yield f"não há {entry.source} em traducao/fonte."
    for key in entry.blocks:
        owner = owners.setdefault((entry.source, key), name)
        if owner != name:
            yield f"o bloco {key} já é de “{owner}”."
        if key in ledger.omissions.get(entry.source, {}):
            yield f"o bloco {key} também está entre as omissões."
