"""A waiver that silences nothing."""

from __future__ import annotations

from livro.translation.checks.rule import WaiverRule

RULE = WaiverRule(
    id="dispensa-sem-uso",
    title="Dispensas que dispensam de alguma coisa",
    why=(
        "Uma dispensa que já não é preciso, ou com o nome da regra errado, esconderia o próximo "
        "engano naquele trecho."
    ),
    bad="dispensas:\n  formula-diferente: o original errou a fórmula  # já corrigida lá",
    good="dispensas: {}",
)
