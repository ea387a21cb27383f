"""English in italics that is no known loan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.finding import Severity
from livro.translation.checks.prose import quote
from livro.translation.checks.rule import PageRule, Problem
from livro.translation.words.identify import english_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page


def check(page: Page, book: Book) -> Iterator[Problem]:
    """Look at what stands in italics, apart from the glossary's terms and the works cited."""
    vocabulary = book.knowledge.vocabulary
    for span in page.spans:
        if span.emphasis and span.text:
            unknown = vocabulary.without_names(vocabulary.without_english(span.text))
            if english_words(unknown):
                yield Problem(
                    span.line,
                    f"Inglês em itálico que o glossário não conhece: {quote(span.text)}.",
                    "Traduza-o ou acrescente-o a traducao/glossario.csv (os que não são termos, "
                    "à seção em-ingles de traducao/palavras.yml).",
                )


RULE = PageRule(
    id="ingles-em-italico",
    title="Inglês em itálico só o do glossário",
    why=(
        "Na primeira menção de um termo damos também o inglês, em itálico, e os empréstimos ficam "
        "em itálico. O que não está no glossário pode ser um trecho que faltou traduzir."
    ),
    bad="As redes *without hidden layers* são lineares.",
    good="As redes sem camadas ocultas são lineares; o *dropout* não muda isso.",
    severity=Severity.WARNING,
    check=check,
)
