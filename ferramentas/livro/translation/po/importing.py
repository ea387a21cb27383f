"""A PO file back into the book, if the book is still right with it."""

from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from livro.book import files
from livro.errors import BookError
from livro.translation.checks.finding import Severity
from livro.translation.po.changes import Change, changes, read_po, replaced
from livro.translation.segments import load

if TYPE_CHECKING:
    from collections.abc import Iterable

CHECKED = ("book", "traducao")  # all that the checks read


def import_po(root: Path, path: Path) -> list[str]:
    """Put the changed translations of a PO file in the pages and return their segments.

    Raises:
        BookError: the file is malformed, does not belong to this book, or a rule refuses what
            it says; no page is changed.
    """
    found = list(changes(read_po(path), load(root).pairs()))
    pages = _pages(root, found)
    _check(root, pages)
    files.write_together({root / page: text.encode() for page, text in pages.items()})
    return [change.target.segment for change in found]


def _pages(root: Path, found: Iterable[Change]) -> dict[str, str]:
    by_page: dict[str, list[Change]] = defaultdict(list)
    for change in found:
        by_page[change.target.path].append(change)
    return {
        page: replaced((root / page).read_bytes().decode(), {c.target: c.text for c in changed})
        for page, changed in by_page.items()
    }


def _check(root: Path, pages: dict[str, str]) -> None:
    """Try the new pages in a copy of the book."""
    from livro.translation.checks.loading import read_book
    from livro.translation.checks.runner import findings

    with TemporaryDirectory() as folder:
        trial = Path(folder)
        for name in CHECKED:
            shutil.copytree(root / name, trial / name)
        for page, text in pages.items():
            (trial / page).write_bytes(text.encode())
        book, ties = read_book(trial)
        errors = [
            str(finding)
            for finding in findings(book, ties, only=pages)
            if finding.severity is Severity.ERROR
        ]
    if errors:
        raise BookError("\n".join(["nada foi importado:", *errors]))
