"""The glossary: what to write, what never to write, what depends, and what the words mean."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from livro.book import files
from livro.errors import BookError

COLUMNS = ("en", "pt", "variantes", "proibidos", "nota", "tipo", "definicao", "sinonimos")
KINDS = {"termo", "conselho"}  # a term of the subject, or advice for whoever translates
EVERYWHERE = "!"  # marks a term that is forbidden in every context


@dataclass(frozen=True)
class Entry:
    """A row of the glossary.

    Attributes:
        english: the term in English.
        accepted: what we write, the preferred form first; may carry emphasis (``*dropout*``).
        forbidden: what is never written.
        doubtful: what is wrong as a translation of this term, and only of it.
        is_term: a term of the subject, not just advice for whoever translates.
        definition: what it means; may be empty.
        synonyms: what else readers call it, shown beside the definition.
        line: number of the row in the file, from 1.
    """

    english: str
    accepted: tuple[str, ...]
    forbidden: tuple[str, ...]
    doubtful: tuple[str, ...]
    is_term: bool
    definition: str
    synonyms: tuple[str, ...]
    line: int

    @property
    def preferred(self) -> str:
        """The form to write, without its emphasis."""
        return self.accepted[0].replace("*", "")


def read_glossary(path: Path) -> tuple[Entry, ...]:
    """Read the glossary.

    Raises:
        BookError: a row is broken; the message says where.
    """
    reader = csv.DictReader(io.StringIO(files.read(path)))
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise BookError(f"{path}:1: as colunas devem ser {', '.join(COLUMNS)}")
    return tuple(_entry(path, reader.line_num, row) for row in reader)


def _entry(path: Path, line: int, row: dict[str, str]) -> Entry:
    if None in row.values() or None in row:
        raise BookError(f"{path}:{line}: a linha não tem {len(COLUMNS)} colunas")
    if not row["en"] or not row["pt"]:
        raise BookError(f"{path}:{line}: falta o termo em inglês ou em português")
    if row["tipo"] not in KINDS:
        raise BookError(f"{path}:{line}: tipo desconhecido: {row['tipo'] or '(vazio)'}")
    rejected = list(filter(None, row["proibidos"].split("|")))
    return Entry(
        english=row["en"],
        accepted=(row["pt"], *filter(None, row["variantes"].split("|"))),
        forbidden=tuple(term[1:] for term in rejected if term.startswith(EVERYWHERE)),
        doubtful=tuple(term for term in rejected if not term.startswith(EVERYWHERE)),
        is_term=row["tipo"] == "termo",
        definition=row["definicao"],
        synonyms=tuple(filter(None, row["sinonimos"].split("|"))),
        line=line,
    )


@cache
def pattern(term: str) -> re.Pattern[str]:
    """Return what finds a term: `*` at the end is any ending; a capital must be one."""
    ending = r"\w*" if term.endswith("*") and not term.startswith("*") else ""
    bare = term.strip("*")
    words = r"\s+".join(map(re.escape, bare.split()))
    flags = 0 if bare[0].isupper() else re.IGNORECASE
    return re.compile(rf"(?<![\w-]){words}{ending}(?![\w-])", flags)


@cache
def inflected(term: str) -> re.Pattern[str]:
    """Return what finds a term in either number: each word may end as a plural does."""
    words = r"[\s-]+".join(map(_either_number, re.split(r"[\s-]+", term.replace("*", ""))))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


# Singular ending -> what it becomes with the plural as an option, Portuguese and English.
_ENDINGS = (
    ("ão", "(?:ão|ões|ãos)"),
    ("al", "a(?:l|is)"),
    ("el", "(?:el|eis|éis)"),
    ("or", "or(?:es)?"),
    ("il", "(?:il|is)"),
    ("m", "(?:m|ns)"),
    ("ês", "(?:ês|eses)"),
    ("y", "(?:y|ies)"),
    ("x", "x(?:es)?"),
)


def _either_number(word: str) -> str:
    for singular, both in _ENDINGS:
        if word.endswith(singular):
            return re.escape(word.removesuffix(singular)) + both
    return re.escape(word) + "(?:e?s)?"


_COMPLEMENT = re.compile(r"\s+(?=(?:de|d[ao]s?|em|por|para)\s)")


@cache
def _flexible(term: str) -> re.Pattern[str]:
    """Return what finds a term whose noun may be plural; “da matriz” is not “das matrizes”."""
    noun, *complement = _COMPLEMENT.split(term, maxsplit=1)
    words = [*map(_either_number, noun.split()), *map(re.escape, " ".join(complement).split())]
    joined = r"\s+".join(words)
    return re.compile(rf"(?<![\w-]){joined}(?![\w-])", re.IGNORECASE)


def in_either_number(terms: tuple[str, ...], text: str) -> Iterator[re.Match[str]]:
    """Yield each place where a text has one of these terms, inflected unless `*` says how."""
    for term in terms:
        exact = "*" in term or term[0].isupper()
        yield from (pattern if exact else _flexible)(term).finditer(text)


def found(terms: tuple[str, ...], text: str) -> Iterator[re.Match[str]]:
    """Yield each place where a text has one of these terms."""
    for term in terms:
        yield from pattern(term).finditer(text)
