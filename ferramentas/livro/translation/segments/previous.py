"""What a segment was translated from, kept while the source says something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.book import files
from livro.translation.segments.content import digest
from livro.translation.segments.places import PREVIOUS

if TYPE_CHECKING:
    from pathlib import Path

    from livro.translation.segments.ties import Ties


def previous_text(root: Path, segment: str) -> str:
    """Return the source of a segment as it was translated, if it has changed since."""
    path = _path(root, segment)
    return path.read_bytes().decode() if path.exists() else ""


def settle(root: Path, ties: Ties, segment: str, coming: str) -> None:
    """Keep the source of a segment as it was translated, now that it is about to change.

    Args:
        root: the folder of the book.
        ties: the book before the change.
        segment: the id.
        coming: digest of the source after the change.
    """
    translated = ties.ledger.entries[segment].source_digest
    texts = [block.text for block in ties.blocks_of(segment)]
    if coming == translated:
        forget(root, segment)
    elif digest(texts) == translated:
        files.write(_path(root, segment), "\n".join(texts).encode())


def forget(root: Path, segment: str) -> None:
    """Drop what is kept of a segment: somebody answers for it again."""
    _path(root, segment).unlink(missing_ok=True)


def _path(root: Path, segment: str) -> Path:
    return root / PREVIOUS / f"{segment}.md"
