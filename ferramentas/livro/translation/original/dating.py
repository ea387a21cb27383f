"""What the English said when somebody answered for a segment: the second of its two hashes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from livro.translation.original.english import read_beside
from livro.translation.segments.content import digest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from livro.d2l.model import Block
    from livro.translation.segments.bitext import Bitext
    from livro.translation.segments.ledger import Entry


def dated(root: Path, bitext: Bitext, entries: Mapping[str, Entry]) -> dict[str, Entry]:
    """Return entries that say what the English of their blocks is.

    Where the original was not brought, what was known of the same blocks stays.
    """
    known = read_beside(root, bitext)
    return {
        name: replace(
            entry,
            original_digest=_digest(entry, known[entry.source])
            if entry.source in known
            else _former(entry, bitext.ledger.entries.get(name)),
        )
        for name, entry in entries.items()
    }


def differing(root: Path, bitext: Bitext) -> list[str]:
    """Name the segments for which somebody answered before another English, in their order."""
    entries = bitext.ledger.entries
    now = dated(root, bitext, entries)
    return [
        name
        for name in bitext.ids()
        if name in entries and entries[name].original_digest not in ("", now[name].original_digest)
    ]


def _digest(entry: Entry, known: Mapping[str, Block]) -> str:
    texts = [known[key].text for key in entry.blocks if key in known]
    return digest(texts) if len(texts) == len(entry.blocks) else ""


def _former(entry: Entry, before: Entry | None) -> str:
    return before.original_digest if before and before.blocks == entry.blocks else ""
