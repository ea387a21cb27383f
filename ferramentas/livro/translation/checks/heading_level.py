"""Headings that skip a level, or a page with none or two of the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.rule import PageRule, Problem
from livro.translation.myst.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page

_ADVICE = "O primeiro título da página tem um #; os outros, dois ou mais, sem saltar nível."


def check(page: Page, _book: Book) -> Iterator[Problem]:
    """Walk down the headings of the page."""
    above = 0
    for passage in page.passages:
        if passage.place is Place.HEADING:
            if passage.level > above + 1:
                message = f"Título de nível {passage.level} logo depois de um de nível {above}."
                yield Problem(passage.line, message, _ADVICE)
            elif passage.level == 1 and above:
                yield Problem(passage.line, "Segundo título de nível 1 na página.", _ADVICE)
            above = passage.level


RULE = PageRule(
    id="nivel-de-titulo",
    title="Títulos sem saltos",
    why="Do nível saem o sumário e a navegação de quem ouve a página.",
    bad="# Um\n\n### Outro",
    good="# Um\n\n## Outro",
    check=check,
)
