"""A checkout of d2l around a page: where its labels lead, and the works that it cites."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path

from livro.book import files
from livro.book.elsewhere import Elsewhere
from livro.d2l import starts
from livro.d2l.lines import seen, split

D2L = "https://d2l.ai/"
BIBLIOGRAPHY = "d2l.bib"
_WORK = re.compile(r"^[ \t]*@(?!comment|string|preamble)\w+[ \t]*\{[ \t]*([^,\s]+)", re.MULTILINE)
_MARKS = re.compile(r"[\[(](?:\*\*|~~)|(?:\*\*|~~)[\])]|^\s*#+\s*|[`*]")


def works_in(path: Path) -> dict[str, str]:
    """Return the works of a BibTeX file, as they are written, by their keys."""
    text = files.read(path) if path.is_file() else ""
    found = list(_WORK.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return {
        match[1]: text[match.start() : text.rfind("}", match.start(), end) + 1].strip()
        for match, end in zip(found, ends, strict=False)  # of no work, one end
    }


class Checkout:
    """A folder of d2l; of no folder, nothing is known."""

    def __init__(self, root: Path | None) -> None:
        """Read nothing yet."""
        self._root = root

    @cached_property
    def works(self) -> dict[str, str]:
        """The works of its bibliography, by their keys."""
        return works_in(self._root / BIBLIOGRAPHY) if self._root else {}

    @cached_property
    def labels(self) -> dict[str, Elsewhere]:
        """Where the labels of all of its pages lead."""
        if not self._root:
            return {}
        pages = sorted(self._root.glob("chapter_*/*.md"))
        return {label: place for page in pages for label, place in self._labels_of(page)}

    def _labels_of(self, page: Path) -> Iterator[tuple[str, Elsewhere]]:
        assert self._root
        address = D2L + page.relative_to(self._root).with_suffix(".html").as_posix()
        return labelled(seen(split(page.read_text(encoding="utf-8", errors="replace"))), address)


@cache
def _checkout(root: Path | None) -> Checkout:
    return Checkout(root)


def checkout_of(page: Path) -> Checkout:
    """Return the checkout of d2l around a page, which its bibliography gives away."""
    return _checkout(next((each for each in page.parents if (each / BIBLIOGRAPHY).is_file()), None))


def labelled(lines: Iterable[str], address: str) -> Iterator[tuple[str, Elsewhere]]:
    """Yield the labels of a page, each with the title above it and its own address."""
    title = address
    for line in lines:
        if starts.HEADING.match(line):
            title = _MARKS.sub("", starts.LABEL.sub("", line)).strip() or title
        for label in starts.LABEL.findall(line):
            yield label, Elsewhere(title, f"{address}#{label.replace('_', '-').lower()}")
