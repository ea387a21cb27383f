"""Agreement with the noun, where it needs no parser: words side by side."""

import re
from collections.abc import Iterator

from livro.translation.checks.book import Book
from livro.translation.checks.finding import Severity
from livro.translation.checks.rule import PageRule, quote
from livro.translation.checks.walks import places
from livro.translation.myst.model import Page
from livro.translation.problem import Problem
from livro.translation.words.adjectives import form_of, is_adjective
from livro.translation.words.nouns import gender, gender_as_it_stands, is_plural

# “a” is a preposition too, and stands before any noun.
_DETERMINERS = {
    ("m", False): "o do no ao um pelo num este esse aquele deste desse neste nesse nenhum algum",
    ("m", True): "os dos nos aos uns pelos estes esses aqueles destes desses alguns muitos poucos",
    ("f", False): "da na à uma pela numa esta essa aquela desta dessa nesta nessa nenhuma alguma",
    ("f", True): "as das nas às umas pelas estas essas aquelas destas dessas algumas muitas poucas",
}
_STEMS = "únic pequen últim nov outr própri primeir tod"  # what stands before its noun
_ENDINGS = {("m", False): "o", ("m", True): "os", ("f", False): "a", ("f", True): "as"}
_AGREES_WITH = {
    word: kind
    for kind, words in _DETERMINERS.items()
    for word in (*words.split(), *(stem + _ENDINGS[kind] for stem in _STEMS.split()))
}
# Where “a” can be no preposition: after one, after a conjunction, at the head of a sentence.
_SURELY_ARTICLE = re.compile(
    r"(?:^|(?<![\w-])(?:com|para|sobre|sob|sem|por|quando|porque|enquanto|mas|como|embora|é"
    r"|(?<!do )(?<!mais )que) )(?P<first>[aA]) (?P<second>[^\W\d_]+)(?![\w-])"
)
_AFTER_THE_PREPOSITION = re.compile(
    "princípio|longo|curto|médio|tempo|rigor|título|exemplo|ponto|custo|propósito"
)
_ALL_OF_ONE = re.compile(
    r"(?<!\ba )(?<![\w-])tod(?:as (?:a|os)|os (?:o|as))(?![\w-])", re.IGNORECASE
)
_TWO_WORDS = re.compile(
    r"(?<![\w-])(?P<first>[^\W\d_]{2,}|[oO]) (?=(?P<second>[^\W\d_]+)(?![\w-]))"
)


@PageRule(
    id="concordancia-do-artigo",
    title="O artigo concorda com o nome",
    why="É o erro que fica quando se troca um nome por outro e se esquece o que vinha antes dele.",
    bad="Os camada recebem o matriz.",
    good="As camadas recebem a matriz.",
    severity=Severity.WARNING,
)
def article(page: Page, _book: Book) -> Iterator[Problem]:
    """Compare each determiner with the word that follows it, if its gender is sure."""
    for number, found in (*places(page, _TWO_WORDS), *places(page, _SURELY_ARTICLE)):
        first, noun = found["first"], found["second"]
        kind = ("f", False) if first in "aA" else _AGREES_WITH.get(first.lower())
        its_gender = gender_as_it_stands(noun)
        is_a_phrase = first in "aA" and _AFTER_THE_PREPOSITION.fullmatch(noun)
        is_sure = kind and its_gender and noun.islower() and not is_a_phrase
        if is_sure and kind != (its_gender, is_plural(noun)):
            yield _disagreement(number, f"{first} {noun}")
    for number, found in places(page, _ALL_OF_ONE):
        yield _disagreement(number, found[0])


def _disagreement(number: int, said: str) -> Problem:
    return Problem(number, f"Não concordam: {quote(said)}.", "Confira o gênero e o número.")


_NO_NOUN = re.compile("vez|vezes|termos")
_WORDS = re.compile(r"(?:(?<![\w-])[^\W\d_]+(?![\w-]) ?)+")
# After them, the adjective may belong to the noun before: “o peso da camada oculto”.
_LINKING = re.compile(
    r"d[eao]s?|n[ao]s?|em|com|por|para|sem|entre|a|às?|aos?|pel[oa]s?", re.IGNORECASE
)
_COORDINATING = re.compile(r"e|ou|nem|[\w]+mente|como", re.IGNORECASE)
_BETWEEN = re.compile(
    r"n?uma?|[oa]s?|cada|mesm[oa]s?|[sd]?(?:ess|est|u)[ea]s?|tod[oa]s?", re.IGNORECASE
)


@PageRule(
    id="concordancia-do-adjetivo",
    title="O adjetivo concorda com o nome",
    why="Em português ele muda com o gênero e o número; em inglês, não.",
    bad="A camada oculto é a primeira.",
    good="A camada oculta é a primeira.",
    severity=Severity.WARNING,
)
def adjective(page: Page, _book: Book) -> Iterator[Problem]:
    """Compare an adjective with the noun before it, and with those that this one completes."""
    for number, found in places(page, _WORDS):
        words = found[0].split()
        for place, said in enumerate(words[1:], start=1):
            nouns = _governing(words[:place])
            is_one = said.islower() and is_adjective(said) and _qualifies(words, place)
            if is_one and not any(_may_agree(noun, said) for noun in nouns):
                yield _disagreement(number, f"{words[place - 1]} {said}")


def _qualifies(words: list[str], place: int) -> bool:
    """Tell whether an adjective is that of the noun before: “muitas vezes usado” says how often."""
    noun, *after = words[place - 1 : place + 2 : 2]
    is_noun = noun.islower() and gender(noun) and not _NO_NOUN.fullmatch(noun)
    return bool(is_noun) and after != ["e"]  # “os âmbitos político e econômico”


def _governing(words: list[str]) -> Iterator[str]:
    """Yield the last of some words and what it completes: “camada”, “peso” of “peso da camada”."""
    place = len(words) - 1
    while place >= 0:
        yield words[place]
        place -= 1
        while place >= 0 and _BETWEEN.fullmatch(words[place]):
            place -= 1
        if place >= 0 and _COORDINATING.fullmatch(words[place]):
            yield ""  # two nouns, and the adjective may belong to both
        if place < 0 or not _LINKING.fullmatch(words[place]):
            return
        place -= 1


def _may_agree(noun: str, adjective: str) -> bool:
    """Tell whether they agree, or nothing forbids it: “”, a word without a gender of its own."""
    its_gender = gender_as_it_stands(noun)
    if its_gender:
        return (its_gender, is_plural(noun)) == form_of(adjective)
    return adjective.endswith("s") == (not noun or noun.endswith(("s", "m", "ão")))
