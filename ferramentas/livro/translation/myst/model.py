"""What a MyST page is made of, with the line of each thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from livro.book.cells import Cell


class Mark(StrEnum):
    """What a span of a passage is."""

    TEXT = "text"
    FORMULA = "formula"
    ROLE = "role"
    CODE = "code"
    LINK = "link"  # where a link leads; its text stands in spans of its own
    HTML = "html"
    BREAK = "break"  # the end of a line


class Place(StrEnum):
    """Where a passage stands."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    TABLE = "table"
    OPTION = "option"  # of a directive: titles, captions, alternative texts
    DESCRIPTION = "description"  # of the page, in its front matter


@dataclass(frozen=True, slots=True)
class Span:
    """A run of a passage that is one thing.

    Attributes:
        mark: what it is.
        text: what is shown; the TeX of a formula.
        line: number of the line in the page, from 1.
        emphasis: whether it stands in italics or bold.
        name: of a role.
        target: of a role or of a link.
    """

    mark: Mark
    text: str
    line: int
    emphasis: bool = False
    name: str = ""
    target: str = ""


@dataclass(frozen=True)
class Passage:
    """A text that stands by itself: a paragraph, a heading, an item of a list, a caption."""

    place: Place
    line: int
    spans: tuple[Span, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Display:
    """A formula on lines of its own."""

    tex: str
    line: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A name that references lead to."""

    name: str
    line: int


@dataclass(frozen=True)
class Page:
    """A page, or some lines of one."""

    path: str
    text: str
    passages: tuple[Passage, ...] = ()
    displays: tuple[Display, ...] = ()
    labels: tuple[Label, ...] = ()
    references: tuple[Label, ...] = ()  # made by directives; those of roles are in the passages
    cells: tuple[Cell, ...] = ()
    items: tuple[int, ...] = ()  # the first line of each item of a list
    literal: frozenset[int] = frozenset()  # lines of code, markup inside them is no markup
    broken_cell: int = 0  # the line of the cell whose metadata kept all cells from being read

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text; the first has number 1."""
        return ["", *self.text.split("\n")]

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The spans of all passages, from top to bottom."""
        return tuple(span for passage in self.passages for span in passage.spans)

    @property
    def headings(self) -> list[Passage]:
        """The headings, from top to bottom."""
        return [passage for passage in self.passages if passage.place is Place.HEADING]

    def marked(self, mark: Mark) -> Iterator[Span]:
        """Yield the spans of one kind."""
        return (span for span in self.spans if span.mark is mark)

    def roles(self, *names: str) -> Iterator[Span]:
        """Yield the roles with one of these names."""
        return (span for span in self.marked(Mark.ROLE) if span.name in names)

    def part(self, inside: Callable[[int], bool]) -> Page:
        """Return what stands on some lines."""
        return Page(
            self.path,
            self.text,
            tuple(p for p in self.passages if inside(p.line)),
            tuple(d for d in self.displays if inside(d.line)),
            tuple(name for name in self.labels if inside(name.line)),
            tuple(name for name in self.references if inside(name.line)),
            tuple(cell for cell in self.cells if inside(cell.first + 1)),
            tuple(line for line in self.items if inside(line)),
            self.literal,
        )
