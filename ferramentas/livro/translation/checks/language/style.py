"""How a sentence is written: its words, its letters, its capitals, its numbers."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from livro.book.numbers import marks_thousands
from livro.translation.checks.book import Book
from livro.translation.checks.finding import Severity
from livro.translation.checks.rule import PageRule, quote
from livro.translation.checks.walks import GAP, lines, places
from livro.translation.myst.model import Page, Place
from livro.translation.problem import Problem
from livro.translation.words.dictionary import is_portuguese
from livro.translation.words.identify import WORD

_DOUBLED = re.compile(r"(?<![\w-])([^\W\d_]+)\s+\1(?![\w-])", re.IGNORECASE)


@PageRule(
    id="palavra-repetida",
    title="Nenhuma palavra repetida",
    why="O olho salta a repetição; o leitor, não.",
    bad="A saída da da camada é um vetor.",
    good="A saída da camada é um vetor.",
)
def doubled_word(page: Page, _book: Book) -> Iterator[Problem]:
    """Look within each line and from the end of one to the start of the next."""
    for passage in page.passages:
        before = ""
        for number, text in lines(passage):
            last = before.split()[-1:]
            for found in _DOUBLED.finditer(" ".join([*last, text])):
                advice = "Apague uma das duas."
                yield Problem(number, f"Palavra repetida: {quote(found[0])}.", advice)
            before = text


_ENOUGH = 4  # words: a shorter sentence may be said twice
_NO_WORD = re.compile(r"^\s*(?:[-*]|\d+[.)]) +|\s+")


@PageRule(
    id="frase-repetida",
    title="Nenhuma frase duas vezes na página",
    why="É o que sobra de um parágrafo movido ou de um conflito mal resolvido.",
    bad="A variância cresce com a largura.\n\nA variância cresce com a largura.",
    good="A variância cresce com a largura.\n\nO gradiente, também.",
)
def repeated_sentence(page: Page, _book: Book) -> Iterator[Problem]:
    """Compare the lines of the prose as they were typed, formulas and all."""
    seen: dict[str, int] = {}
    for passage in page.passages:
        if passage.place in (Place.PARAGRAPH, Place.ITEM):
            for number in dict.fromkeys(span.line for span in passage.spans):
                said = _NO_WORD.sub(" ", page.lines[number]).strip()
                first = seen.setdefault(said, number)
                if first != number and len(said.split()) >= _ENOUGH:
                    message = f"A frase já está na linha {first}: {quote(said)}."
                    yield Problem(number, message, "Apague uma das duas.")


_GERUND = re.compile(
    r"\b(?:(?:vai|vão|vamos|irá|irão|iremos|pode|podem|podemos|deve|devem|devemos) estar"
    r"|estar(?:á|ão|emos|ia|iam|íamos))\s+\w+(?:ando|endo|indo|ondo)\b",
    re.IGNORECASE,
)


@PageRule(
    id="gerundismo",
    title="Sem gerundismo",
    why="“Podemos estar enfrentando” diz, com mais palavras, o mesmo que “enfrentamos”.",
    bad="Podemos estar enfrentando gradientes instáveis.",
    good="Podemos enfrentar gradientes instáveis.",
    severity=Severity.WARNING,
)
def gerund(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for `estar` in the future followed by a gerund."""
    for number, found in places(page, _GERUND):
        advice = "Diga-o com o verbo simples: “veremos”, “pode ver”."
        yield Problem(number, f"Gerundismo: {quote(found[0])}.", advice)


_LETTERS = re.compile(r"[^\W\d_]+")
# Greek letters that pass for Latin ones; μ, of the units, does not.
_GREEK = set("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧνορ")


