"""The book as the rules see it: its pages, its segments, and what is known of its words."""

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from livro.translation.checks.outputs import cells_of
from livro.translation.checks.ports import Port
from livro.translation.checks.reading import Reading
from livro.translation.myst.model import Page
from livro.translation.words.glossary import Entry
from livro.translation.words.vocabulary import Vocabulary


@dataclass(frozen=True)
class Knowledge:
    """What the rules know beforehand.

    Attributes:
        glossary: the rows of `traducao/glossario.csv`.
        vocabulary: words that the dictionary lacks.
        citations: keys of `book/referencias.bib`.
        elsewhere: labels of d2l that lead there while no page gives them.
        ports: how the cells of the source became those of the book.
        outputs: what cells print, by the code of all the cells of their page.
    """

    glossary: tuple[Entry, ...]
    vocabulary: Vocabulary
    citations: frozenset[str]
    elsewhere: frozenset[str] = frozenset()
    ports: tuple[Port, ...] = ()
    outputs: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def terms(self) -> frozenset[str]:
        """What a `{term}` may lead to, in lower case."""
        return frozenset(entry.preferred.lower() for entry in self.glossary if entry.is_term)


@dataclass(frozen=True)
class Book:
    """Everything that a rule may look at."""

    pages: tuple[Page, ...]
    readings: tuple[Reading, ...]
    knowledge: Knowledge

    @cached_property
    def labels(self) -> dict[str, list[str]]:
        """The labels of the book, each with the places (`page:line`) that give it."""
        places: dict[str, list[str]] = {}
        for page in self.pages:
            for label in page.labels:
                places.setdefault(label.name, []).append(f"{page.path}:{label.line}")
        return places

    def unexecuted(self, only: Collection[str] | None = None) -> list[Page]:
        """Return the pages with cells of which no build kept the outputs."""
        return [
            page
            for page in self.pages
            if page.cells and (only is None or page.path in only)
            if cells_of(page) not in self.knowledge.outputs
        ]

    def segment_at(self, page: Page, line: int) -> str:
        """Return the id of the segment that a line belongs to, or nothing."""
        for reading in self.readings:
            if reading.page.path == page.path and reading.covers(line):
                return reading.segment
        return ""
