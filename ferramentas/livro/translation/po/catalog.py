"""What a PO file of the book says of each segment, and of which versions it was made."""

import re
from dataclasses import dataclass
from pathlib import Path

import polib

from livro.errors import BookError
from livro.translation.segments.content import digest
from livro.translation.segments.model import Target

_VERSIONS = re.compile(r"livro:\s+fonte\s+(\w+),\s+alvo\s+(\w+)")  # editors may break its line


@dataclass(frozen=True, slots=True)
class Versions:
    """Digests of both sides of a segment when it was exported."""

    source: str
    target: str

    def __str__(self) -> str:
        return f"livro: fonte {self.source}, alvo {self.target}"


def versions(entry: polib.POEntry) -> Versions | None:
    """Return of which versions an entry was made, if it was exported from a book."""
    found = _VERSIONS.search(entry.comment)
    return Versions(found[1], found[2]) if found else None


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
        BookError: the file is missing or malformed; the message says where.
    """
    try:
        return polib.pofile(path.read_text(encoding="utf-8-sig"), wrapwidth=0)
    except UnicodeDecodeError as error:
        raise BookError(f"{path}: byte {error.start}: o arquivo não está em UTF-8.") from error
    except FileNotFoundError as error:
        raise BookError(f"{path}: o arquivo não existe.") from error
    except OSError as error:  # how polib tells a syntax error
        raise BookError(f"{path}: o arquivo PO está malformado ({error}).") from error
