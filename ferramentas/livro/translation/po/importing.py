"""PO files back into the book: what they change, where the book has not changed since."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path

import polib

from livro.book import files
from livro.errors import BookError
from livro.translation.checks.book import Book
from livro.translation.checks.finding import Severity
from livro.translation.checks.loading import assemble, read_book
from livro.translation.checks.runner import findings
from livro.translation.myst.reader import read_page
from livro.translation.po.catalog import (
    context,
    is_changed,
    is_doubtful,
    is_marked_anew,
    made_of,
    read_po,
    translation,
    versions,
)
from livro.translation.segments import load
from livro.translation.segments.bitext import Bitext
from livro.translation.segments.content import digest
from livro.translation.segments.marking import doubted
from livro.translation.segments.model import Pair, Target
from livro.translation.segments.pages import read_page as read_targets
from livro.translation.segments.writing import write_ledger

_COMMENT = re.compile(r"^\s*%+\s*seg\b", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Import:
    """What PO files change in a book.

    Attributes:
        texts: the lines to replace -> the new ones.
        fuzzy: what was translated, but is still marked as doubtful.
        doubted: the segments newly marked as doubtful, their translation as it was.
        settled: those that were doubtful and are not any more; somebody has to answer for them.
        refused: what cannot be imported, and why.
    """

    texts: dict[Target, str] = field(default_factory=dict)
    fuzzy: list[str] = field(default_factory=list)
    doubted: set[str] = field(default_factory=set)
    settled: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)


def import_po(root: Path, paths: Iterable[Path]) -> Import:
    """Put the changed translations of PO files in the pages, and new doubts in the ledger.

    Raises:
        BookError: a file is malformed, or a rule refuses what it says; no page is changed.
    """
    bitext = load(root)
    found = compare({path.as_posix(): read_po(path) for path in paths}, bitext)
    pages = _pages(root, found.texts)
    if pages and (errors := _new_errors(*read_book(root), pages)):
        raise BookError("\n".join(["nada foi importado:", *errors]))
    entries = bitext.ledger.entries
    write_ledger(
        root,
        bitext.ledger.having({name: doubted(entries[name]) for name in found.doubted}),
        {root / path: files.as_saved(root / path, text) for path, text in pages.items()},
    )
    return found


def compare(catalogs: Mapping[str, polib.POFile], bitext: Bitext) -> Import:
    """Tell what PO files change in a book, and what is left out."""
    known = {
        context(target, occurrence): (pair, target)
        for pair in bitext.pairs()
        for occurrence, target in enumerate(pair.targets, 1)
    }
    found = Import()
    for path, catalog in catalogs.items():
        for entry in catalog:
            if entry.obsolete:
                continue
            place = f"{path}:{entry.linenum}: “{entry.msgctxt}”"
            if not is_changed(entry):
                if entry.msgctxt in known:
                    _take_mark(entry, place, bitext, known[entry.msgctxt][1], found)
            elif entry.fuzzy:
                found.fuzzy.append(place)
            elif entry.msgctxt not in known:
                found.refused.append(f"{place}: o livro não tem este trecho.")
            else:
                _take(entry, place, bitext, *known[entry.msgctxt], found)
    return found


def _take(
    entry: polib.POEntry, place: str, bitext: Bitext, pair: Pair, target: Target, found: Import
) -> None:
    text = translation(entry)
    if text == found.texts.get(target, target.text.strip("\n")):
        return  # the book, or another file, says the same
    if cause := _refusal(entry, bitext, pair, target, found):
        found.refused.append(f"{place}: {cause}")
    else:
        found.texts[target] = text


def _take_mark(
    entry: polib.POEntry, place: str, bitext: Bitext, target: Target, found: Import
) -> None:
    """Note that somebody put the mark on an entry or took it off, its translation the same."""
    is_marked = is_doubtful(bitext, target.segment)
    if entry.fuzzy == is_marked or not is_marked_anew(entry):
        return
    if versions(entry) != made_of(bitext, target):
        found.refused.append(f"{place}: mudou desde a exportação, e a marca não; exporte de novo.")
    else:
        (found.settled if is_marked else found.doubted).add(target.segment)


def _refusal(
    entry: polib.POEntry, bitext: Bitext, pair: Pair, target: Target, found: Import
) -> str:
    """Say why an entry cannot be imported; nothing, if it can."""
    made = versions(entry)
    if _COMMENT.search(translation(entry)):
        return "a tradução tem um comentário “% seg”, que só a página pode ter."
    if made is None:
        return "falta o comentário que diz de que versão do livro ele saiu; exporte de novo."
    if made.source != bitext.source_digest(pair.segment):
        return "o original mudou desde a exportação; exporte de novo."
    if made.target != digest([target.text]):
        return f"mudou no PO e também em {target.path}:{target.line}; junte as duas à mão."
    if target in found.texts:
        return "outro dos arquivos o traduz de outro modo."
    return ""


def _pages(root: Path, texts: Mapping[Target, str]) -> dict[str, str]:
    by_page: dict[str, dict[Target, str]] = defaultdict(dict)
    for target, text in texts.items():
        by_page[target.path][target] = text
    return {path: replaced(files.read(root / path), changed) for path, changed in by_page.items()}


def replaced(page: str, texts: Mapping[Target, str]) -> str:
    """Return a page with the lines of some targets replaced, the rest untouched."""
    lines = StringIO(page).readlines()
    for target in sorted(texts, key=lambda target: target.line, reverse=True):
        old = StringIO(target.text).readlines()
        first = next((n for n, line in enumerate(old) if line.strip()), 0)
        last = max((n for n, line in enumerate(old) if line.strip()), default=0)
        start = target.line - 1
        lines[start + first : start + last + 1] = [f"{texts[target]}\n"]
    return "".join(lines)


def _new_errors(book: Book, bitext: Bitext, pages: Mapping[str, str]) -> list[str]:
    """List the errors that a book would have with other pages, and does not have today."""
    read = {page.path: page for page in book.pages} | {
        path: read_page(path, text) for path, text in pages.items()
    }
    targets = {path: read_targets(text, path) for path, text in pages.items()}
    after = replace(
        bitext,
        targets=(
            *(target for target in bitext.targets if target.path not in pages),
            *(target for found, _ in targets.values() for target in found),
        ),
        problems=tuple(problem for _, wrong in targets.values() for problem in wrong),
    )
    changed = assemble(tuple(read.values()), after, book.knowledge)
    old = {
        (found.rule, found.segment, found.message) for found in findings(book, bitext, only=pages)
    }
    return [
        str(found)
        for found in findings(changed, after, only=pages)
        if found.severity is Severity.ERROR
        and (found.rule, found.segment, found.message) not in old
    ]
