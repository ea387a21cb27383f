"""Links of the source that were lost."""

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


def check(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Compare the addresses of both sides."""
    ours, theirs = _addresses(reading.target), _addresses(reading.source)
    for address in missing(theirs, ours):
        advice = "Mantenha o endereço; só o texto do link se traduz."
        yield Problem(reading.first, f"Falta o link para {quote(address)}.", advice, address)
    for address in missing(ours, theirs):
        advice = "Links nossos cabem em uma Nota desta edição."
        message = f"A fonte não tem o link para {quote(address)}."
        yield Problem(reading.first, message, advice, address)


def _addresses(page: Page) -> list[str]:
    return [span.target for span in page.spans if span.mark is Mark.LINK]


RULE = PairRule(
    id="link-diferente",
    title="Os links da fonte",
    why="Endereços não se traduzem.",
    source="[Discussions](https://discuss.d2l.ai/t/103)",
    bad="[Discussões](https://discuss.d2l.ai/t/130)",
    good="[Discussões](https://discuss.d2l.ai/t/103)",
    check=check,
)
