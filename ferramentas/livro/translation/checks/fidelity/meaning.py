"""Small words that turn a sentence into another: negations, numbers in words, reservations."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from livro.translation.checks.book import Book
from livro.translation.checks.fidelity.reservations import KINDS
from livro.translation.checks.finding import Severity
from livro.translation.checks.reading import Reading
from livro.translation.checks.rule import PairRule, quote
from livro.translation.checks.walks import split, whole
from livro.translation.myst.model import Page
from livro.translation.problem import Problem
from livro.translation.words.identify import is_english_text

# “Não sejam nem” counts with its “nem”.
_NEGATION = re.compile(
    r"\b(?:não(?! \w+ nem\b)|nem|nunca|jamais|nada|ninguém|nenhuma?|sem|tampouco"
    r"|impossível|dificilmente|a menos que|impossible|hardly|unless"
    r"|non-?linear\w*|not|never|neither|nor|none|nothing|nobody|without|cannot|\w+n['’]t)\b",
    re.IGNORECASE,
)
_IN_ENGLISH = re.compile(r"\bno\b", re.IGNORECASE)  # in Portuguese, em + o
_AGAIN = {"nada", "ninguém", "nenhum", "nenhuma"}  # after “não”, the same negation


@PairRule(
    id="negacao-diferente",
    title="As negações da fonte",
    why=(
        "Um “não” a menos inverte a frase e não salta aos olhos. "
        "Onde a diferença é de propósito, a dispensa leva os dois números: "
        "`negacao-diferente 0 1`."
    ),
    source="The hidden units would not be equal.",
    bad="As unidades ocultas seriam iguais.",
    good="As unidades ocultas não seriam iguais.",
    severity=Severity.WARNING,
    words=True,
)
def different_negation(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Count the negations of both sides, “não … nenhum” being one."""
    theirs, ours = _negations(reading.source), _negations(reading.target)
    if theirs != ours and reading.source.passages:  # beside code, the words are the importer's
        message = f"A fonte nega {theirs} vez(es) neste trecho, e a tradução, {ours}."
        advice = "Confira cada “não”, “nem”, “nunca”, “sem”, “nenhum”."
        yield Problem(reading.first, message, advice, f"{theirs} {ours}")


def _negations(page: Page) -> int:
    return sum(_negations_of(text) for text in _sentences(page))


def _negations_of(sentence: str) -> int:
    found = [word.lower() for word in _NEGATION.findall(sentence)]
    counted = [word for word in found if word not in _AGAIN or "não" not in found]
    english = _IN_ENGLISH.findall(sentence) if is_english_text(sentence) else []
    return len(counted) + len(english)


def _sentences(page: Page) -> Iterator[str]:
    """Yield the sentences, however their lines are broken, without the English of terms."""
    for passage in page.passages:
        text = " ".join(whole(passage, emphasis=False).split())
        yield from split(text)


_RECOUNT = "Confira os números com a fonte."
_NUMBERS = {
    "2": "dois|duas|two",
    "3": "três|three",
    "4": "quatro|four",
    "5": "cinco|five",
    "6": "seis|six",
    "7": "sete|seven",
    "8": "oito|eight",
    "9": "nove|nine",
    "10": "dez|ten",
    "20": "vinte|twenty",
    "30": "trinta|thirty",
    "100": "cem|cento|hundred",
    "1000": "mil|thousand",
    "1000000": "milhão|milhões|million",
    "1000000000": "bilhão|bilhões|billion",
    "1/2": "metade|half",
    "1/3": "terço|terços",
    "dobro": "dobro|double|twice",
    "triplo": "triplo|triple|thrice",
    "primeiro": "primeir[oa]s?|first",
    "segundo": "segund[oa]s?|second",
    "terceiro": "terceir[oa]s?|third",
}
_MAY_BE = {  # words that need not be the number
    "2": r"amb[oa]s|both|either|double|twice|pair|par|bi[dn]\w+",
    "dobro": r"duas vezes|duplic\w+",
    "primeiro": r"early|initial\w*",
}


@PairRule(
    id="numeral-diferente",
    title="Os números por extenso da fonte",
    why="“Dois” por “três” passa por qualquer corretor. Em algarismos ou por extenso, tanto faz.",
    source="An MLP with two hidden units.",
    bad="Um MLP com três unidades ocultas.",
    good="Um MLP com 2 unidades ocultas.",
    severity=Severity.WARNING,
    words=True,
)
def different_numeral(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Count the values that either side names in words, and on the other all its names for them."""
    kinds = {
        value: (words, _MAY_BE.get(value, "") + (f"|{value}" if value.isdigit() else ""))
        for value, words in _NUMBERS.items()
    }
    return _uneven(kinds, reading, _RECOUNT)


_REREAD = "Confira a ressalva com a fonte."


@PairRule(
    id="ressalva-diferente",
    title="As ressalvas da fonte",
    why="“Quase sempre” não é “sempre”: quem escreveu a ressalva pensou nela.",
    source="The gradients almost vanish.",
    bad="Os gradientes desaparecem.",
    good="Os gradientes quase desaparecem.",
    severity=Severity.WARNING,
    words=True,
)
def different_reservation(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Count on each side the reservations and the quantities, and on the other what may be one."""
    return _uneven(KINDS, reading, _REREAD)


def _uneven(
    kinds: Mapping[str, tuple[str, str]], reading: Reading, advice: str
) -> Iterator[Problem]:
    """Tell of the kinds of word that one side has more often than the other has what may be one.

    Of a source that is itself a translation, one that may be it is enough.
    """
    theirs, ours = _prose(reading.source), _prose(reading.target)
    for kind, (words, others) in kinds.items() if theirs else ():
        for side, text, other in (("fonte", theirs, ours), ("tradução", ours, theirs)):
            found, matches = _found(words, text), _found(f"{words}|{others}", other)
            if len(found) > len(matches) and not (reading.is_second_hand and matches):
                message = f"A {side} diz {quote(found[0])} mais vezes do que o outro lado."
                yield Problem(reading.first, message, advice, kind)


def _prose(page: Page) -> str:
    return " ".join(_sentences(page))


@cache  # of each side and kind
def _found(words: str, prose: str) -> tuple[str, ...]:
    found = re.finditer(rf"(?i)\b(?:{words})\b", prose)
    return tuple(each[0] for each in found if each[0])
