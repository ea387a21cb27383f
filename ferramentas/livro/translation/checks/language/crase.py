"""The crase, where no meaning tells it: before what takes no article, after what asks for one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.translation.checks.rule import PageRule, quote
from livro.translation.checks.walks import places
from livro.translation.problem import Problem
from livro.translation.words.nouns import gender, is_plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page

_WITH = re.compile(r"(?<![\w-])(?P<crase>às?) (?P<word>[a-zà-ú]+)(?![\w-])", re.IGNORECASE)
_NO_ARTICLE = re.compile(
    r"uma?|uns|umas|cada|tod[oa]s?|qualquer|quaisquer|quem|algum|alguma|nenhuma?|ess[ea]s?"
    r"|est[ea]s?|isso|isto|el[ea]s?|nós|você|partir|\w{2,}[aei]r"
)
_NOT_VERBS = frozenset({"mulher", "colher"})
_MASCULINE = re.compile(r"(?!mão|foto|moto|tribo|menos)\w{2,}[^ã]os?")


@PageRule(
    id="crase-a-mais",
    title="Crase só antes de quem tem artigo feminino",
    why="À é a + a: sem o segundo a, sobra o primeiro.",
    bad="Chegamos à um valor, à partir dele e à pesos menores.",
    good="Chegamos a um valor, a partir dele e a pesos menores.",
)
def one_crase_too_many(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for verbs, pronouns, masculine nouns and other numbers after it."""
    for number, found in places(page, _WITH):
        word, is_many = found["word"].lower(), found["crase"].lower() == "às"
        takes_none = _NO_ARTICLE.fullmatch(word) and word not in _NOT_VERBS
        is_masculine = gender(word) == "m" or _MASCULINE.fullmatch(word)
        other_number = gender(word) == "f" and is_plural(word) != is_many
        if takes_none or is_masculine or other_number:
            advice = "Escreva “a”, ou o artigo que o nome pede."
            yield Problem(number, f"Crase a mais: {quote(found[0])}.", advice)


_NAMES = (
    "igual|iguais|relação|respeito|devido|graças|semelhantes?|equivalentes?|perpendicular"
    "|inferior|superior|inferiores|superiores|anterior|posterior|proporciona(?:l|is)"
    r"|relativ[oa]s?|juntos?|referentes?|correspondentes?|próxim[oa]s?|ligad[oa]s?|atribuíd[oa]s?"
)
_VERBS = (
    "chegam?|chegue|chegamos|chegar|volta|voltam|voltar|pertencem?|equivalem?|levam?"
    "|sobrevivem?|correspondem?|servem?|resistem?|tendem?|aplicad[oa]s?"
)
_WITHOUT = re.compile(
    rf"(?<![\w-])(?:{_NAMES}|{_VERBS}) (?P<a>as?) (?P<noun>[a-zà-ú]+)(?! [ae] )(?![\w-])",
    re.IGNORECASE,
)
# “As” is no preposition: after these names, it can only be “às”.
_FIXED = re.compile(
    rf"(?<![\w-])(?:(?:quanto|{_NAMES}) as|a medida que|a exceção d[aeo]|a custa d[aeo]"
    r"|a espera d[aeo]|a direita d[aeo]|a esquerda d[aeo])(?![\w-])"
)


@PageRule(
    id="crase-a-menos",
    title="Crase onde dois aa se encontram",
    why="“Igual a” pede o a; “a camada” tem o seu: juntos, dão “igual à camada”.",
    bad="A largura é igual a variância, a medida que cresce.",
    good="A largura é igual à variância, à medida que cresce.",
)
def one_crase_too_few(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for singular feminine nouns after what asks for “a”, and for set phrases."""
    for number, found in places(page, _WITHOUT):
        noun, is_many = found["noun"].lower(), found["a"].lower() == "as"
        if gender(noun) == "f" and is_plural(noun) == is_many:
            yield Problem(number, f"Falta a crase: {quote(found[0])}.", "Escreva “à” ou “às”.")
    for number, found in places(page, _FIXED):
        yield Problem(number, f"Falta a crase: {quote(found[0])}.", "Escreva “à” ou “às”.")
