"""Words that no dictionary has, or that it had before the agreement of 1990."""

import re
from collections.abc import Iterator
from functools import cache

from livro.translation.checks.book import Book
from livro.translation.checks.code import identifiers, texts
from livro.translation.checks.language.english import english_sentences
from livro.translation.checks.rule import PageRule, quote
from livro.translation.checks.walks import GAP, lines, page_lines
from livro.translation.myst.model import Mark, Page
from livro.translation.problem import Problem
from livro.translation.words.dictionary import is_english, is_portuguese, suggestions
from livro.translation.words.identify import WORD

_WITH_DIGITS = re.compile(r"[\w-]*\d[\w-]*")  # float32, d2l-pt: names of things
_ROMAN = re.compile(r"[ivx]+")
_INITIALS = 3  # letters: as few may be a word of the code
_ADDRESS = re.compile(r"https?://\S+|\S+\.(?:py|md|csv|yml|html)\b")


@PageRule(
    id="ortografia",
    title="Palavras que o dicionário conhece",
    why=(
        "O dicionário é o VERO, o do LibreOffice, com a grafia do Acordo de 1990. "
        "Valem também as palavras do glossário, os nomes das obras citadas e as de "
        "`traducao/palavras.yml`; em itálico, as inglesas."
    ),
    bad="A variancia dos pessos explode.",
    good="A variância dos pesos explode.",
)
def spelling(page: Page, book: Book) -> Iterator[Problem]:
    """Look up each word of the prose; in italics, the words may also be English."""
    for passage in page.passages:
        english = {line for line, _ in english_sentences(passage, book)}  # another rule's
        for span in passage.spans:
            if span.mark in (Mark.TEXT, Mark.ROLE) and span.line not in english:
                yield from _misspelled(span.text, span.line, book, loans=span.emphasis)
    for cell in page.cells:
        names = identifiers(cell)
        for text, line in texts(cell):
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
    if len(word) == 1 or _ROMAN.fullmatch(word) or _reformed(word):  # another rule has the last
        return True
    vocabulary = book.knowledge.vocabulary
    return any(
        all(is_portuguese(part) or vocabulary.allows(part) for part in parts)
        for parts in ([word], re.split(r"['’-]", word))
    )


@PageRule(
    id="maiusculas-do-nome",
    title="Nomes com as suas maiúsculas",
    why="Pessoas e produtos têm nome próprio, e cada um escreve o seu de um jeito.",
    bad="A inicialização de xavier não é a padrão do Pytorch.",
    good="A inicialização de Xavier não é a padrão do PyTorch.",
)
def capitals_of_a_name(page: Page, book: Book) -> Iterator[Problem]:
    """Look for the names of our lists with other capitals, where that makes no other word."""
    names = {name.lower(): name for name in book.knowledge.vocabulary.names}
    for passage in page.passages:
        for line, text in lines(passage, emphasis=False):
            for word in WORD.findall(_WITH_DIGITS.sub(GAP, _ADDRESS.sub(GAP, text))):
                name = names.get(word.lower(), word)
                if name != word and len(word) > _INITIALS and not is_portuguese(word):
                    yield Problem(line, f"Nome mal escrito: {quote(word)}.", f"Escreva {name}.")


# What the old rules wrote -> what is written now, if the dictionary knows it.
_HYPHENS = (
    (re.compile("^(não|quase)-"), r"\1 "),
    (re.compile("^(anti|auto|contra|extra|infra|semi|ultra|neo|pseudo)-([rs])"), r"\1\2\2"),
    (re.compile("^(anti|auto|contra|extra|infra|semi|micro|mini|multi|hiper|retro)-"), r"\1"),
)
_LETTERS = (
    (re.compile("ü"), "u"),
    (re.compile("éi(?!s?$)"), "ei"),
    (re.compile("ói(?!s?$)"), "oi"),
    (re.compile("ôo"), "oo"),
    (re.compile("êem$"), "eem"),
    (re.compile("(?<=[aeiou])([cp])(?=[çt])"), ""),
)
_ALONE = {"pára": "para", "pêlo": "pelo", "pólo": "polo", "pêra": "pera"}


@cache
def _reformed(word: str) -> str:
    """Return how a word of the old spelling is written now, or nothing if it is not one."""
    lowered = word.lower()
    if lowered in _ALONE:
        return _ALONE[lowered]
    # The dictionary takes any two words with a hyphen between them.
    rules = _HYPHENS if is_portuguese(lowered) else (*_HYPHENS, *_LETTERS)
    candidates = (old.sub(new, lowered) for old, new in rules if old.search(lowered))
    return next((now for now in candidates if all(map(is_portuguese, now.split()))), "")


@PageRule(
    id="ortografia-antiga",
    title="Grafia do Acordo de 1990",
    why="Sem trema, sem acento em ditongo aberto de paroxítona, hífen só onde o acordo manda.",
    bad="A idéia é freqüente em lingüística.",
    good="A ideia é frequente em linguística.",
)
def old_spelling(page: Page, book: Book) -> Iterator[Problem]:
    """Look for words that are unknown today and known once reformed."""
    for number, text in page_lines(page):
        for word in WORD.findall(text):
            now = "" if book.knowledge.vocabulary.allows(word) else _reformed(word)
            if now:
                message = f"Grafia anterior ao Acordo de 1990: {quote(word)}."
                yield Problem(number, message, f"Hoje se escreve {now}.")
