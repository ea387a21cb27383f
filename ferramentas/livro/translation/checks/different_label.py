"""Labels and references of the source that were lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.counting import missing
from livro.translation.checks.prose import quote
from livro.translation.checks.rule import PairRule, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.checks.reading import Reading
    from livro.translation.myst.model import Page


def check(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Look for each label and each reference of the source; the book may have more of both."""
    names = (label.name for label in reading.target.labels)
    for label in missing(reading.source_labels, names):
        advice = f"Escreva ({label})= antes do título: rótulos não se traduzem."
        yield Problem(reading.first, f"Falta o rótulo {quote(label)} da fonte.", advice, label)
    for target in missing(_targets(reading.source), _targets(reading.target)):
        advice = "Escreva {ref}`" + target + "` onde a fonte a faz."
        message = f"Falta a referência a {quote(target)} da fonte."
        yield Problem(reading.first, message, advice, target)


def _targets(page: Page) -> list[str]:
    return [role.target for role in page.roles("ref", "numref", "eq")]


RULE = PairRule(
    id="rotulo-diferente",
    title="Os rótulos e as referências da fonte",
    why="Por eles outras páginas, e outros livros, levam até aqui.",
    source="## Xavier Initialization\n:label:`subsec_xavier`",
    bad="(subsec_inicializacao_xavier)=\n## Inicialização de Xavier",
    good="(subsec_xavier)=\n## Inicialização de Xavier",
    check=check,
)
