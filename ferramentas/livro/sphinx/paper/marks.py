"""From a line of the `.tex` or of the log back to the page of the book that wrote it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_MARK = re.compile(r"livro-pagina: ([^\s}]+)")


def mark(page: str) -> str:
    """Return the LaTeX that leaves the name of a page in the log, and in the `.tex` itself."""
    return rf"\typeout{{livro-pagina: {page}}}" + "\n"


@dataclass(frozen=True)
class Places:
    """Where each page begins in a text: the `.tex` or the log."""

    lines: Sequence[int]
    pages: Sequence[str]

    def page_at(self, line: int) -> str:
        """Return the page that a line, counted from 1, belongs to; empty before the first."""
        position = bisect_right(self.lines, line)
        return self.pages[position - 1] if position else ""


def find_places(text: str) -> Places:
    """Find the marks in a text."""
    found = [
        (number, match[1])
        for number, line in enumerate(text.splitlines(), start=1)
        if (match := _MARK.search(line))
    ]
    return Places([number for number, _ in found], [page for _, page in found])
