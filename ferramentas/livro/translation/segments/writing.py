"""The only way to write `traducao/segmentos.yml`: sorted, a thing per line, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from livro.book import files
from livro.translation.segments.places import LEDGER

if TYPE_CHECKING:
    from pathlib import Path

    from livro.translation.segments.ledger import Entry, Ledger

HEADER = """\
# O que amarra cada trecho do livro (`% seg: nome`) aos blocos da fonte, e quem responde por ele.
# Escrito pelos comandos do livro (marcar, dispensar, omitir, esquecer, fonte): não edite à mão.
"""


class _Plain(yaml.SafeDumper):  # type: ignore[misc]
    """Writes equal values in full, not as references to the first one."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def write_ledger(root: Path, ledger: Ledger) -> None:
    """Write the ledger of a book."""
    files.write(root / LEDGER, as_text(ledger).encode())


def as_text(ledger: Ledger) -> str:
    """Return the content of the file."""
    content: dict[str, Any] = {
        "segmentos": {name: _fields(entry) for name, entry in sorted(ledger.entries.items())}
    }
    omissions = {
        name: dict(sorted(reasons.items()))
        for name, reasons in sorted(ledger.omissions.items())
        if reasons
    }
    if omissions:
        content["omissoes"] = omissions
    text = yaml.dump(
        content,
        Dumper=_Plain,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=96,
    )
    return f"{HEADER}{text}"


def _fields(entry: Entry) -> dict[str, Any]:
    fields = {
        "fonte": entry.source,
        "blocos": list(entry.blocks),
        "hash_fonte": entry.source_digest,
        "hash_alvo": entry.target_digest,
        "estado": entry.state.value,
        "tradutor": entry.translator,
        "revisor": entry.reviewer,
        "data": entry.date,
        "dispensas": dict(sorted(entry.waivers.items())),
    }
    return {name: value for name, value in fields.items() if value or name == "blocos"}
