"""The works that the book may cite."""

from dataclasses import dataclass
from pathlib import Path

from pybtex.database import parse_string
from pybtex.exceptions import PybtexError

from livro.book import files
from livro.errors import BookError


@dataclass(frozen=True, slots=True)
class Work:
    """An entry of the bibliography."""

    key: str
    title: str
    authors: tuple[str, ...]


def read_works(path: Path) -> tuple[Work, ...]:
    """Read a BibTeX file.

    Raises:
        BookError: it is malformed; the message says where.
    """
    text = files.read(path)
    try:
        entries = parse_string(text, bib_format="bibtex").entries
    except PybtexError as error:
        lines = text.splitlines()
        line = min(getattr(error, "lineno", None) or 1, len(lines))  # it may be past the end
        near = lines[line - 1].strip()
        raise BookError(f"{path}:{line}: o BibTeX está malformado perto de “{near}”.") from error
    return tuple(
        Work(
            key,
            entry.fields.get("title", "").replace("{", "").replace("}", ""),
            tuple(str(person) for people in entry.persons.values() for person in people),
        )
        for key, entry in entries.items()
    )