@PageRule(
    id="alfabetos-misturados",
    title="Um só alfabeto em cada palavra",
    why="Uma letra de outro alfabeto, igual aos olhos, esconde a palavra da busca e do corretor.",
    bad="As c\N{CYRILLIC SMALL LETTER A}madas são independentes.",
    good="As camadas são independentes.",
)
def mixed_alphabets(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for words with letters of two alphabets."""
    for number, found in places(page, _LETTERS):
        strange = [letter for letter in found[0] if _passes_for_latin(letter)]
        if strange and any(_name(letter).startswith("LATIN") for letter in found[0]):
            names = ", ".join(
                f"{letter} (U+{ord(letter):04X})" for letter in dict.fromkeys(strange)
            )
            message = f"Letras de outro alfabeto em {quote(found[0])}: {names}."
            yield Problem(number, message, "Escreva a palavra outra vez, com letras latinas.")


@cache
def _passes_for_latin(letter: str) -> bool:
    return letter in _GREEK or _name(letter).startswith("CYRILLIC")


def _name(letter: str) -> str:
    return unicodedata.name(letter, "")


_ODD_HYPHEN = re.compile(
    r"\w*[\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{HYPHEN BULLET}\N{FULLWIDTH HYPHEN-MINUS}]\w*"
    r"|[a-zà-ú]+[\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}][a-zà-ú]+"
)


@PageRule(
    id="hifen-parecido",
    title="O hífen do teclado",
    why="Outro traço, igual aos olhos, esconde a palavra da busca e do corretor.",
    bad="A pré\N{NON-BREAKING HYPHEN}ativação é gaussiana.",
    good="A pré-ativação é gaussiana.",
)
def odd_hyphen(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for other hyphens, and for dashes inside words."""
    for number, found in places(page, _ODD_HYPHEN):
        message = f"Traço que não é o hífen: {quote(found[0])}."
        yield Problem(number, message, "Escreva a palavra outra vez, com o hífen do teclado (-).")


_VERSUS = re.compile(r"(?<!\w)(?:vs\.?|versus)(?!\w)", re.IGNORECASE)


@PageRule(
    id="versus",
    title="Sem “vs.”",
    why="Em português a abreviatura é rara, e quase sempre um “e” diz melhor.",
    bad="A primeira unidade oculta vs. a segunda.",
    good="A primeira unidade oculta e a segunda.",
    severity=Severity.WARNING,
)
def versus(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for the abbreviation and for the Latin word."""
    for number, found in places(page, _VERSUS):
        advice = "Diga-o em português: “e”, “ou”, “em relação a”, “contra”."
        yield Problem(number, f"{quote(found[0])} no texto corrido.", advice)


_AFTER_A_STOP = re.compile(r"(?<=[.:!?]) +\w+")


@PageRule(
    id="titulo-com-maiusculas",
    title="Títulos com uma só maiúscula",
    why="Maiúscula em cada palavra é costume do inglês.",
    bad="## Desaparecimento do Gradiente",
    good="## Desaparecimento do gradiente",
    severity=Severity.WARNING,
)
def title_case(page: Page, book: Book) -> Iterator[Problem]:
    """Look for capitals inside a heading on words that are no names."""
    for heading in page.headings:
        text = "".join(span.text or GAP for span in heading.spans)
        inside = _AFTER_A_STOP.sub("", text).split(maxsplit=1)[1:]
        for word in WORD.findall(" ".join(inside)):
            if word[0].isupper() and word[1:].islower() and not _keeps_its_capital(word, book):
                advice = f"Escreva {quote(word.lower())}: só a primeira palavra e os nomes."
                yield Problem(heading.line, f"Maiúscula no título: {quote(word)}.", advice)


def _keeps_its_capital(word: str, book: Book) -> bool:
    """Tell whether a word is known as a name, or not known without its capital."""
    vocabulary = book.knowledge.vocabulary
    is_common = is_portuguese(word.lower()) or vocabulary.allows(word)
    return word in vocabulary.names or not is_common


# Thousands (10.000) and versions, which follow a name (CC BY-SA 4.0, Python 3.11), are right.
_POINT = re.compile(r"(?<![\w.,-])(?P<number>\d+\.\d+)(?!\w|\.\d)")
_OTHER_VERSIONS = re.compile(r"(?:\d+(?:\.\d+)+(?:, | e | ou ))+$")
_BEFORE = re.compile(r"(?P<word>[\w-]+) $")


@PageRule(
    id="ponto-decimal",
    title="Vírgula decimal",
    why="No texto, 0,25; no código, 0.25.",
    bad="A derivada é no máximo 0.25.",
    good="A derivada é no máximo 0,25.",
)
def decimal_point(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for numbers with a point that are neither thousands nor versions."""
    for line, found in places(page, _POINT):
        number = found["number"]
        is_version = _follows_a_name(found.string[: found.start()])
        if not is_version and not marks_thousands(number):
            advice = f"Escreva {number.replace('.', ',')}."
            yield Problem(line, f"Ponto decimal no texto: {quote(number)}.", advice)


def _follows_a_name(before: str) -> bool:
    word = _BEFORE.search(_OTHER_VERSIONS.sub("", before))
    return word is not None and (word["word"] == "versão" or _is_name(word["word"]))


def _is_name(word: str) -> bool:
    return word[0].isupper() and not is_portuguese(word.lower())
