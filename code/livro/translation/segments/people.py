"""Names of people, as they sign."""

from __future__ import annotations

import unicodedata


def same_person(first: str, second: str) -> bool:
    """Tell whether two names are one, capitals, accents and spaces aside."""
    return _bare(first) == _bare(second)


def _bare(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name.casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())
