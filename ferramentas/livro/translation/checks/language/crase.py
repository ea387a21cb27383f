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


# What the grammars list as asking for “a”: nouns, adjectives, verbs. No verb that may have an
# object: “retorna a média”, “limita-se a norma”, “leva a informação”.
_NOUNS = (
    "relação|respeito|devido|graças|acesso|adesão|alusão|aversão|obediência|oposição|referência"
    "|resistência|sensibilidade|semelhança|equivalência"
)
_ADJECTIVES = (
    "igual|iguais|semelhantes?|equivalentes?|perpendicular(?:es)?"
    "|inferior|superior|inferiores|superiores|anterior(?:es)?|posterior(?:es)?|proporciona(?:l|is)"
    r"|relativ[oa]s?|juntos?|referentes?|correspondentes?|próxim[oa]s?|ligad[oa]s?|atribuíd[oa]s?"
    r"|inerentes?|idêntic[oa]s?|análog[oa]s?|adequad[oa]s?|alhei[oa]s?|contrári[oa]s?|opost[oa]s?"
    r"|paralel[oa]s?|favoráve(?:l|is)|sensíve(?:l|is)|insensíve(?:l|is)|indiferentes?|imunes?"
    r"|sujeit[oa]s?|submetid[oa]s?|subordinad[oa]s?|vinculad[oa]s?|pertencentes?|resistentes?"
)
# With no verb, these say what was done, and what follows is their subject: “ligada a rede, …”.
_PARTICIPLES = "(?:aplic|lig|vincul|subordin|submet|atribu)[aií]das?"
_NAMES = f"{_NOUNS}|{_ADJECTIVES}"
_VERBS = (
    "cheg(?:am?|ue|uem|amos|ar|ou|aram|ando)|volt(?:am?|ar|ou|aram|ando)"
    "|(?:pertenc|equival|correspond|sobreviv|resist|obedec|recorr|ader|aced)(?:em?|er|ia|iam)"
    "|tendem?|aplicad[oa]s?|reag(?:em?|ir)|(?:refer(?:em?|ir)|assemelh(?:am?|ar))-se"
)
# “A camada a camada”, “igual a média e desvio”: no article; but “chega à saída e que”.
_NO_PAIR = "(?! a | e (?!(?:a|o|as|os|à|às|ao|aos|que|não|se|é|em|n[ao]s?|d[ao]s?|por|com) ))"
_WITHOUT = re.compile(
    rf"(?<![\w-])(?P<asks>{_NAMES}|{_VERBS}) (?P<a>as?) "
    rf"(?P<noun>(?!(?:vez|hora|atenção)\b)[a-zà-ú]+){_NO_PAIR}(?![\w-])",
    re.IGNORECASE,
)
# “As” is no preposition: after these names, it can only be “às”.
_MANY = re.compile(rf"(?<![\w-])(?P<asks>{_NAMES}) (?P<a>as)(?![\w-])")
_FIXED = re.compile(
    r"(?<![\w-])(?:Quanto as(?= \w+,)"
    r"|(?<!\bé )(?<!\be )(?<!com )(?<!para )(?<!sob )(?<!ess[ae] )(?<!est[ae] )"
    r"(?:a medida que|a (?:exceção|custa|espera|direita|esquerda) d[aeo])|uma? \w+ a parte(?! d)"
    r"|(?<!de )uma a outra|umas as outras"
    r"|(?<=\w )(?:feit|escrit|\w+[ai]d)[oa]s? a mão"
    r"|(?<=\w )\w+[ai]d(?:os?|as) a (?:força|toa|vista|deriva|margem|risca|mostra))(?![\w-])"
)
# Nothing before it may be the subject, and then what follows is: “Chegam as redes”, “É igual a
# média das duas”, “Aplicada a regra, …”, “Em seguida é aplicada a função”.
_NO_SUBJECT = re.compile(
    r"(?:(?:^|[,;:.!?()“«—–] ?)(?:[ae] seguir |depois |em seguida )?"
    r"|(?:^|, )(?:em|n[ao]s?|n(?:ess|est|aquel)[ea]s?|aos?|às?|com|sem|para|por|sob|entre"
    r"|depois de|antes de)(?: (?!(?:[oa]s?|que)\b)\w+){1,5} "
    r"|\b(?:quando|onde|como|porque|enquanto|vez|de|(?:a|em|de|com|por) que) )"
    r"(?:(?:já|não|só|também|então|assim|ainda) )*"
    r"(?P<is>(?:é|são|era|eram|foi|foram|será|serão|seja|sejam|sendo|ficam?|continuam?) "
    r"(?:(?:muito|mais|menos|também|então|sempre|quase) )?)?$",
    re.IGNORECASE,
)
_COMES_FROM = re.compile(r"(?:depend|decorr|result|nasc|surg)\w+ $|\bv[eê]m $", re.IGNORECASE)
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
# A pronoun is its object already: “que a ajustam a largura”; but “que as ajustam as duas”.
_WITH_A_PRONOUN = re.compile(
    r"(?<![\w-])(?:que|não|e|se|já|também) [oa]s? (?![a-zà-ú]+gem )(?:[a-zà-ú]+(?:am|em)|leva) "
    rf"(?P<a>a) (?P<noun>[a-zà-ú]+){_NO_PAIR}(?! e )(?![\w-])"
)
_COMPLETE = re.compile(
    rf"(?<![\w-])(?:\w+-l[oa]s?|(?:{_GIVING}|leva[mr]?)-[oa]s?"
    r"|(?P<of>d[ao]) (?!que |qual )[a-zà-ú]+) "
    rf"(?P<a>as?) (?P<noun>[a-zà-ú]+){_NO_PAIR}(?![\w-])"
)
# A participle that does not agree with the noun is not said of it: “ligados a rede”.
_QUALIFIED = re.compile(
    r"(?<![\w-])(?<!ao )(?<!aos )(?<!é )(?<!será )(?<!foi )(?P<participle>[a-zà-ú]+[oa]s?) "
    r"(?P<a>as?) (?=(?P<noun>[a-zà-ú]+)(?! [ae] )(?![\w-]))"
)
_Lost = tuple[int, int, str]  # its line, its place in it, and what to quote


