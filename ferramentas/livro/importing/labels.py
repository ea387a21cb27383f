"""Labels: what each one names, in the page, in the book or in d2l."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from livro.book.places import sources
from livro.d2l.inline import Piece, tokens
from livro.errors import BookError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

D2L_LABELS = "traducao/rotulos-d2l.csv"
VALID = re.compile(r"[a-zA-Z0-9|@<>*./_\-+:]{1,100}")  # what MyST takes as a target
_TARGET = re.compile(r"^\(([^()\n]+)\)=[ \t]*\n+(#?)", re.MULTILINE)
_EQUATION = re.compile(r"\$\$ \(([^()\n]+)\)[ \t]*$", re.MULTILINE)
_NAME = re.compile(r"^[ \t]*:?name:[ \t]*([\w-]+)[ \t]*$", re.MULTILINE)


class Named(StrEnum):
    """The kinds of things that labels name; each is referred to in its own way."""

    TITLE = "title"
    NUMBERED = "numbered"  # a figure or table with a caption
    EQUATION = "equation"
    BARE = "bare"  # a place without a title or number


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place of d2l: its title and its address."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels to which a page can refer.

    Attributes:
        book: what those of the other pages name.
        page: what those of the page itself name.
        d2l: places of the original that are in no page of the book.
    """

    book: Mapping[str, Named]
    page: Mapping[str, Named]
    d2l: Mapping[str, Elsewhere]

    def named(self, label: str) -> Named | None:
        """Return what a label of the page or of the book names."""
        return self.page.get(label) or self.book.get(label)


def normal(label: str) -> str:
    """Return a label as docutils compares it."""
    return " ".join(label.lower().split())


def labels_of(text: str) -> dict[str, Named]:
    """Return the labels that a page of the book defines."""
    found = {match[1]: Named.NUMBERED for match in _NAME.finditer(text)}
    found |= {match[1]: Named.EQUATION for match in _EQUATION.finditer(text)}
    found |= {match[1]: Named.TITLE if match[2] else Named.BARE for match in _TARGET.finditer(text)}
    return found


def labels_of_book(root: Path, but: Path) -> dict[str, Named]:
    """Return the labels of all pages of a book but one."""
    found: dict[str, Named] = {}
    for path in sources(root):
        if path != but:
            found |= labels_of(path.read_text(encoding="utf-8"))
    return found


def labels_of_d2l(root: Path) -> dict[str, Elsewhere]:
    """Read where the labels of d2l lead; without the file, nothing is known.

    Raises:
        BookError: a line does not have the three columns.
    """
    path = root / D2L_LABELS
    if not path.is_file():
        return {}
    found: dict[str, Elsewhere] = {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        for row in rows:
            if not all(row.get(name) for name in ("rotulo", "titulo", "endereco")):
                raise BookError(f"{D2L_LABELS}:{rows.line_num}: faltam rotulo, titulo ou endereco.")
            found[row["rotulo"]] = Elsewhere(row["titulo"], row["endereco"])
    return found


def without_labels(text: str) -> str:
    """Return a text without its `:label:` and `:eqlabel:` roles, nor the lines that they leave."""
    kept = []
    for token in tokens(text):
        is_label = token.piece is Piece.ROLE and token.name in ("label", "eqlabel")
        kept.append("\0" if is_label else token.text)
    lines = "".join(kept).split("\n")
    return "\n".join(
        line.replace("\0", "").rstrip() if "\0" in line else line
        for line in lines
        if line.replace("\0", "").strip() or "\0" not in line
    )
