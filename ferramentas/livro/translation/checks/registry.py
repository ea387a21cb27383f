"""All rules, in the order of the reference page: that in which they are written."""

from types import ModuleType

from livro.translation.checks import state, terms
from livro.translation.checks.fidelity import copied, meaning, shape
from livro.translation.checks.language import (
    agreement,
    commas,
    crase,
    english,
    portugal,
    punctuation,
    spelling,
    style,
    subject,
)
from livro.translation.checks.markup import damage, figures, structure
from livro.translation.checks.numbers import origin
from livro.translation.checks.rule import Rule


def _rules_of(*modules: ModuleType) -> tuple[Rule, ...]:
    return tuple(
        value for module in modules for value in vars(module).values() if isinstance(value, Rule)
    )


GROUPS: dict[str, tuple[Rule, ...]] = {
    "Língua": _rules_of(
        english, spelling, portugal, agreement, subject, crase, punctuation, commas, style
    ),
    "Termos": _rules_of(terms),
    "Fidelidade à fonte": _rules_of(copied, meaning, shape),
    "Números": _rules_of(origin),
    "Marcação": _rules_of(damage, structure, figures),
    "Trechos e dispensas": _rules_of(state),
}

RULES: tuple[Rule, ...] = tuple(rule for rules in GROUPS.values() for rule in rules)
