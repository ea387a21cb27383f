"""Runs the rules over the book."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from livro.translation.checks.book import Book
from livro.translation.checks.finding import Finding
from livro.translation.checks.reading import Reading
from livro.translation.checks.registry import RULES
from livro.translation.checks.rule import (
    BitextRule,
    PageRule,
    PairRule,
    ReleaseRule,
    Rule,
    WaiverRule,
)
from livro.translation.checks.waivers import Waivers
from livro.translation.problem import Problem
from livro.translation.segments.bitext import Bitext


def findings(
    book: Book, bitext: Bitext, *, release: bool = False, only: Collection[str] | None = None
) -> list[Finding]:
    """Return what the rules find, from the first page to the last.

    Args:
        book: the pages beside their sources.
        bitext: the book beside its source, and what is kept of both.
        release: whether nothing may be stale or unreviewed.
        only: the paths to look at; all, if not given.
    """
    found = [*_in_pages(book, only), *_in_pairs(book, only, release=release)]
    found += [finding for finding in _in_bitext(bitext) if only is None or finding.path in only]
    return sorted(set(found))


def _in_pages(book: Book, only: Collection[str] | None) -> Iterator[Finding]:
    rules = [rule for rule in RULES if isinstance(rule, PageRule)]
    for page in book.pages:
        if only is None or page.path in only:
            for rule in rules:
                for problem in rule.check(page, book):
                    yield _finding(rule, problem, page.path, book.segment_at(page, problem.line))


def _in_pairs(book: Book, only: Collection[str] | None, *, release: bool) -> Iterator[Finding]:
    for reading in book.readings:
        if only is None or reading.page.path in only:
            for rule, problem in _in_pair(reading, book, release=release):
                yield _finding(rule, problem, reading.page.path, reading.segment)


def _in_pair(reading: Reading, book: Book, *, release: bool) -> Iterator[tuple[Rule, Problem]]:
    waivers = Waivers(reading.waivers)
    for rule in RULES:
        if isinstance(rule, ReleaseRule) and not release:
            waivers.leave(rule.id)
        elif isinstance(rule, PairRule):
            for problem in rule.check(reading, book):
                if not waivers.silence(rule.id, problem.about):
                    yield rule, problem
            _find_use(waivers, rule, reading, book)
    for rule in RULES:  # when all the others have been asked
        if isinstance(rule, WaiverRule):
            for problem in rule.check(reading, waivers.unused):
                yield rule, problem


def _find_use(waivers: Waivers, rule: PairRule, reading: Reading, book: Book) -> None:
    """Look for the use of waivers with the English, in a book without it, and the other way round.

    Both find the same waivers in the ledger, and neither may call useless what the other needs.
    """
    if reading.kept and waivers.has_unused(rule.id):
        for problem in rule.check(replace(reading, blocks=reading.kept, is_second_hand=True), book):
            waivers.silence(rule.id, problem.about)
    if rule.words and reading.is_second_hand:
        waivers.leave(rule.id)


def _in_bitext(bitext: Bitext) -> Iterator[Finding]:
    for rule in RULES:
        if isinstance(rule, BitextRule):
            for problem in rule.check(bitext):
                yield _finding(rule, problem, problem.path, "")


def _finding(rule: Rule, problem: Problem, path: str, segment: str) -> Finding:
    return Finding(
        path, problem.line, rule.id, segment, rule.severity, problem.message, problem.advice
    )
