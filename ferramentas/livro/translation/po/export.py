"""Pairs of source and translation as the entries of a PO file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib

if TYPE_CHECKING:
    from collections.abc import Iterable

    from livro.translation.segments.pairing import Pair, Target

METADATA = {
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Language": "pt_BR",
    "MIME-Version": "1.0",
}


def context(target: Target, occurrence: int) -> str:
    """Return what names one target of a segment: the id and, from the second on, its number."""
    return target.segment if occurrence == 1 else f"{target.segment}#{occurrence}"


def to_po(pairs: Iterable[Pair], drafts: frozenset[str] = frozenset()) -> polib.POFile:
    """Return one entry per target: the source as msgid, the translation as msgstr.

    Args:
        pairs: the segments.
        drafts: ids of the segments to be marked as fuzzy.
    """
    catalog = polib.POFile(wrapwidth=0)
    catalog.metadata = dict(METADATA)
    for pair in pairs:
        source = "\n".join(block.text.strip("\r\n") for block in pair.sources)
        for occurrence, target in enumerate(pair.targets, 1):
            entry = polib.POEntry(
                msgctxt=context(target, occurrence),
                msgid=source,
                msgstr=target.text.strip("\n"),
                occurrences=[(target.path, str(target.line))],
                flags=["fuzzy"] if pair.segment in drafts else [],
            )
            catalog.append(entry)
    return catalog
