"""“vs.” in running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.translation.checks.finding import Severity
from livro.translation.checks.prose import places, quote
from livro.translation.checks.rule import PageRule, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page

_VERSUS = re.compile(r"(?<!\w)(?:vs\.?|versus)(?!\w)", re.IGNORECASE)


def check(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for the abbreviation and for the Latin word."""
    for number, found in places(page, _VERSUS):
        advice = "Diga-o em português: “e”, “ou”, “em relação a”, “contra”."
        yield Problem(number, f"{quote(found[0])} no texto corrido.", advice)


RULE = PageRule(
    id="versus",
    title="Sem “vs.”",
    why="Em português a abreviatura é rara, e quase sempre um “e” diz melhor.",
    bad="A primeira unidade oculta vs. a segunda.",
    good="A primeira unidade oculta e a segunda.",
    severity=Severity.WARNING,
    check=check,
)
