"""What a PO file of the book says of each segment, and of which versions it was made."""

import re
from dataclasses import dataclass
from pathlib import Path

import polib

from livro.book import files
from livro.errors import BookError
from livro.translation.segments.bitext import Bitext, Condition
from livro.translation.segments.content import digest
from livro.translation.segments.ledger import State
from livro.translation.segments.model import Target

# Editors may break its line; files of older books do not say whether it was doubtful.
_VERSIONS = re.compile(
    r"livro:\s+fonte\s+(\w+),\s+alvo\s+(\w+)(?:,\s+(certo|duvidoso)\s+desde\s+([\d-]+))?"
)

_ERROR_LINE = re.compile(r"line (\d+)")
CERTAIN, DOUBTFUL = "certo", "duvidoso"


@dataclass(frozen=True, slots=True)
class Versions:
    """What a segment was like when it was exported.

    Attributes:
        source: digest of its source.
        target: digest of its translation.
        certainty: whether it was marked as doubtful (fuzzy), if that is known.
        since: the day of its state.
    """

    source: str
    target: str
    certainty: str = ""
    since: str = ""

    def __str__(self) -> str:
        texts = f"fonte {self.source}, alvo {self.target}"
        return f"livro: {texts}, {self.certainty} desde {self.since}"


def made_of(bitext: Bitext, target: Target) -> Versions:
    """Return what a segment is like now, seen from one of its targets."""
    return Versions(
        bitext.source_digest(target.segment),
        digest([target.text]),
        DOUBTFUL if is_doubtful(bitext, target.segment) else CERTAIN,
        f"{bitext.ledger.entries[target.segment].date:%Y-%m-%d}",
    )


def versions(entry: polib.POEntry) -> Versions | None:
    """Return of which versions an entry was made, if it was exported from a book."""
    found = _VERSIONS.search(entry.comment)
    return Versions(*found.groups("")) if found else None


def context(target: Target, occurrence: int) -> str:
    """Return what names one target of a segment: the id and, from the second on, its number."""
    return target.segment if occurrence == 1 else f"{target.segment}#{occurrence}"


def translation(entry: polib.POEntry) -> str:
    """Return the translation of an entry with the line ends of the book."""
    return entry.msgstr.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def is_changed(entry: polib.POEntry) -> bool:
    """Tell whether somebody translated an entry otherwise since it was exported."""
    made = versions(entry)
    text = translation(entry)
    return bool(text.strip()) and (made is None or digest([text]) != made.target)


def is_doubtful(bitext: Bitext, segment: str) -> bool:
    """Tell whether nobody is sure of a translation: a draft, or one of what was said before."""
    changed = bitext.condition(segment) is Condition.SOURCE_CHANGED
    return changed or bitext.ledger.entries[segment].state is State.DRAFT


def is_marked_anew(entry: polib.POEntry) -> bool:
    """Tell whether somebody marked an entry as doubtful since it was exported, or no longer."""
    made = versions(entry)
    return made is not None and made.certainty == (CERTAIN if entry.fuzzy else DOUBTFUL)


def as_page(text: str) -> str:
    """Return the translations of a PO file as a page: each in its own lines, all others blank."""
    lines: list[str] = []
    translated, header = False, True
    for line in text.splitlines():
        header = header and bool(line)
        if not line.startswith('"'):
            translated = line.startswith("msgstr") and not header
        quoted = line.partition('"')[2].rpartition('"')[0]
        lines.append(polib.unescape(quoted).rstrip("\n") if translated else "")
    return "\n".join(lines)


def read_po(path: Path) -> polib.POFile:
    """Read a PO file.

    Raises:
        OSError: the file cannot be read.
        BookError: it is malformed; the message says where.
    """
    text = files.read(path)
    try:
        return polib.pofile(text, wrapwidth=0)
    except OSError as error:  # how polib tells a syntax error
        line = _ERROR_LINE.search(str(error))
        place = f"{path}:{line[1] if line else 1}"
        raise BookError(f"{place}: o arquivo PO está malformado a partir daqui.") from error
