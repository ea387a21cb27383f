"""Agreement with the subject, where it stands at the head of a clause and its verb follows it."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from livro.translation.checks.book import Book
from livro.translation.checks.finding import Severity
from livro.translation.checks.rule import PageRule, quote
from livro.translation.checks.walks import page_lines, places
from livro.translation.myst.model import Page
from livro.translation.problem import Problem
from livro.translation.words.adjectives import form_of, is_adjective
from livro.translation.words.dictionary import is_portuguese
from livro.translation.words.nouns import (
    gender,
    gender_as_it_stands,
    has_both_genders,
    is_plural,
)

_ONE = "o|a|um|uma|este|esta|esse|essa|aquele|aquela|cada|nenhum|nenhuma|qualquer|cujo|cuja"
_SHORTEST = 4  # letters of a noun
_UNSURE = ("o", "a", "os", "as")  # articles before nouns, pronouns before verbs
_MANY = "os|as|uns|umas|estes|estas|esses|essas|aqueles|aquelas|alguns|algumas|cujos|cujas"
_PRONOUNS = dict.fromkeys(("ele", "ela", "isso", "isto", "nada", "tudo", "ninguém"), False)
_PRONOUNS |= dict.fromkeys(("eles", "elas", "ambos", "ambas"), True)
_GENDERS = {"ele": "m", "eles": "m", "ela": "f", "elas": "f"}
_COPULAS = re.compile("é|são|est(?:á|ão)|foi|foram|eram?|seriam?|ficam?")
_HOW = "muito|mais|menos|tão|só|também|sempre|quase|ainda"
_ADVERB = re.compile(f"{_HOW}|logo|então|bem|já")
_LINKING = re.compile(
    r"d[eao]s?|n[oa]s?|em|com|por|para|sem|entre|sob|sobre|à|às|ao|aos|pel[oa]s?|n?uma?|dess[ea]s?"
    r"|dest[ea]s?|até|contra"
)
_PASSED_OVER = re.compile(
    r"não|nada|já|só|também|nunca|sempre|ainda|quase|então|se|lhe|logo|\d+|[dn](?:el[ea]s?|isso)"
    "|\N{OBJECT REPLACEMENT CHARACTER}"
)
_INVARIABLE = re.compile(
    r"\w+(?:a[il]s?|is|vel|veis|ntes?|or|ores|ar|ares|ais|uns)|simples|iguais|bo(?:m|ns|as?)"
)
# “A maioria das redes são…”: the verb may agree with what comes after.
_PARTITIVE = re.compile(
    "maioria|parte|metade|resto|número|grupo|par|dezena|centena|dúzia|quantidade|fração|tipo"
    "|série|conjunto|um|uma|porção|vez"
)
_VERBS = (
    "é são|está estão|tem têm|vai vão|faz fazem|pode podem|deve devem|diz dizem|vem vêm"
    "|dá dão|sai saem|cai caem|vê veem|traz trazem"
    "|era eram|foi foram|seria seriam|havia haviam|produz produzem|põe põem|mantém mantêm"
)
_IS_PLURAL = {
    form: number
    for pair in _VERBS.split("|")
    for form, number in zip(pair.split(), (False, True), strict=True)
}
_BEFORE_THE_NOUN = re.compile(
    rf"{_ONE}|{_MANY}|(?:muit|pouc|vári|tod|outr|mesm|últim|primeir|própri|nov|únic)[oa]s?"
    "|seus?|suas?|noss[oa]s?|dois|duas|três|quatro|cinco|dez|cem|mil|bo(?:m|ns|as?)|grandes?"
    "|(?:mai|men|melh|pi)or(?:es)?"
)
_POINTING = re.compile(r"cuj[oa]s?|est[ea]s?|ess[ea]s?|isso|isto|nada|tudo")
_RELATIVE = re.compile(r"que|quem|qua(?:l|is)|cuj[oa]s?")
_NO_VERB = re.compile(r"\w{1,3}|el[ea]|est[ea]|ess[ea]|acima|fora|esquerda|direita|.*[A-ZÀ-Ú].*")
_CLAUSE = re.compile(r"[^;:.!?()“”«»—–]+")
# “O gradiente, em módulo, é”; “a variância, cuja média é zero, é”.
_ASIDE = re.compile(
    r", (?:(?:em|por|para|com|sem) [^\W\d_]+(?: [^\W\d_]+)?|(?:cuj[oa]s?|que) [^,]+),(?= )"
)
_CIRCUMSTANCE = re.compile(
    rf"(?:{_LINKING.pattern}|como|depois|antes|se|quando|enquanto|embora|porque) "
    r"|(?:ali|aqui|lá|agora|hoje|então|assim|\w+mente)$",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(r"\b(?:que|quem|qua(?:l|is)|cuj[oa]s?|onde)\b")
# “Como” opens a clause after these, and else may compare or give an example: “somas como a média”.
_ASKING_HOW = (
    "(?:vej|ve|vê|viu|vi|mostr|repar|not|observ|perceb|pergunt|explic|entend|sab|lembr|discut)"
    "(?:[ae]?[mr]?|amos|emos|ou|aram)"
)
_HEAD = re.compile(
    r"(?:^|(?P<comma>, (?:(?:e|ou|mas|pois) )?)|\b(?:que|se|quando|porque|enquanto|onde) "
    rf"|^como |\b{_ASKING_HOW} como "
    r"|(?<!\bem )(?<!\bde )(?<!\bcom )(?<!\bpor )(?<!\bsob )(?<!\ba )(?<!sobre )(?<!para )(?<!sem )"
    r"(?<!entre )(?<!contra )\b(?=cuj))"
    # “A cada camada correspondem”: a preposition
    r"(?!a (?:cada|uma?s?|el[ea]s?|est[ea]s?|ess[ea]s?|isso|isto|aquel[ea]s?|nenhuma?|qualquer) )"
    rf"(?:(?P<one>{_ONE}) |(?P<many>{_MANY}) |(?=(?:{'|'.join(_PRONOUNS)}) ))"
    r"(?=(?P<rest>[^,]+))",  # another clause may begin inside it
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    rf"(?<![\w-])(?P<verb>é|são) (?:(?:{_HOW}) )?"
    r"(?P<said>[a-zà-ú]+)(?![\w-])"
)
_ONE_OR_MANY = re.compile(
    r"(?:igua|[a-zà-ú]+(?:ve|[nr]a))(?:l|(?P<many>is))|(?:diferente|grande|maior|menor)(?P<more>e?s)?"
)
_BOTH = "Confira o gênero e o número dos dois."


@PageRule(
    id="concordancia-do-verbo",
    title="O verbo e o predicado concordam com o sujeito",
    why="A frase mudou de sujeito, e o verbo ficou.",
    bad="As camadas ocultas é iguais.",
    good="As camadas ocultas são iguais.",
    severity=Severity.WARNING,
)
def verb(page: Page, _book: Book) -> Iterator[Problem]:
    """Look at the subjects that their verb follows, then at the verb and its predicate."""
    for number, text in page_lines(page):
        for clause in _CLAUSE.findall(text):
            asked = dict.fromkeys((clause.strip(), _ASIDE.sub("", clause.strip())))
            for said in dict.fromkeys(chain.from_iterable(map(_disagreeing, asked))):
                message = f"Não concorda com o sujeito: {quote(said)}."
                yield Problem(number, message, _BOTH)
    for number, found in places(page, _PREDICATE):
        is_many = _is_plural_predicate(found["said"])
        if is_many is not None and is_many != (found["verb"] == "são"):
            message = f"O verbo não concorda com o predicado: {quote(found[0])}."
            yield Problem(number, message, _BOTH)


def _is_plural_predicate(word: str) -> bool | None:
    found = _ONE_OR_MANY.fullmatch(word)
    if found:
        return bool(found["many"] or found["more"])
    is_said_of_it = is_adjective(word) or _is_participle(word)
    return form_of(word)[1] if is_said_of_it and not gender(word) else None


def _is_participle(word: str) -> bool:
    """Tell those that are other words too: “feito”, “visto”; “medida”, which may be a noun."""
    is_in_ido = re.fullmatch(r"\w{2,}id[oa]s?", word) and has_both_genders(word)
    return bool(is_in_ido or re.fullmatch(r"(?:feit|vist|incluíd|post)[oa]s?", word))


def _disagreeing(clause: str) -> Iterator[str]:
    for found in _HEAD.finditer(clause):
        rest = found["rest"].split()
        words = _from_the_noun(rest)
        place = _place_of_the_verb(words)
        subject = _number_of_the_subject(found, words)
        if subject is None or place is None:
            continue
        is_a_noun = words[0].lower() not in (*_PRONOUNS, "um", "uma")
        may_be_a_list = is_a_noun and not subject and _may_end_a_list(found)
        if subject != _number_of_the_verb(words[place]):
            may_be_right = may_be_a_list or _may_be_either(words, place, subject)
            last = None if may_be_right or _is_an_object(found, words, place) else place
        else:
            last = _place_of_another_gender(words, place)
        if last is not None:
            determiner = found["one"] or found["many"] or ""
            yield " ".join([determiner, *rest[: len(rest) - len(words) + last + 1]]).strip()


def _from_the_noun(words: list[str]) -> list[str]:
    """Leave out what stands between the determiner and the noun: “os seus”, “as duas”."""
    first = 0
    while first < len(words) - 1 and _BEFORE_THE_NOUN.fullmatch(words[first]):
        first += 1
    is_a_pronoun = first and words[first - 1] in ("um", "uma") and words[first] in _IS_PLURAL
    return words[first - 1 if is_a_pronoun else first :]  # “cada uma tem”


def _may_end_a_list(found: re.Match[str]) -> bool:
    """Tell a subject of several from one after a circumstance: “com a sigmoide, a conta…”."""
    before = found.string[: found.start()].split(", ")
    return bool(found["comma"]) and not all(map(_is_no_subject, before))


def _is_no_subject(piece: str) -> bool:
    """Tell a circumstance or a whole clause, with its verb, from what may begin a list."""
    has_its_verb = any(word in _IS_PLURAL for word in piece.split())
    is_a_clause = has_its_verb and not _SUBORDINATE.search(piece)
    return is_a_clause or bool(_CIRCUMSTANCE.match(piece))


def _number_of_the_subject(found: re.Match[str], words: list[str]) -> bool | None:
    """Tell whether it is plural; None where the determiner stands before no noun of its number."""
    noun = words[0].lower()
    if noun in _PRONOUNS:
        return _PRONOUNS[noun]
    is_many = bool(found["many"])
    if found["one"] and found["one"].lower() == "a" and _takes_no_feminine_article(noun):
        return None
    determiner = (found["many"] or found["one"]).lower()
    is_first = determiner and found[0].lower().startswith(determiner) and not noun.endswith("r")
    is_article = determiner not in _UNSURE or (is_first and found.start() == 0)
    has_its_verb = len(words) > 1 and words[1] in _IS_PLURAL  # “a conta é”: no pronoun and verb
    is_one = _is_a_word(noun) and (is_article or has_its_verb)
    is_noun = noun != "vezes" and (is_one or gender_as_it_stands(noun))
    return is_many if is_noun and is_plural(noun) == is_many else None


def _takes_no_feminine_article(noun: str) -> bool:
    """Tell where “a” is a preposition: “a seguir vêm”, “a longo prazo são”."""
    return noun.endswith("ir") or gender_as_it_stands(noun) == "m"


def _is_a_word(noun: str) -> bool:
    """Tell what may be a noun, though its gender is not sure, from “uma ou mais”."""
    is_other = len(noun) < _SHORTEST or _ADVERB.fullmatch(noun) or _LINKING.fullmatch(noun)
    return noun in ("um", "uma") or (not is_other and is_portuguese(noun))


def _may_be_either(words: list[str], place: int, subject: bool) -> bool:
    """Tell whether the verb may agree with another word: “a linha são os pesos”, “a maioria”."""
    after = words[place + 1 : place + 2]
    has_a_plural = words[place] == "são" and bool(after) and after[0].endswith("s")
    return not subject and (has_a_plural or bool(_PARTITIVE.fullmatch(words[0])))


def _is_an_object(found: re.Match[str], words: list[str], place: int) -> bool:
    """Tell what comes before a verb whose subject follows: “isso mostram as figuras”."""
    head = (found["one"] or found["many"] or words[0]).lower()
    may_be = _POINTING.fullmatch(head) and words[place] not in ("é", "são")
    article = _MANY if _number_of_the_verb(words[place]) else _ONE
    return bool(may_be and re.fullmatch(article, "".join(words[place + 1 : place + 2])))


def _place_of_another_gender(words: list[str], place: int) -> int | None:
    """Return where the predicate is, if it is an adjective of the other gender."""
    noun, verb = words[0].lower(), words[place]
    its_gender = _GENDERS.get(noun) or gender(noun)
    after = next(
        (i for i in range(place + 1, len(words)) if not _ADVERB.fullmatch(words[i])), place
    )
    said = words[after]
    is_said_of_it = _COPULAS.fullmatch(verb) and after > place
    is_predicate = is_said_of_it and is_adjective(said) and not gender(said)
    if not its_gender or not is_predicate or _PARTITIVE.fullmatch(noun):
        return None
    return after if form_of(said)[0] != its_gender else None


def _place_of_the_verb(words: list[str]) -> int | None:
    """Walk over the adjectives and the complements of the subject, up to a verb of known number."""
    place = 1
    while place < len(words):
        word = words[place]
        if _LINKING.fullmatch(word):
            place = _after_the_complement(words, place + 1)
        elif _PASSED_OVER.fullmatch(word) or _may_qualify(word):
            place += 1
        else:
            return place if _number_of_the_verb(word) is not None else None
    return None


def _after_the_complement(words: list[str], place: int) -> int:
    """Pass over a noun and what stands before it; “de que”, “com quem” open another clause."""
    while place < len(words) - 1 and _is_before_the_noun(words[place]):
        place += 1
    is_a_clause = place < len(words) and _RELATIVE.fullmatch(words[place])
    return len(words) if is_a_clause else place + 1


def _is_before_the_noun(word: str) -> bool:
    return bool(_BEFORE_THE_NOUN.fullmatch(word)) and not _RELATIVE.fullmatch(word)


def _may_qualify(word: str) -> bool:
    return bool(is_adjective(word) or _INVARIABLE.fullmatch(word)) and word not in _IS_PLURAL


@cache
def _number_of_the_verb(word: str) -> bool | None:
    if word in _IS_PLURAL or _NO_VERB.fullmatch(word) or gender(word):
        return _IS_PLURAL.get(word)
    if word.endswith(("am", "em")) and is_portuguese(word[:-1]):
        return True
    return False if word.endswith(("a", "e")) and is_portuguese(f"{word}m") else None
