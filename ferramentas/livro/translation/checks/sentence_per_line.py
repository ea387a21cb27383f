"""More than one sentence on a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.finding import Severity
from livro.translation.checks.prose import quote, sentences
from livro.translation.checks.rule import PageRule, Problem
from livro.translation.myst.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page


def check(page: Page, _book: Book) -> Iterator[Problem]:
    """Count the sentences on each line of the paragraphs; items and captions may have several."""
    for passage in page.passages:
        if passage.place is Place.PARAGRAPH:
            seen: set[int] = set()
            for line, sentence in sentences(passage):
                if line in seen:
                    message = f"Mais de uma frase na linha: {quote(sentence)}."
                    yield Problem(line, message, "Comece outra linha: o parágrafo não muda.")
                seen.add(line)


RULE = PageRule(
    id="uma-frase-por-linha",
    title="Uma frase por linha",
    why="Assim uma correção muda uma linha, e quem a revê vê só o que mudou.",
    bad="A simetria é um incômodo. Um sorteio a quebra.",
    good="A simetria é um incômodo.\nUm sorteio a quebra.",
    severity=Severity.WARNING,
    check=check,
)
