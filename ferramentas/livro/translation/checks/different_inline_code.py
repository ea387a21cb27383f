"""Code inside the text that differs from that of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.counting import missing
from livro.translation.checks.prose import quote
from livro.translation.checks.rule import PairRule, Problem
from livro.translation.myst.model import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.checks.reading import Reading
    from livro.translation.myst.model import Page

_ADVICE = "Nomes do código não se traduzem."


def check(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Compare what both sides have between backticks."""
    ours, theirs = _codes(reading.target), _codes(reading.source)
    for code in missing(theirs, ours):
        yield Problem(reading.first, f"Falta o código {quote(code)} da fonte.", _ADVICE, code)
    for code in missing(ours, theirs):
        yield Problem(reading.first, f"A fonte não tem o código {quote(code)}.", _ADVICE, code)


def _codes(page: Page) -> list[str]:
    return [span.text for span in page.spans if span.mark is Mark.CODE]


RULE = PairRule(
    id="codigo-diferente",
    title="O código no meio do texto é o da fonte",
    why="O leitor vai digitá-lo, e em português ele não funciona.",
    source="Call `backward` on the output.",
    bad="Chame `retropropagar` na saída.",
    good="Chame `backward` na saída.",
    check=check,
)
