"""The translations of a PO file put back in the pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polib

from livro.errors import BookError
from livro.translation.po.export import context

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from livro.translation.segments.pairing import Pair, Target


@dataclass(frozen=True, slots=True)
class Change:
    """A target and the text that replaces it."""

    target: Target
    text: str


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


def changes(catalog: polib.POFile, pairs: Iterable[Pair]) -> Iterator[Change]:
    """Yield the targets whose translation in the PO file is another.

    Raises:
        BookError: an entry names no segment of the book, or its source is not the book's.
    """
    known = {
        context(target, occurrence): (pair, target)
        for pair in pairs
        for occurrence, target in enumerate(pair.targets, 1)
    }
    for entry in catalog:
        if entry.obsolete:
            continue
        if entry.msgctxt not in known:
            raise BookError(f"{_place(entry)}: o livro não tem o trecho {entry.msgctxt!r}.")
        pair, target = known[entry.msgctxt]
        if entry.msgid.strip() != "\n".join(b.text.strip("\r\n") for b in pair.sources).strip():
            raise BookError(
                f"{_place(entry)}: o original do trecho {entry.msgctxt!r} mudou; exporte de novo."
            )
        if entry.msgstr.strip() and entry.msgstr.strip() != target.text.strip():
            yield Change(target, entry.msgstr.strip("\n"))


def replaced(text: str, replacements: Mapping[Target, str]) -> str:
    """Return a page with the lines of some targets replaced, the rest untouched."""
    lines = text.splitlines(keepends=True)
    for target in sorted(replacements, key=lambda target: target.line, reverse=True):
        start = target.line - 1
        old = target.text.splitlines(keepends=True)
        before = [line for line in _leading_blanks(old)]
        after = [line for line in _leading_blanks(old[::-1])]
        lines[start : start + len(old)] = [*before, replacements[target] + "\n", *after]
    return "".join(lines)


def _leading_blanks(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if line.strip():
            return
        yield line


def _place(entry: polib.POEntry) -> str:
    return f"linha {entry.linenum}"
