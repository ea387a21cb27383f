"""A term of the source that the translation does not name as the glossary does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.finding import Severity
from livro.translation.checks.prose import quote
from livro.translation.checks.rule import PairRule, Problem
from livro.translation.checks.terms import prose_of, says
from livro.translation.words.glossary import inflected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.checks.reading import Reading
    from livro.translation.words.glossary import Entry


def check(reading: Reading, book: Book) -> Iterator[Problem]:
    """Look for each English term of the source, the longest first, in the translation."""
    source, target = prose_of(reading.source), prose_of(reading.target)
    for entry in sorted(book.knowledge.glossary, key=lambda entry: -len(entry.english)):
        if entry.is_term and _has(source, entry):
            source = inflected(entry.english).sub(" ", source)
            if not says(target, entry):
                message = f"A fonte fala de {quote(entry.english)}, e a tradução não o nomeia."
                advice = f"O glossário diz {quote(entry.preferred)}."
                yield Problem(reading.first, message, advice, entry.english)


def _has(source: str, entry: Entry) -> bool:
    """Tell whether the source has a term; short ones must match their capitals."""
    matches = inflected(entry.english).finditer(source)
    return any(match[0][0].isupper() or entry.english[0].islower() for match in matches)


RULE = PairRule(
    id="termo-preferido",
    title="Os termos do glossário",
    why="O leitor reconhece um conceito pelo nome; o glossário diz qual, e que variantes valem.",
    source="We draw the weights from a uniform distribution.",
    bad="Sorteamos os pesos de uma distribuição plana.",
    good="Sorteamos os pesos de uma distribuição uniforme.",
    severity=Severity.WARNING,
    check=check,
)
