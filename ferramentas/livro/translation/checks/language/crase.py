"""The crase, where no meaning tells it: before what takes no article, after what asks for one."""

import re
from collections.abc import Iterator
from itertools import chain

from livro.translation.checks.book import Book
from livro.translation.checks.rule import PageRule, quote
from livro.translation.checks.walks import places
from livro.translation.myst.model import Page
from livro.translation.problem import Problem
from livro.translation.words.adjectives import form_of, is_adjective
from livro.translation.words.nouns import gender, is_plural

_WITH = re.compile(r"(?<![\w-])(?P<crase>às?) (?P<word>[a-zà-ú]+)(?![\w-])", re.IGNORECASE)
_NO_ARTICLE = re.compile(
    r"uma?|uns|umas|cada|tod[oa]s?|qualquer|quaisquer|quem|algum|alguma|nenhuma?|ess[ea]s?"
    r"|est[ea]s?|isso|isto|el[ea]s?|nós|você|[mst]eus?|nossos?|\w+[aeio]r|ir|pôr"
)
_NOT_VERBS = re.compile(r"mulher|colher|cor|flor|dor|maior|menor|melhor|pior|\w+erior")
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
        takes_none = _NO_ARTICLE.fullmatch(word) and not _NOT_VERBS.fullmatch(word)
        is_masculine = gender(word) == "m" or _MASCULINE.fullmatch(word)
        other_number = gender(word) == "f" and is_plural(word) != is_many
        if takes_none or is_masculine or other_number:
            advice = "Escreva “a”, ou o artigo que o nome pede."
            yield Problem(number, f"Crase a mais: {quote(found[0])}.", advice)


