"""A sentence that was left in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.prose import quote, sentences
from livro.translation.checks.rule import PageRule, Problem
from livro.translation.words.identify import is_english_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page, Passage


def english_sentences(passage: Passage, book: Book) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a passage that are English but for their loans and their names."""
    for line, sentence in sentences(passage, emphasis=False):
        if is_english_text(book.knowledge.vocabulary.without_names(sentence)):
            yield line, sentence


def check(page: Page, book: Book) -> Iterator[Problem]:
    """Ask for the language of each sentence."""
    for passage in page.passages:
        for line, sentence in english_sentences(passage, book):
            yield Problem(line, f"Frase em inglês: {quote(sentence)}.", "Traduza-a.")


RULE = PageRule(
    id="frase-em-ingles",
    title="Nenhuma frase em inglês",
    why=(
        "Um trecho por traduzir passa despercebido no meio de uma página longa. "
        "A língua é identificada frase por frase; empréstimos em itálico, fórmulas e código "
        "ficam de fora."
    ),
    bad="Additional care during optimization can enhance stability.",
    good="Atenção adicional durante a otimização pode aumentar a estabilidade.",
    check=check,
)
