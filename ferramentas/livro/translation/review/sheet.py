"""What the reviewer's page shows of each segment."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Note:
    """A finding, as the page shows it."""

    severity: str
    rule: str
    message: str
    advice: str
    line: int


@dataclass(frozen=True, slots=True)
class Row:
    """A segment: its two sides, as HTML, and what is known of it.

    Attributes:
        segment: the id; empty for lines that only this edition has.
        anchor: id of the row in the page.
        place: file and line of the translation.
        state: what the file of segments says, in Portuguese (``traduzido``).
        currency: what comparing the hashes says (``em dia``, ``fonte mudou``, …).
        history: who did what and when, oldest first.
        source: the source, as HTML.
        translation: the translation, as HTML.
        difference: the source now against the source translated, as HTML; empty when equal.
        notes: what the checks found.
        waivers: rule -> reason, for deliberate differences.
    """

    segment: str
    anchor: str
    place: str
    state: str
    currency: str
    history: tuple[str, ...]
    source: str
    translation: str
    difference: str = ""
    notes: tuple[Note, ...] = ()
    waivers: dict[str, str] = field(default_factory=dict)

    @property
    def is_current(self) -> bool:
        """Whether nothing changed on either side since the segment was last marked."""
        return not self.segment or self.currency == "em dia"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the book, side by side with its source."""

    path: str
    title: str
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        """The file of the sheet."""
        return self.path.removeprefix("book/").removesuffix(".md").replace("/", "-") + ".html"

    def count(self, state: str) -> int:
        """Return how many tied segments are in a state."""
        return sum(row.state == state for row in self.rows if row.segment)

    @property
    def tied(self) -> int:
        """How many segments answer to the source."""
        return sum(bool(row.segment) for row in self.rows)

    @property
    def changed(self) -> int:
        """How many segments changed on either side."""
        return sum(not row.is_current for row in self.rows)

    @property
    def notes(self) -> int:
        """How many things the checks found."""
        return sum(len(row.notes) for row in self.rows)
