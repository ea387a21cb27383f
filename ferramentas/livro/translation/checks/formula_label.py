"""A displayed formula without a label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.rule import PageRule, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page


def check(page: Page, _book: Book) -> Iterator[Problem]:
    """Ask each displayed formula for its label."""
    for display in page.displays:
        if not display.label:
            advice = "Feche-a com `$$ (eq_nome)`."
            yield Problem(display.line, "Fórmula destacada sem rótulo.", advice)


RULE = PageRule(
    id="formula-sem-rotulo",
    title="Fórmulas destacadas têm rótulo",
    why="Com rótulo a fórmula ganha número, e outras páginas podem citá-la.",
    bad="$$\nx = 1\n$$",
    good="$$\nx = 1\n$$ (eq_one)",
    check=check,
)
