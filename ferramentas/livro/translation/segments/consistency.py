"""What the ledger may not say, however well it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from livro.translation.problem import Problem
from livro.translation.segments.places import omissions_of, segments_of

if TYPE_CHECKING:
    from livro.translation.segments.ledger import Ledger
    from livro.translation.segments.sources import Source


def inconsistencies(ledger: Ledger, sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Find blocks that two segments claim, that do not exist or that are both left out and tied.

    Each problem is said of the file of the ledger, and is about a segment; its line is not known.
    """
    owners: dict[tuple[str, str], str] = {}
    for name, entry in ledger.entries.items():
        for problem in _problems(ledger, sources, name, owners):
            path = segments_of(entry.page).as_posix()
            yield Problem(0, f"“{name}”: {problem}", about=name, path=path)
    for source, reasons in ledger.omissions.items():
        if reasons and source not in sources:
            message = f"omissões: não há {source} em traducao/fonte."
            yield Problem(0, message, path=omissions_of(source).as_posix())


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
