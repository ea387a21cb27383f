"""What a rule is: it looks at a page, or at a segment beside its source, and tells of problems.

A rule is written above the function that does the looking:

    @PageRule(id="versus", title="Sem “vs.”", why="…", bad="…", good="…")
    def versus(page: Page, book: Book) -> Iterator[Problem]: …
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Generic, Self, TypeVar

from livro.translation.checks.book import Book
from livro.translation.checks.finding import Severity
from livro.translation.checks.reading import Reading
from livro.translation.myst.model import Page
from livro.translation.problem import Problem
from livro.translation.segments.bitext import Bitext
from livro.translation.segments.content import excerpt

Check = TypeVar("Check")
_QUOTED = 60  # letters


@dataclass(kw_only=True, eq=False)
class Rule:
    """What every rule tells of itself; the reference page is made of this.

    Attributes:
        id: Portuguese, kebab-case.
        title: what the rule asks for, in a few words.
        why: the reason, for whoever disagrees.
        bad: an example that the rule refuses.
        good: the same, mended.
        source: what both translate, where the rule compares.
        severity: an error or a warning.
    """

    id: str
    title: str
    why: str
    bad: str
    good: str
    source: str = ""
    severity: Severity = Severity.ERROR


@dataclass(kw_only=True, eq=False)
class _Decorator(Rule, Generic[Check]):
    check: Check = field(init=False)

    def __call__(self, check: Check) -> Self:
        self.check = check
        return self


class PageRule(_Decorator[Callable[[Page, Book], Iterable[Problem]]]):
    """A rule that needs only a page (and the book around it)."""


@dataclass(kw_only=True, eq=False)
class PairRule(_Decorator[Callable[[Reading, Book], Iterable[Problem]]]):
    """A rule that compares a segment with its source; waivers silence it.

    Attributes:
        words: whether it compares words, which a translation of the source may have lost.
    """

    words: bool = False


class ReleaseRule(PairRule):
    """A rule that only a release must obey."""


class BitextRule(_Decorator[Callable[[Bitext], Iterable[Problem]]]):
    """A rule about what links the book to its source."""


class WaiverRule(_Decorator[Callable[[Reading, Iterable[str]], Iterable[Problem]]]):
    """A rule about the waivers of a segment, those that the other rules had no use for."""


def quote(text: str) -> str:
    """Return the beginning of a text, on one line, between quotation marks."""
    return f"“{excerpt(text, _QUOTED)}”"
