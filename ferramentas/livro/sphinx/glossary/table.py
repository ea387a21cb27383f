"""The terms of the glossary, as the book shows them."""

import re
from dataclasses import dataclass
from pathlib import Path

from sphinx.errors import ExtensionError

from livro.errors import BookError
from livro.translation.words.accents import without_accents
from livro.translation.words.glossary import read_glossary


def plain(markup: str) -> str:
    """Return a text without its emphasis."""
    return re.sub(r"\*([^*]+)\*", r"\1", markup)


def sorting_key(text: str) -> str:
    """Return what puts a text in its place in a Portuguese dictionary."""
    return without_accents(plain(text).casefold())


@dataclass(frozen=True)
class Term:
    """A term: ours may carry emphasis (``*dropout*``)."""

    english: str
    portuguese: str
    synonyms: tuple[str, ...]
    definition: str
    line: int


def read_terms(path: Path) -> list[Term]:
    """Read the terms of the subject, in the order of a Portuguese dictionary.

    Raises:
        ExtensionError: the table is malformed; the message says where.
    """
    try:
        entries = read_glossary(path)
    except BookError as error:
        raise ExtensionError(str(error)) from error
    terms = (
        Term(entry.english, entry.accepted[0], entry.synonyms, entry.definition, entry.line)
        for entry in entries
        if entry.is_term
    )
    return sorted(terms, key=lambda term: sorting_key(term.portuguese))
