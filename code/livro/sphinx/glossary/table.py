"""The rows of the glossary, checked as they are read."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ("en", "pt", "variantes", "proibidos", "nota", "tipo", "definicao")
KINDS = {"termo", "conselho"}  # a term of the subject, or advice for whoever translates
_VARIANTS_SHOWN = 3


def plain(markup: str) -> str:
    """Return a text without its emphasis."""
    return re.sub(r"\*([^*]+)\*", r"\1", markup)


def sorting_key(text: str) -> str:
    """Return what puts a text in its place in a Portuguese dictionary."""
    decomposed = unicodedata.normalize("NFD", plain(text).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@dataclass(frozen=True)
class Term:
    """A term: ours may carry emphasis (``*dropout*``)."""

    english: str
    portuguese: str
    all_variants: tuple[str, ...]
    definition: str
    line: int

    @cached_property
    def variants(self) -> tuple[str, ...]:
        """The other forms worth a reader's time: not the English one, which is shown anyway."""
        known = {self.english, plain(self.portuguese)}
        return tuple(v for v in self.all_variants if plain(v) not in known)[:_VARIANTS_SHOWN]


def read_terms(path: Path) -> list[Term]:
    """Read the terms of the subject, in the order of a Portuguese dictionary.

    Raises:
        ExtensionError: the table is malformed; the message says where.
    """
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise ExtensionError(f"{path}:1: as colunas devem ser {', '.join(COLUMNS)}")
        terms = [_term(path, reader.line_num, row) for row in reader]
    return sorted(filter(None, terms), key=lambda term: sorting_key(term.portuguese))


def _term(path: Path, line: int, row: dict[str, str]) -> Term | None:
    if None in row.values() or None in row:
        raise ExtensionError(f"{path}:{line}: a linha não tem {len(COLUMNS)} colunas")
    if row["tipo"] not in KINDS:
        raise ExtensionError(f"{path}:{line}: tipo desconhecido: {row['tipo'] or '(vazio)'}")
    if row["tipo"] == "conselho":
        return None
    variants = tuple(filter(None, row["variantes"].split("|")))
    return Term(row["en"], row["pt"], variants, row["definicao"], line)
