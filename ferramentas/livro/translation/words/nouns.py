"""The gender and the number of the words that are sure of them: by a list, or by their forms.

The dictionary tells no gender, but it tells what forms a word has: a noun in -a without a pair in
-o is feminine, an adjective has four forms, and a verb has one in -am.
"""

import re
from functools import cache

from livro.translation.words.dictionary import is_portuguese

_FEMININE = (
    "aba|base|cadeia|camada|coluna|curva|derivada|entrada|escala|escolha|figura|ideia|inversa"
    "|largura|linha|loss|margem|margens|maneira|média|norma|página|perda|razão|razões|reta|regra|rede|saída|semente"
    "|soma|tabela|tangente|taxa|variável|variáveis|vez|vezes|matriz|matrizes|raiz|raízes|célula"
    r"|\w{2,}ção|\w{2,}ções|\w{3,}são|\w{3,}sões|\w{2,}stão|\w{2,}stões|\w{3,}dade|\w{2,}ância|\w{2,}ência|\w{2,}agem"
    r"|\w{2,}agens"
)
_MASCULINE = (
    "algoritmo|autovalor|autovalores|capítulo|caso|código|dado|desvio|elemento|erro|exemplo"
    "|exercício|expoente|fator|fatores|formato|framework|gradiente|gráfico|laboratório|logaritmo"
    "|modelo|neurônio|notebook|número|otimizador|otimizadores|parâmetro|passo|peso|ponto|problema"
    "|produto|programa|resultado|sinal|sinais|sistema|tamanho|tempo|teorema|termo|texto|treino"
    r"|valor|valores|vetor|vetores|viés|vieses|zero|\w{3,}mento"
)
_EXCEPTIONS = frozenset({"bastão", "brasão", "coração", "diapasão", "personagem", "personagens"})
_BOTH = re.compile(rf"(?:(?P<feminine>(?:{_FEMININE})s?)|(?P<masculine>(?:{_MASCULINE})s?))")

_FORMS = re.compile(r"(?P<stem>\w{2,})(?P<ending>[oa])(?P<plural>s?)")
# Masculine in -a (from Greek, mostly) or of both genders, feminine in -o; adverbs, verbs, pronouns.
_UNLIKE_THEIR_ENDING = re.compile(
    r"\w*(?:ma|ista|auta|[eo]ta|ida|arca|ão|[aei]r?mos|[aei]ndo)s?|\w*mão|\w*foto|\w*moto|tribos?"
    r"|(?:alerta|dia|mapa|guarda|colega|extra|cinza|rosa|nada)s?"
    r"|(?:muit|pouc|mei|tant|quant|mesm|cert)[oa]s?|quatro|cinco|oito|isso|isto|aquilo|algo|tudo"
    r"|[dn]?(?:el|ess|est|aquel)as?|como|quando|logo|cedo|embora|nunca|agora|fora|contra|cada|salvo"
    r"|sobretudo|embaixo|todavia|auto|menos|mas|graças|(?:distr|macr)os?|java|vez|vezes"
)


def gender(word: str) -> str:
    """Return “f” or “m” of a noun, or nothing where it is not sure."""
    found = _BOTH.fullmatch(word.lower())
    if word.lower() in _EXCEPTIONS:
        return ""
    if found:
        return "f" if found["feminine"] else "m"
    return "" if has_both_genders(word) else gender_of_the_form(word)


def gender_as_it_stands(word: str) -> str:
    """Return “f” or “m” of a noun or, where it may be an adjective, of this form of it."""
    return gender(word) or gender_of_the_form(word)


@cache
def gender_of_the_form(word: str) -> str:
    """Return “f” or “m” of a noun or of this form of an adjective, or nothing."""
    found = _FORMS.fullmatch(word.lower())
    if not found or _UNLIKE_THEIR_ENDING.fullmatch(word.lower()):
        return ""
    stem, ending = found["stem"], found["ending"]
    is_a_verb = is_portuguese(f"{stem}am")
    has_both_numbers = is_portuguese(stem + ending) and is_portuguese(f"{stem}{ending}s")
    return "" if is_a_verb or not has_both_numbers else "fm"[ending == "o"]


@cache
def has_both_genders(word: str) -> bool:
    """Tell whether a word is an adjective, by its four forms."""
    found = _FORMS.fullmatch(word.lower())
    ends = ("o", "a", "os", "as")
    return found is not None and all(is_portuguese(found["stem"] + end) for end in ends)


def is_plural(noun: str) -> bool:
    """Tell whether a noun of ours is plural: all of them end in s, and hardly any singular does."""
    return noun.endswith("s") and noun not in ("viés", "loss")
