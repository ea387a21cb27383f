"""Words that no dictionary has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.translation.checks.code import comments, identifiers, shown_strings
from livro.translation.checks.english_sentence import english_sentences
from livro.translation.checks.old_spelling import reformed
from livro.translation.checks.prose import GAP, quote
from livro.translation.checks.rule import PageRule, Problem
from livro.translation.myst.model import Mark
from livro.translation.words.dictionary import is_english, is_portuguese, suggestions
from livro.translation.words.identify import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page

_WITH_DIGITS = re.compile(r"[\w-]*\d[\w-]*")  # float32, d2l-pt: names of things
_ROMAN = re.compile(r"[ivx]+")
_ADDRESS = re.compile(r"https?://\S+|\S+\.(?:py|md|csv|yml|html)\b")


def check(page: Page, book: Book) -> Iterator[Problem]:
    """Look up each word of the prose; in italics, the words may also be English."""
    for passage in page.passages:
        english = {line for line, _ in english_sentences(passage, book)}  # another rule's
        for span in passage.spans:
            if span.mark in (Mark.TEXT, Mark.ROLE) and span.line not in english:
                yield from _misspelled(span.text, span.line, book, loans=span.emphasis)
    for cell in page.cells:
        names = identifiers(cell)
        for text, line in (*shown_strings(cell), *comments(cell)):
            words = [word for word in text.split() if word not in names]
            yield from _misspelled(" ".join(words), line, book, loans=False)


def _misspelled(text: str, line: int, book: Book, *, loans: bool) -> Iterator[Problem]:
    text = _WITH_DIGITS.sub(GAP, _ADDRESS.sub(GAP, text))
    if loans:
        text = book.knowledge.vocabulary.without_english(text)
    for word in WORD.findall(text):
        if not _known(word, book) and not (loans and is_english(word)):
            near = ", ".join(suggestions(word))
            yield Problem(
                line,
                f"Palavra desconhecida: {quote(word)}.",
                (f"Seria {near}? " if near else "")
                + "Se estiver certa, acrescente-a a traducao/palavras.yml.",
            )


def _known(word: str, book: Book) -> bool:
    """Tell whether a word, or each part of a compound one (`fan-in`), is in some list."""
    if len(word) == 1 or _ROMAN.fullmatch(word) or reformed(word):  # another rule has the last
        return True
    vocabulary = book.knowledge.vocabulary
    return any(
        all(is_portuguese(part) or vocabulary.allows(part) for part in parts)
        for parts in ([word], re.split(r"['’-]", word))
    )


RULE = PageRule(
    id="ortografia",
    title="Palavras que o dicionário conhece",
    why=(
        "O dicionário é o VERO, o do LibreOffice, com a grafia do Acordo de 1990. "
        "Valem também as palavras do glossário, os nomes das obras citadas e as de "
        "`traducao/palavras.yml`; em itálico, as inglesas."
    ),
    bad="A variancia dos pessos explode.",
    good="A variância dos pesos explode.",
    check=check,
)
