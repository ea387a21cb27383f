"""Where the translation stands, page by page."""

from dataclasses import dataclass
from datetime import date

from livro.translation.segments.bitext import Bitext, Condition
from livro.translation.segments.ledger import State


@dataclass(frozen=True, slots=True)
class PageStatus:
    """How many segments of a page are how far.

    Attributes:
        path: the page, relative to the folder of the book.
        segments: all of them; none in a page that only this edition has.
        translated: those that somebody answers for, whatever happened since.
        reviewed: those that a second person read against the source as they are now.
        source_changed: those whose source says something else since, or no longer exists.
        target_changed: those whose text changed since.
        last: the last day on which somebody answered for one.
    """

    path: str
    segments: int = 0
    translated: int = 0
    reviewed: int = 0
    source_changed: int = 0
    target_changed: int = 0
    last: date | None = None

    @property
    def outdated(self) -> int:
        """Those that somebody should look at again."""
        return self.source_changed + self.target_changed


def page_statuses(bitext: Bitext) -> list[PageStatus]:
    """Count the segments of each page, in the order of their paths."""
    names: dict[str, dict[str, None]] = {}
    for target in bitext.targets:
        page = names.setdefault(target.path, {})
        if target.segment:
            page[target.segment] = None
    return [_status(bitext, path, tuple(found)) for path, found in names.items()]


def total(bitext: Bitext) -> PageStatus:
    """Count the segments of all pages together."""
    return _status(bitext, "", tuple(name for name in bitext.ids() if bitext.targets_of(name)))


def _status(bitext: Bitext, path: str, names: tuple[str, ...]) -> PageStatus:
    conditions = [bitext.condition(name) for name in names]
    entries = [bitext.ledger.entries[name] for name in names if name in bitext.ledger.entries]
    answered = [entry for entry in entries if entry.state is not State.DRAFT]
    return PageStatus(
        path,
        len(names),
        len(answered),
        sum(_is_reviewed(bitext, name) for name in names),
        sum(c in (Condition.SOURCE_CHANGED, Condition.SOURCELESS) for c in conditions),
        conditions.count(Condition.TARGET_CHANGED),
        max((entry.date for entry in answered), default=None),
    )


def _is_reviewed(bitext: Bitext, name: str) -> bool:
    entry = bitext.ledger.entries.get(name)
    reviewed = entry is not None and entry.state is State.REVIEWED
    return reviewed and bitext.condition(name) is Condition.CURRENT
