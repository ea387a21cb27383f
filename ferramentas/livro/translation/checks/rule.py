"""What a rule is: it looks at a page, or at a segment beside its source, and tells of problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from livro.translation.checks.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from livro.translation.checks.book import Book
    from livro.translation.checks.reading import Reading
    from livro.translation.myst.model import Page
    from livro.translation.segments.bitext import Bitext


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found, at a line of the page, and what to do about it.

    Attributes:
        line: number of the line, from 1.
        message: what is wrong.
        advice: what to do.
        about: what it is about (a formula, a number), for a waiver to name.
    """

    line: int
    message: str
    advice: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class PlacedProblem:
    """A problem in any file of the book, by its path."""

    path: str
    line: int
    message: str
    advice: str


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class PageRule(Rule):
    """A rule that needs only a page (and the book around it)."""

    check: Callable[[Page, Book], Iterable[Problem]]


@dataclass(frozen=True, kw_only=True)
class PairRule(Rule):
    """A rule that compares a segment with its source; waivers silence it."""

    check: Callable[[Reading, Book], Iterable[Problem]]


@dataclass(frozen=True, kw_only=True)
class ReleaseRule(PairRule):
    """A rule that only a release must obey."""


@dataclass(frozen=True, kw_only=True)
class BitextRule(Rule):
    """A rule about what links the book to its source."""

    check: Callable[[Bitext], Iterable[PlacedProblem]]


@dataclass(frozen=True, kw_only=True)
class WaiverRule(Rule):
    """A rule about the waivers themselves, which the runner checks."""
