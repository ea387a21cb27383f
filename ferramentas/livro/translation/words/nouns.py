"""The gender and the number of the nouns of which they are sure: by their ending, or by a list."""

from __future__ import annotations

import re

_FEMININE = (
    "aba|base|cadeia|camada|coluna|curva|derivada|entrada|escala|escolha|figura|ideia|inversa"
    "|largura|linha|loss|maneira|média|norma|página|perda|razão|razões|reta|regra|rede|saída|semente"
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


def gender(word: str) -> str:
    """Return “f” or “m”, or nothing where it is not sure."""
    found = _BOTH.fullmatch(word.lower())
    if not found or word.lower() in _EXCEPTIONS:
        return ""
    return "f" if found["feminine"] else "m"


def is_plural(noun: str) -> bool:
    """Tell whether a noun of ours is plural: all of them end in s, and hardly any singular does."""
    return noun.endswith("s") and noun not in ("viés", "loss")
