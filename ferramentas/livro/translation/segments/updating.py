"""A newer page of the source: what it changes, and which segments have to be read again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from livro.book import files
from livro.errors import BookError
from livro.translation.segments import previous
from livro.translation.segments.alignment import Alignment, align
from livro.translation.segments.content import digest
from livro.translation.segments.ledger import Entry, Ledger
from livro.translation.segments.places import SOURCES
from livro.translation.segments.sources import Source, read_source
from livro.translation.segments.writing import write_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from livro.translation.segments.ties import Ties


@dataclass(frozen=True, slots=True)
class Update:
    """A newer version of a page of the source beside the one that the book keeps.

    Attributes:
        old: the page that the book keeps.
        new: the newer one.
        alignment: which block became which.
        ledger: the segments, tied to the newer page.
        affected: the segments whose source changed, in the order of the book.
    """

    old: Source
    new: Source
    alignment: Alignment
    ledger: Ledger
    affected: tuple[str, ...]

    def source_digest(self, segment: str) -> str:
        """Return what identifies the source of a segment in the newer page."""
        return digest(self.new.blocks[key].text for key in self.ledger.entries[segment].blocks)


def plan(root: Path, ties: Ties, path: Path, name: str = "") -> Update:
    """Compare a newer page with the one that the book keeps, and change nothing.

    Args:
        root: the folder of the book.
        ties: the book.
        path: the newer page.
        name: the page it replaces, if its file is called otherwise.

    Raises:
        BookError: there is no such page in the book, or it is this very one.
    """
    name = name or path.name
    if path.resolve() == (root / SOURCES / name).resolve():
        raise BookError(f"{path} é a página que o livro já guarda; indique a mais nova.")
    if name not in ties.sources:
        known = ", ".join(ties.sources) or "nenhuma"
        raise BookError(f"Não há {name} em traducao/fonte (há: {known}); use --como NOME.")
    old, new = ties.sources[name], read_source(path, name)
    alignment = align(old.blocks, new.blocks)
    entries = {
        segment: _retied(entry, alignment, list(new.blocks))
        for segment, entry in ties.ledger.entries.items()
        if entry.source == name
    }
    affected = tuple(
        segment
        for segment in ties.ids()
        if segment in entries and entries[segment].blocks != ties.ledger.entries[segment].blocks
    )
    return Update(old, new, alignment, _ledger(ties.ledger, entries, name, alignment), affected)


def carry_out(root: Path, ties: Ties, update: Update, path: Path) -> None:
    """Put the newer page in the place of the old one.

    The page comes last: stopped before it, the update can be run again.
    """
    content = path.read_bytes()
    for segment in update.affected:
        previous.settle(root, ties, segment, update.source_digest(segment))
    write_ledger(root, update.ledger)
    files.write(root / SOURCES / update.old.name, content)


def _retied(entry: Entry, alignment: Alignment, order: list[str]) -> Entry:
    """Tie a segment to what its blocks became; what it answered for stays as it was.

    A segment that a stopped update has already tied to the newer page stays tied to it.
    """
    successors = {**{key: key for key in order}, **alignment.changed}
    blocks = [successors[key] for key in entry.blocks if key in successors]
    return replace(entry, blocks=tuple(sorted(blocks, key=order.index)))


def _ledger(ledger: Ledger, entries: dict[str, Entry], name: str, alignment: Alignment) -> Ledger:
    """Keep the omissions of what did not change: the others have to be decided again."""
    kept = {
        key: reason
        for key, reason in ledger.omissions.get(name, {}).items()
        if key in alignment.unchanged
    }
    return replace(ledger.having(entries), omissions={**ledger.omissions, name: kept})
