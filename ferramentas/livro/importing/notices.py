"""What the importer has to tell about a page, and the report of it."""

from collections.abc import Iterator, Sequence
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

    def damage(self, line: int, message: str, found: str) -> None:
        """Tell of something that the reader found broken."""
        self.found.append(Notice(Topic.DAMAGE, line, message, found))

    def todo(self, line: int, message: str, found: str = "") -> None:
        """Tell of something that a person has to do."""
        self.found.append(Notice(Topic.TODO, line, message, found))

    def warning(self, line: int, message: str, found: str = "") -> None:
        """Tell of something that the build will warn about."""
        self.found.append(Notice(Topic.WARNING, line, message, found))

    def dropped(self, line: int, message: str, found: str) -> None:
        """Tell of something that is not in the page."""
        self.found.append(Notice(Topic.DROPPED, line, message, found))


def report(source: str, page: str, segments: int, notices: Sequence[Notice]) -> str:
    """Return the report of an import, what repeats itself told once.

    Args:
        source: the page of the source.
        page: the page of the book.
        segments: how many segments were written.
        notices: what there is to tell.
    """
    count = "um trecho" if segments == 1 else f"{segments} trechos"
    return "\n".join([f"{source} → {page}: {count} em rascunho.", *_topics(notices)]) + "\n"


def _topics(notices: Sequence[Notice]) -> Iterator[str]:
    ordered = sorted(dict.fromkeys(notices), key=lambda notice: notice.line)
    for topic in Topic:
        alike: dict[str, list[Notice]] = {}
        for notice in ordered:
            if notice.topic is topic:
                alike.setdefault(notice.message, []).append(notice)
        if alike:
            yield f"\n{topic} ({sum(map(len, alike.values()))}):"
            for message, same in alike.items():
                yield from _lines(message, same)


def _lines(message: str, notices: Sequence[Notice]) -> Iterator[str]:
    """Yield one message: on a line, or with a line for each place where it repeats itself."""
    if len(notices) == 1 and "\n" not in notices[0].found:
        yield f"  {_place(notices[0])}{message}{_quoted(notices[0])}"
        return
    yield f"  {message}"
    for notice in notices:
        if "\n" in notice.found:
            yield f"    {_place(notice)}".rstrip()
            yield from (f"    | {line}" for line in notice.found.split("\n"))
        else:
            yield f"    {_place(notice).removesuffix(': ')}{_quoted(notice)}"


def _place(notice: Notice) -> str:
    return f"linha {notice.line}: " if notice.line else ""


def _quoted(notice: Notice) -> str:
    return f" [{notice.found}]" if notice.found else ""
