"""What the file of segments may not say, however well it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.segments.places import LEDGER
from livro.translation.segments.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from livro.translation.segments.ledger import Ledger
    from livro.translation.segments.sources import Source


def inconsistencies(ledger: Ledger, sources: Mapping[str, Source], text: str) -> list[Problem]:
    """Find blocks that two segments claim, that do not exist or that are both left out and tied.

    Args:
        ledger: what the file says.
        sources: the pages of the source.
        text: the file, to tell the line.
    """
    lines = text.splitlines()
    return [
        Problem(LEDGER.as_posix(), _line(lines, word), message)
        for word, message in (*_entries(ledger, sources), *_omissions(ledger, sources))
    ]


def _entries(ledger: Ledger, sources: Mapping[str, Source]) -> Iterator[tuple[str, str]]:
    owners: dict[tuple[str, str], str] = {}
    for name, entry in ledger.entries.items():
        if entry.source not in sources:
            yield name, f"“{name}”: não há {entry.source} em traducao/fonte."
        for key in entry.blocks:
            owner = owners.setdefault((entry.source, key), name)
            if owner != name:
                yield name, f"“{name}”: o bloco {key} já é de “{owner}”."
            if key in ledger.omissions.get(entry.source, {}):
                yield name, f"“{name}”: o bloco {key} também está entre as omissões."


def _omissions(ledger: Ledger, sources: Mapping[str, Source]) -> Iterator[tuple[str, str]]:
    for name, reasons in ledger.omissions.items():
        if name not in sources:
            yield name, f"omissões: não há {name} em traducao/fonte."
            continue
        for key in reasons:
            if key not in sources[name].blocks:
                yield key, f"omissões: {name} já não tem o bloco {key}; apague esta linha."


def _line(lines: list[str], word: str) -> int:
    return next((n for n, line in enumerate(lines, 1) if line.strip().startswith(f"{word}:")), 1)
