"""What a sentence is set with: its marks, its spaces, its pairs."""

import re
from collections.abc import Iterator
from itertools import pairwise

from livro.translation.checks.book import Book
from livro.translation.checks.rule import PageRule, quote
from livro.translation.checks.walks import GAP, lines, places
from livro.translation.myst.model import Page, Passage, Place
from livro.translation.problem import Problem

_AROUND = 20  # letters shown on each side of a place


def _excerpt(found: re.Match[str]) -> str:
    """Return a place with a few letters around it, to be found by eye."""
    start, end = max(found.start() - _AROUND, 0), found.end() + _AROUND
    return quote(found.string[start:end].replace(GAP, "…"))


_MARKS = re.compile(
    r"[,;:]\s*[,;:.](?![.\w])"  # “: .csv” is right
    r"|(?<![./])\.\s?[,;:](?![-)(])"
    r"|(?<![./])\.\.(?![./\w])"
    r"|[!?][.,;:]"
)
_ABBREVIATION = re.compile(
    r"\b(?:al|cap|Corp|e\.g|ed|etc|ex|fig|i\.e|Inc|Ltd|p|pág|séc|vol|[A-Z])$"
)


@PageRule(
    id="pontuacao-dobrada",
    title="Um sinal de cada vez",
    why="Dois sinais seguidos são quase sempre o resto de uma frase que mudou.",
    bad="A variância cresce,, e a perda também;.",
    good="A variância cresce, e a perda também; veja Xiao et al., etc.",
)
def doubled_mark(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for two marks in a row, but for the comma after an abbreviation."""
    for number, found in places(page, _MARKS):
        before = found.string[: found.start()]
        if found[0] == ".." or found[0][0] != "." or not _ABBREVIATION.search(before):
            message = f"Dois sinais de pontuação seguidos: {_excerpt(found)}."
            yield Problem(number, message, "Deixe só o que a frase pede.")


_LOOSE = re.compile(r"(?<=\S) +[,;:.!?](?=[\s)”]|$)")
_GLUED = re.compile(
    rf"(?<=[^\W_])[,;](?=[^\W\d_]|{GAP})|(?<=[^\W\d_]|{GAP})[,;](?=[^\W_])|(?<=[^\W\d_]):(?={GAP})|(?<=[^\W\d_]{2}):(?=[^\W\d_]{2})|(?<=[^\W\d_]{2})\.(?=[A-ZÀ-Ú][a-zà-ú])"
)
_INSIDE = re.compile(r"[(“] +|(?<=\S) +[)”]")
_APART = re.compile(r"(?<=[^\W_])[(“](?=[^\W\d_]{3})|[)”](?=[^\W\d_]{2})")


@PageRule(
    id="espaco-e-pontuacao",
    title="O espaço vem depois do sinal",
    why="Antes dele, o sinal pode cair sozinho na linha de baixo; sem ele, as palavras se colam.",
    bad="A variância cresce , e a perda ( a média) também;veja a figura.",
    good="A variância cresce, e a perda (a média) também; veja a figura.",
)
def space_and_mark(page: Page, _book: Book) -> Iterator[Problem]:
    """Look before and after each mark, and inside each pair."""
    for pattern, told, advice in (
        (_LOOSE, "Espaço antes da pontuação", "Apague o espaço."),
        (_GLUED, "Falta um espaço depois da pontuação", "Separe as duas palavras."),
        (_INSIDE, "Espaço sobrando dentro do par", "Encoste o sinal na palavra que ele cerca."),
        (_APART, "Falta um espaço fora do par", "Separe-o da palavra vizinha."),
    ):
        for number, found in places(page, pattern):
            yield Problem(number, f"{told}: {_excerpt(found)}.", advice)


_TWO_SPACES = re.compile(r"(?<=\S) {2,}(?=[^\s|])")
_AT_THE_END = re.compile(r"(?<=\S) +$")
_TABLE = re.compile(r"^\s*\|")


@PageRule(
    id="espaco-sobrando",
    title="Um só espaço, e nenhum no fim da linha",
    why="Dois espaços no fim de uma linha partem o parágrafo ali; entre palavras, só fazem ruído.",
    bad="A variância  cresce.  \nA perda também.",
    good="A variância cresce.\nA perda também.",
)
def extra_space(page: Page, _book: Book) -> Iterator[Problem]:
    """Look at the lines as they were typed, those of code and the columns of tables apart."""
    for number, line in enumerate(page.lines):
        if number not in page.literal and not _TABLE.match(line):
            if found := _TWO_SPACES.search(line):
                message = f"Espaço dobrado: {_excerpt(found)}."
                yield Problem(number, message, "Deixe um só.")
            if _AT_THE_END.search(line):
                advice = "Apague-o; para outro parágrafo, deixe uma linha em branco."
                yield Problem(number, "Espaço no fim da linha.", advice)


_PAIRS = {"(": ")", "“": "”", "«": "»"}
_ENUMERATED = re.compile(r"(?<![^\W_])[^\W_]{1,3}\)")  # a) b) 1) iii)


@PageRule(
    id="par-incompleto",
    title="Aspas e parênteses aos pares",
    why="O que abre tem de fechar, e no mesmo parágrafo.",
    bad="A variância (a média dos quadrados cresce, e a perda é “alta.",
    good="A variância (a média dos quadrados) cresce, e a perda é “alta”.",
)
def unpaired(page: Page, _book: Book) -> Iterator[Problem]:
    """Walk through each paragraph, keeping what is open."""
    for passage in page.passages:
        for line, sign in _unpaired(passage):
            yield Problem(line, f"O sinal {sign} está sem par.", "Abra e feche o par.")


def _unpaired(passage: Passage) -> Iterator[tuple[int, str]]:
    opened: list[tuple[int, str]] = []
    for line, text in lines(passage):
        enumerated = {found.end() - 1 for found in _ENUMERATED.finditer(text)}
        for place, sign in enumerate(text):
            if sign in _PAIRS:
                opened.append((line, sign))
            elif opened and sign == _PAIRS[opened[-1][1]]:
                opened.pop()
            elif sign in _PAIRS.values() and place not in enumerated:
                yield line, sign
    yield from opened


_STRAIGHT = re.compile(r"\"[^\"]*\"?")


@PageRule(
    id="aspas-retas",
    title="Aspas curvas no texto",
    why="As retas são as do código; no papel, as curvas dizem onde a citação abre e onde fecha.",
    bad='A perda é "alta".',
    good="A perda é “alta”.",
)
def straight_quotes(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for the quotation marks of code outside it."""
    for number, found in places(page, _STRAIGHT):
        yield Problem(number, f"Aspas retas no texto: {quote(found[0])}.", "Escreva “assim”.")


_ENDS = re.compile(r"[.!?:;…][)”»]*$|^\W*$|https?://\S+$")
_LABEL = 4  # words: so few may be a title, not a sentence
_CODE = re.compile(r"\s*```\w")
_ITEM = re.compile(r"\s*(?:[-*]|\d+[.)]) ")
_STARTS_ANOTHER = re.compile(r"[“(]?(?P<word>[A-ZÀ-Ú][\w-]*)")


@PageRule(
    id="frase-sem-fim",
    title="Toda frase termina",
    why="Sem o ponto, duas frases viram uma, e quem ouve a página não percebe onde parar.",
    bad="A variância cresce\nA perda também,",
    good="A variância cresce.\nA perda também.",
)
def endless_sentence(page: Page, book: Book) -> Iterator[Problem]:
    """Look at the end of each line that another sentence follows, and of each paragraph."""
    names = book.knowledge.vocabulary.names
    for passage in page.passages:
        if passage.place in (Place.PARAGRAPH, Place.ITEM):
            for line, text in _endless(passage, page, names):
                message = f"A frase não termina: {quote(text[-_AROUND * 2 :].replace(GAP, '…'))}."
                yield Problem(line, message, "Feche-a com um ponto.")


def _endless(passage: Passage, page: Page, names: frozenset[str]) -> Iterator[tuple[int, str]]:
    texts = [(line, text.strip()) for line, text in lines(passage)]
    for (line, text), (_, below) in pairwise(texts):
        another = _STARTS_ANOTHER.match(below)
        if another and another["word"] not in names and not _ENDS.search(text):
            yield line, text
    line, text = texts[-1] if texts else (0, "")
    is_sentence = len(texts) > 1 or len(text.split()) > _LABEL or text.endswith(",")
    if is_sentence and not _ENDS.search(text) and not _goes_on(page, line):
        yield line, text


def _goes_on(page: Page, line: int) -> bool:
    """Tell whether a formula, its list or code comes next: what is said may end there."""
    here, below = page.lines[line], _next_line(page, line)
    if page.lines[line].endswith(",") or below.startswith("$$"):
        return below.lstrip().startswith("$$")
    is_below = _margin(below) > _margin(here) or not _ITEM.match(here)
    is_its_list = bool(_ITEM.match(below)) and _margin(below) >= _margin(here) and is_below
    return is_its_list or bool(_CODE.match(below))


def _next_line(page: Page, line: int) -> str:
    """Return the next line with something for the reader."""
    below = page.lines[line + 1 :]
    return next((text for text in below if text.strip() and not text.startswith("% ")), "")


def _margin(text: str) -> int:
    return len(text) - len(text.lstrip())