@PageRule(
    id="crase-a-menos",
    title="Crase onde dois aa se encontram",
    why="“Igual a” pede o a; “a camada” tem o seu: juntos, dão “igual à camada”.",
    bad="A largura é igual a variância, a medida que cresce.",
    good="A largura é igual à variância, à medida que cresce.",
)
def one_crase_too_few(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for feminine nouns after what asks for “a”, or cannot have them as its own."""
    told = set()  # one lost crase may be seen in two ways
    for number, where, said in chain(_asked(page), _received(page), _qualified(page), _fixed(page)):
        if (number, where) not in told:
            told.add((number, where))
            yield Problem(number, f"Falta a crase: {quote(said)}.", "Escreva “à” ou “às”.")


def _asked(page: Page) -> Iterator[_Lost]:
    for number, found in places(page, _WITHOUT):
        if _has_its_article(found) and not _may_be_the_subject(found):
            yield number, found.start("a"), found[0]
    for number, found in places(page, _MANY):
        if not _may_be_the_subject(found):
            yield number, found.start("a"), found[0]


def _received(page: Page) -> Iterator[_Lost]:
    for number, found in places(page, _COMPLETE):
        is_late = found["of"] and _COMES_FROM.search(found.string[: found.start()])
        if _has_its_article(found) and not is_late:
            yield number, found.start("a"), found[0]
    for pattern in (_RECEIVING, _WITH_A_PRONOUN):
        for number, found in places(page, pattern):
            if _has_its_article(found):
                yield number, found.start("a"), found[0]


def _qualified(page: Page) -> Iterator[_Lost]:
    for number, found in places(page, _QUALIFIED):
        participle, noun = found["participle"], found["noun"]
        is_said_of_it = form_of(participle) == ("f", is_plural(noun))
        if is_adjective(participle) and _has_its_article(found) and not is_said_of_it:
            yield number, found.start("a"), f"{found[0]}{noun}"


def _fixed(page: Page) -> Iterator[_Lost]:
    for number, found in places(page, _FIXED):
        yield number, found.start(), found[0]


def _has_its_article(found: re.Match[str]) -> bool:
    noun = found["noun"].lower()
    return gender(noun) == "f" and is_plural(noun) == (found["a"].lower() == "as")


def _may_be_the_subject(found: re.Match[str]) -> bool:
    """Tell “chegam as redes”, which has no other subject, from “o sinal chega a saída”."""
    asks, is_many = found["asks"].lower(), found["a"].lower() == "as"
    alone = _NO_SUBJECT.search(found.string[: found.start()])
    if re.fullmatch(rf"{_ADJECTIVES}|{_PARTICIPLES}", asks):
        says = alone and (alone["is"] or re.fullmatch(_PARTICIPLES, asks))
        return bool(says) and not re.search("os?$", asks) and asks.endswith("s") == is_many
    has_no_person = re.fullmatch(_NOUNS, asks) or asks.endswith(("r", "o", "os", "mos"))
    return bool(alone) and not has_no_person and asks.endswith(("m", "m-se")) == is_many
