"""Agreement, where it needs no parser: words side by side, subjects at the head of a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.translation.checks.finding import Severity
from livro.translation.checks.rule import PageRule, quote
from livro.translation.checks.walks import places
from livro.translation.problem import Problem
from livro.translation.words.nouns import gender, is_plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page

# “a” is a preposition too, and stands before any noun.
_DETERMINERS = {
    ("m", False): "o do no ao um pelo num este esse aquele deste desse neste nesse nenhum algum",
    ("m", True): "os dos nos aos uns pelos estes esses aqueles destes desses alguns muitos poucos",
    ("f", False): "da na à uma pela numa esta essa aquela desta dessa nesta nessa nenhuma alguma",
    ("f", True): "as das nas às umas pelas estas essas aquelas destas dessas algumas muitas poucas",
}
_STEMS = "únic pequen últim nov outr própri primeir tod quant"  # what stands before its noun
_ENDINGS = {("m", False): "o", ("m", True): "os", ("f", False): "a", ("f", True): "as"}
_AGREES_WITH = {
    word: kind
    for kind, words in _DETERMINERS.items()
    for word in (*words.split(), *(stem + _ENDINGS[kind] for stem in _STEMS.split()))
}
_TWO_WORDS = re.compile(r"(?<![\w-])(?P<first>[^\W\d_]+) (?=(?P<second>[^\W\d_]+)(?![\w-]))")


@PageRule(
    id="concordancia-do-artigo",
    title="O artigo concorda com o nome",
    why="É o erro que fica quando se troca um nome por outro e se esquece o que vinha antes dele.",
    bad="Os camada recebem o matriz.",
    good="As camadas recebem a matriz.",
    severity=Severity.WARNING,
)
def article(page: Page, _book: Book) -> Iterator[Problem]:
    """Compare each determiner with the noun that follows it, if its gender is sure."""
    for number, found in places(page, _TWO_WORDS):
        kind, noun = _AGREES_WITH.get(found["first"].lower()), found["second"]
        if kind and gender(noun) and noun.islower() and kind != (gender(noun), is_plural(noun)):
            said = f"{found['first']} {noun}"
            yield Problem(number, f"Não concordam: {quote(said)}.", "Confira o gênero e o número.")


_ADJECTIVE = (
    "aleatóri|apropriad|conectad|constant|corret|diret|gaussian|inteir|intern|ocult|pequen"
    "|profund|quadrad|rápid|ras|sortead|únic|últim|vizinh"
)
# After them, the adjective may belong to a noun that came before: “o peso da camada oculto”.
_LINKING = re.compile(r"(?:d[eao]s?|n[ao]s?|em|com|por|para|sem|entre|e|ou|à|às|ao|aos) ", re.I)
_THREE_WORDS = re.compile(
    r"(?<![\w-])(?P<before>[^\W\d_]+ )?(?P<noun>[a-zà-ú]+) "
    rf"(?P<adjective>(?:{_ADJECTIVE})(?P<ending>os|as|o|a))(?![\w-])"
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
    """Compare a noun with the adjective after it; after “de”, it may belong to another noun."""
    for number, found in places(page, _THREE_WORDS):
        noun = found["noun"]
        ending = _ENDINGS.get((gender(noun), is_plural(noun)))
        is_free = not _LINKING.fullmatch(found["before"] or "")
        if ending and is_free and found["ending"] != ending:
            said = f"{noun} {found['adjective']}"
            yield Problem(number, f"Não concordam: {quote(said)}.", "Confira o gênero e o número.")


_VERBS = (
    "é são|está estão|tem têm|vai vão|faz fazem|pode podem|deve devem|cresce crescem|fica ficam"
    "|explode explodem|aprende aprendem|desaparece desaparecem|depende dependem|muda mudam"
    "|começa começam|serve servem|passa passam|chega chegam|precisa precisam|existe existem"
    "|encolhe encolhem|mostra mostram|multiplica multiplicam|recebe recebem|diz dizem"
)
_PAIRS = [pair.split() for pair in _VERBS.split("|")]
_SINGULAR, _PLURAL = ("|".join(forms) for forms in zip(*_PAIRS, strict=True))
_AFTER = r"(?:^|(?<=[;:,] )|(?<=\bque )|(?<=\bse )|(?<=\bquando )|(?<=\bporque ))"
_SUBJECTS = (
    (
        True,
        re.compile(
            rf"{_AFTER}(?:[OoAa]s|[Ee]ss[ea]s|[Ee]st[ea]s) (?P<noun>[a-zà-ú]+) (?:[a-zà-ú]+s )?"
            rf"(?:{_SINGULAR})\b"
        ),
    ),
    (
        False,
        re.compile(
            r"(?:^|(?<=; ))(?:[OoAa]|[Uu]ma?|[Ee]ss[ea]|[Ee]st[ea]|[Cc]ada) (?P<noun>[a-zà-ú]+) "
            rf"(?:[a-zà-ú]{{4,}}[aelor] )?(?:{_PLURAL})\b"
        ),
    ),
)
_PREDICATE = re.compile(
    r"\bé (?:muito |mais |tão )?(?:[a-zà-ú]+(?:ad|id)[oa]s|iguais|diferentes|pequen[oa]s|grandes)\b"
    r"|\bsão (?:muito |mais |tão )?(?:[a-zà-ú]+(?:ad|id)[oa]|igual|diferente|pequen[oa]|grande"
    r"|[a-zà-ú]+vel)\b"
)
_BOTH = "Confira o número dos dois."
_NOUNS = re.compile(
    r".*\b(?:cad|nad|tod|dad|resultad|lad|estad|cuidad|saíd|medid|entrad|camad)[oa]s?"
)


@PageRule(
    id="concordancia-do-verbo",
    title="O verbo concorda com o sujeito",
    why="A frase mudou de sujeito, e o verbo ficou.",
    bad="As camadas ocultas é iguais.",
    good="As camadas ocultas são iguais.",
    severity=Severity.WARNING,
)
def verb(page: Page, _book: Book) -> Iterator[Problem]:
    """Look at the subjects that their verb follows, then at the verb and its predicate."""
    for plural, pattern in _SUBJECTS:
        for number, found in places(page, pattern):
            if gender(found["noun"]) and is_plural(found["noun"]) == plural:
                message = f"O verbo não concorda com o sujeito: {quote(found[0])}."
                yield Problem(number, message, _BOTH)
    for number, found in places(page, _PREDICATE):
        if not _NOUNS.fullmatch(found[0]):
            message = f"O verbo não concorda com o predicado: {quote(found[0])}."
            yield Problem(number, message, _BOTH)
