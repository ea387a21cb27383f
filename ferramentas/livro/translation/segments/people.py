"""Names of people, as they sign."""

from __future__ import annotations

from livro.translation.words.accents import without_accents


def same_person(first: str, second: str) -> bool:
    """Tell whether two names are one, capitals, accents and spaces aside."""
    return _bare(first) == _bare(second)


def _bare(name: str) -> str:
    return " ".join(without_accents(name.casefold()).split())
