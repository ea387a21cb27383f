"""The works that the book may cite."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pybtex.database import parse_file

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Work:
    """An entry of the bibliography."""

    key: str
    title: str
    authors: tuple[str, ...]


def read_works(path: Path) -> tuple[Work, ...]:
    """Read a BibTeX file."""
    entries = parse_file(str(path), bib_format="bibtex").entries
    return tuple(
        Work(
            key,
            entry.fields.get("title", "").replace("{", "").replace("}", ""),
            tuple(str(person) for people in entry.persons.values() for person in people),
        )
        for key, entry in entries.items()
    )
