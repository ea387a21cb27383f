"""Headings that differ from those of the source in number or in level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.rule import PairRule, Problem
from livro.translation.myst.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.checks.reading import Reading
    from livro.translation.myst.model import Page, Passage


def check(reading: Reading, book: Book) -> Iterator[Problem]:
    """Compare the headings; a page may raise all of its own by as many levels."""
    ours, theirs = _headings(reading.target), _headings(reading.source)
    if len(ours) != len(theirs):
        message = f"A fonte tem {len(theirs)} título(s) aqui, e a tradução, {len(ours)}."
        yield Problem(reading.first, message, "Traduza cada título por um título.")
        return
    for heading, original in zip(ours, theirs, strict=True):
        wanted = original.level - _raised(reading.page, book)
        if heading.level != wanted:
            message = f"O título tem nível {heading.level}, e nesta página devia ter {wanted}."
            yield Problem(heading.line, message, f"Comece-o com {'#' * wanted}.")


def _raised(page: Page, book: Book) -> int:
    """Return by how many levels the first heading of a page is above its source's."""
    for reading in book.readings:
        if reading.page.path == page.path:
            for ours, theirs in zip(
                _headings(reading.target), _headings(reading.source), strict=False
            ):
                return theirs.level - ours.level
    return 0


def _headings(page: Page) -> list[Passage]:
    return [passage for passage in page.passages if passage.place is Place.HEADING]


RULE = PairRule(
    id="titulo-diferente",
    title="Os títulos da fonte",
    why="A hierarquia dos títulos é a do raciocínio.",
    source="### Beyond",
    bad="Para ir além",
    good="### Para ir além",
    check=check,
)