# What the grammars list as asking for “a”: nouns, adjectives, verbs.
_NAMES = (
    "igual|iguais|relação|respeito|devido|graças|semelhantes?|equivalentes?|perpendicular(?:es)?"
    "|inferior|superior|inferiores|superiores|anterior(?:es)?|posterior(?:es)?|proporciona(?:l|is)"
    r"|relativ[oa]s?|juntos?|referentes?|correspondentes?|próxim[oa]s?|ligad[oa]s?|atribuíd[oa]s?"
    r"|inerentes?|idêntic[oa]s?|análog[oa]s?|adequad[oa]s?|alhei[oa]s?|contrári[oa]s?|opost[oa]s?"
    r"|paralel[oa]s?|favoráve(?:l|is)|sensíve(?:l|is)|insensíve(?:l|is)|indiferentes?|imunes?"
    r"|sujeit[oa]s?|submetid[oa]s?|subordinad[oa]s?|vinculad[oa]s?|pertencentes?|resistentes?"
    "|acesso|adesão|alusão|aversão|obediência|oposição|referência|resistência|sensibilidade"
    "|semelhança|equivalência"
)
_VERBS = (
    "cheg(?:am?|ue|uem|amos|ar|ou|aram|ando)|volt(?:am?|ar|ou|aram|ando)"
    "|(?:pertenc|equival|correspond|sobreviv|resist|obedec|recorr|ader|aced)(?:em?|er|ia|iam)"
    "|levam?|servem?|tendem?|aplicad[oa]s?|reag(?:em?|ir)|retorn(?:am?|ar)"
    "|(?:refer|adapt|ajust|limit|restring|dirig|opõ|oponh|destin|dedic|submet|adequ|reduz)"
    "(?:am|em|ar|er|ir|[ae])-se"
)
# “A camada a camada”, “igual a média e desvio”: no article; but “chega à saída e que”.
_NO_PAIR = "(?! a | e (?!(?:a|o|as|os|à|às|ao|aos|que|não|se|é|em|n[ao]s?|d[ao]s?|por|com) ))"
_WITHOUT = re.compile(
    rf"(?<![\w-])(?:{_NAMES}|{_VERBS}) (?P<a>as?) (?P<noun>[a-zà-ú]+){_NO_PAIR}(?![\w-])",
    re.IGNORECASE,
)
# “As” is no preposition: after these names, it can only be “às”.
_FIXED = re.compile(
    rf"(?<![\w-])(?:(?:quanto|{_NAMES}) as|a medida que|a exceção d[aeo]|a custa d[aeo]"
    r"|a espera d[aeo]|a direita d[aeo]|a esquerda d[aeo]|uma? \w+ a parte(?! d)"
    r"|(?<!de )uma a outra|umas as outras"
    r"|(?<=\w )(?:feit|escrit|\w+[ai]d)[oa]s? a mão"
    r"|(?<=\w )\w+[ai]d[oa]s? a (?:força|toa|vista|deriva|margem|risca|mostra))(?![\w-])"
)
# What has its object already takes no other: “levá-la a saída”; what has one article asks for
# the other: “da entrada a saída”.
_GIVING = (
    "(?:(?:aplic|atribu|acrescent|adicion|som|entreg|devolv|ajust|adapt|associ|compar|limit|restring"
    "|submet|oferec|comunic|transmit|transfer)(?:ar?|am|er?|em|i|ir|amos|emos|ando|endo)"
    "|dá|dão|dar|damos|dando)"
)
_OBJECT = (
    "(?:(?:[oa]s? mesm[oa]s?|[oa]s?|uma?|seus?|suas?|cada) "
    "(?!tod|amb|qua|el[ea]|menos|mais)[a-zà-ú]+"
    "|\N{OBJECT REPLACEMENT CHARACTER})"
)
# Who is given something: “soma o peso a taxa”.
_RECEIVING = re.compile(
    rf"(?<![\w-]){_GIVING} {_OBJECT}(?:, \N{{OBJECT REPLACEMENT CHARACTER}},)? (?P<a>as?) "
    rf"(?:(?:duas|três|mesmas?|outras?|nossas?) )?(?P<noun>[a-zà-ú]+){_NO_PAIR}(?![\w-])"
)
# A pronoun is its object already: “que a ajustam a largura”.
_WITH_A_PRONOUN = re.compile(
    r"(?<![\w-])(?:que|não|e|se|já|também) [oa]s? (?P<verb>[a-zà-ú]+(?:am|em)) (?P<a>as?) "
    rf"(?P<noun>[a-zà-ú]+){_NO_PAIR}(?![\w-])"
)
_COMPLETE = re.compile(
    r"(?<![\w-])(?:\w+-l?[oa]s?|d[ao] (?!que |qual )[a-zà-ú]+) (?P<a>as?) (?P<noun>[a-zà-ú]+)"
    rf"{_NO_PAIR}(?![\w-])"
)
# A participle that does not agree with the noun is not said of it: “ligados a rede”.
_QUALIFIED = re.compile(
    r"(?<![\w-])(?<!ao )(?<!aos )(?<!é )(?<!será )(?<!foi )(?P<participle>[a-zà-ú]+[oa]s?) "
    r"(?P<a>as?) (?=(?P<noun>[a-zà-ú]+)(?! [ae] )(?![\w-]))"
)


@PageRule(
    id="crase-a-menos",
    title="Crase onde dois aa se encontram",
    why="“Igual a” pede o a; “a camada” tem o seu: juntos, dão “igual à camada”.",
    bad="A largura é igual a variância, a medida que cresce.",
    good="A largura é igual à variância, à medida que cresce.",
)
def one_crase_too_few(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for feminine nouns after what asks for “a”, or cannot have them as its own."""
    patterns = (_WITHOUT, _COMPLETE, _RECEIVING, _WITH_A_PRONOUN)
    for number, found in chain.from_iterable(places(page, pattern) for pattern in patterns):
        if _has_its_article(found):
            yield _missing(number, found[0])
    for number, found in places(page, _QUALIFIED):
        participle, noun = found["participle"], found["noun"]
        is_said_of_it = form_of(participle) == ("f", is_plural(noun))
        if is_adjective(participle) and _has_its_article(found) and not is_said_of_it:
            yield _missing(number, f"{found[0]}{noun}")
    for number, found in places(page, _FIXED):
        yield _missing(number, found[0])


def _has_its_article(found: re.Match[str]) -> bool:
    noun = found["noun"].lower()
    return gender(noun) == "f" and is_plural(noun) == (found["a"].lower() == "as")


def _missing(number: int, said: str) -> Problem:
    return Problem(number, f"Falta a crase: {quote(said)}.", "Escreva “à” ou “às”.")
