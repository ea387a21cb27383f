"""The terms: those of the glossary, and no others in their place."""

import re
from collections.abc import Iterator
from functools import cache

from livro.translation.checks.book import Book
from livro.translation.checks.code import texts
from livro.translation.checks.finding import Severity
from livro.translation.checks.reading import Reading
from livro.translation.checks.rule import PageRule, PairRule, quote
from livro.translation.checks.walks import GAP, page_lines, whole
from livro.translation.myst.model import Page
from livro.translation.problem import Problem
from livro.translation.words.glossary import Entry, found, in_either_number, inflected


@PageRule(
    id="termo-proibido",
    title="Nenhum termo proibido",
    why=(
        "O mesmo conceito com dois nomes parece ser dois conceitos. Os termos marcados com `!` na "
        "coluna `proibidos` do glossário não servem em contexto nenhum."
    ),
    bad="O desaparecimento de gradiente atrapalha a aprendizagem profunda.",
    good="O desaparecimento do gradiente atrapalha o aprendizado profundo.",
)
def forbidden_term(page: Page, book: Book) -> Iterator[Problem]:
    """Look for the terms marked with `!` in the prose and in the texts of the cells."""
    said = [(whole(passage), passage.line) for passage in page.passages]
    for cell in page.cells:
        said += texts(cell)
    everything = GAP.join(text for text, _ in said)
    entries = [e for e in book.knowledge.glossary if any(found(e.forbidden, everything))]
    for text, first in said:
        for entry in entries:
            for term in found(entry.forbidden, text):
                yield Problem(
                    first + text.count("\n", 0, term.start()),
                    f"Termo que o glossário proíbe: {quote(term[0])}.",
                    f"Use {quote(entry.preferred)} (em inglês, {entry.english}).",
                )


@PairRule(
    id="termo-trocado",
    title="Cada termo pelo seu",
    why=(
        "Variação e variância são palavras do português, e só uma traduz *variance*. O glossário "
        "diz, sem o sinal `!`, o que não serve como tradução de cada termo."
    ),
    source="The distribution has zero mean and variance $\\sigma^2$.",
    bad="A distribuição tem média zero e variação $\\sigma^2$.",
    good="A distribuição tem média zero e variância $\\sigma^2$.",
    words=True,
)
def wrong_term(reading: Reading, book: Book) -> Iterator[Problem]:
    """Look for what the glossary rejects as a translation of each term of the source."""
    source = _prose(reading.source)
    for entry in book.knowledge.glossary:
        if entry.doubtful and _speaks_of(source, entry):
            for passage in reading.target.passages:
                text = whole(passage)
                for term in in_either_number(entry.doubtful, text):
                    yield Problem(
                        passage.line + text.count("\n", 0, term.start()),
                        f"{quote(term[0])} não é a tradução de {quote(entry.english)}.",
                        f"Use {quote(entry.preferred)}.",
                        term[0],
                    )


def _prose(page: Page) -> str:
    """Return the prose of a page on one line."""
    return " ".join(text for _, text in page_lines(page)).replace(GAP, " ")


_ASIDE = re.compile(r"\s*\([^()]*\)\s*")


@cache  # of each source and term
def _speaks_of(text: str, entry: Entry) -> bool:
    """Tell whether a source has a term, in English or in whatever Portuguese it was put."""
    text += f" {_ASIDE.sub(' ', text)}"  # tied (shared) parameters
    named = (entry.english, *(form for form in entry.accepted if "$" not in form))
    return any(inflected(name).search(text) for name in named) or any(found(entry.doubtful, text))


@PairRule(
    id="termo-preferido",
    title="Os termos do glossário",
    why="O leitor reconhece um conceito pelo nome; o glossário diz qual, e que variantes valem.",
    source="We draw the weights from a uniform distribution.",
    bad="Sorteamos os pesos de uma distribuição plana.",
    good="Sorteamos os pesos de uma distribuição uniforme.",
    severity=Severity.WARNING,
    words=True,
)
def preferred_term(reading: Reading, book: Book) -> Iterator[Problem]:
    """Look for each English term of the source, the longest first, in the translation."""
    source, target = _prose(reading.source), _prose(reading.target)
    for entry in sorted(book.knowledge.glossary, key=lambda entry: -len(entry.english)):
        if entry.is_term and _has(source, entry):
            source = inflected(entry.english).sub(" ", source)
            if not _says(target, entry):
                message = f"A fonte fala de {quote(entry.english)}, e a tradução não o nomeia."
                advice = f"O glossário diz {quote(entry.preferred)}."
                yield Problem(reading.first, message, advice, entry.english)


def _has(source: str, entry: Entry) -> bool:
    """Tell whether the source has a term; short ones must match their capitals."""
    matches = inflected(entry.english).finditer(source)
    return any(match[0][0].isupper() or entry.english[0].islower() for match in matches)


def _says(text: str, entry: Entry) -> bool:
    """Tell whether a translation has a term, in any of the forms that the glossary accepts."""
    return any(inflected(form).search(text) for form in entry.accepted) or any(
        found(entry.accepted, text)
    )
