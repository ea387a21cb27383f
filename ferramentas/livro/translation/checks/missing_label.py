"""A reference that leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.book.elsewhere import FILE
from livro.translation.checks.prose import quote
from livro.translation.checks.rule import PageRule, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page

_MADE_BY_SPHINX = {"genindex", "modindex", "search"}


def check(page: Page, book: Book) -> Iterator[Problem]:
    """Look up what each reference and each citation leads to."""
    references = [(span.target, span.line) for span in page.roles("ref", "numref", "eq")]
    references += [(label.name, label.line) for label in page.references]
    for target, line in references:
        known = target in book.labels or target in book.knowledge.elsewhere
        if not known and target not in _MADE_BY_SPHINX:
            advice = "Confira-o letra por letra: rótulos não se traduzem."
            message = f"O rótulo {quote(target)} não existe no livro nem em {FILE}."
            yield Problem(line, message, advice)
    for span in page.roles("cite:p", "cite:t"):
        for key in span.target.split(","):
            if key.strip() not in book.knowledge.citations:
                advice = "As chaves são as de book/referencias.bib."
                yield Problem(span.line, f"A obra {quote(key)} não está na bibliografia.", advice)
    for span in page.roles("term"):
        if span.target.lower() not in book.knowledge.terms:
            advice = "Os termos são os da coluna pt de traducao/glossario.csv."
            yield Problem(span.line, f"O glossário não tem {quote(span.target)}.", advice)


RULE = PageRule(
    id="referencia-sem-alvo",
    title="Referências que levam a algum lugar",
    why=(
        "Rótulos e chaves de citação são nomes, não palavras: traduzidos, deixam de levar ao que "
        "nomeiam."
    ),
    bad="Veja {ref}`sec_propagação_direta`.",
    good="(sec_forward)=\n# Propagação direta\n\nVeja {ref}`sec_forward`.",
    check=check,
)
