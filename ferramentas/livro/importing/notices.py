"""What the importer has to tell about a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Topic(StrEnum):
    """What a notice is about; the values are the headings of the report."""

    DAMAGE = "Dano na fonte (fica como está até que alguém o conserte)"
    TODO = "Precisa de uma pessoa"
    WARNING = "O Sphinx vai avisar até que se resolva"
    DROPPED = "Ficou fora da página"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell.

    Attributes:
        topic: what it is about.
        line: number of the line in the source, from 1; 0 for the whole page.
        message: what happened and what to do, in Portuguese.
        found: the words of the source, whole where they are not in the page.
    """

    topic: Topic
    line: int
    message: str
    found: str = ""


@dataclass(slots=True)
class Notices:
    """What there is to tell so far."""

    found: list[Notice] = field(default_factory=list)

    def todo(self, line: int, message: str, found: str = "") -> None:
        """Tell of something that a person has to do."""
        self.found.append(Notice(Topic.TODO, line, message, found))

    def warning(self, line: int, message: str, found: str = "") -> None:
        """Tell of something that the build will warn about."""
        self.found.append(Notice(Topic.WARNING, line, message, found))

    def dropped(self, line: int, message: str, found: str) -> None:
        """Tell of something that is not in the page."""
        self.found.append(Notice(Topic.DROPPED, line, message, found))

    def damage(self, line: int, message: str, found: str) -> None:
        """Tell of something that the reader found broken."""
        self.found.append(Notice(Topic.DAMAGE, line, message, found))
