"""What the ledger may not say, however well it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from livro.translation.segments.places import omissions_of, segments_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from livro.translation.segments.ledger import Ledger
    from livro.translation.segments.sources import Source


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """What is wrong in a file of the ledger, and of which segment or block it is said."""

    path: Path
    about: str
    message: str


def inconsistencies(ledger: Ledger, sources: Mapping[str, Source]) -> Iterator[Inconsistency]:
    """Find blocks that two segments claim, that do not exist or that are both left out and tied."""
    owners: dict[tuple[str, str], str] = {}
    for name, entry in ledger.entries.items():
        for problem in _problems(ledger, sources, name, owners):
            yield Inconsistency(segments_of(entry.page), name, f"“{name}”: {problem}")
    for source, reasons in ledger.omissions.items():
        if reasons and source not in sources:
            message = f"omissões: não há {source} em traducao/fonte."
            yield Inconsistency(omissions_of(source), "", message)


def _problems(
    ledger: Ledger, sources: Mapping[str, Source], name: str, owners: dict[tuple[str, str], str]
) -> Iterator[str]:
    entry = ledger.entries[name]
    if entry.source not in sources:
        yield f"não há {entry.source} em traducao/fonte."
    for key in entry.blocks:
        owner = owners.setdefault((entry.source, key), name)
        if owner != name:
            yield f"o bloco {key} já é de “{owner}”."
        if key in ledger.omissions.get(entry.source, {}):
            yield f"o bloco {key} também está entre as omissões."
