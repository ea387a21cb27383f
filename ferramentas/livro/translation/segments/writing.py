"""The only way to write the ledger: sorted, a thing per line, all of its files or none."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from livro.book import files
from livro.translation.segments.ledger import Entry, Ledger, Links
from livro.translation.segments.places import (
    OMISSIONS,
    SEGMENTS,
    VERSIONS,
    files_in,
    omissions_of,
    segments_of,
    versions_of,
)

_HEADER = """\
# O que liga cada trecho da página (`% seg: nome`) aos blocos da fonte, e quem responde por ele.
# Escrito pelos comandos do livro (marcar, dispensar, esquecer, fonte): não edite à mão.
"""
_OMISSIONS_HEADER = """\
# Os blocos desta página da fonte que ficaram sem tradução, e por quê.
# Escrito pelo comando `livro omitir`: não edite à mão.
"""
_VERSIONS_HEADER = """\
# As outras versões que o livro guardou desta página da fonte, e os blocos a que se ligavam os
# trechos desatualizados: se uma delas voltar, eles também voltam.
# Escrito pelo comando `livro fonte atualizar`: não edite à mão.
"""


class _Line(list[str]):
    """A list written on one line."""


class _Plain(yaml.SafeDumper):  # type: ignore[misc]
    """Writes equal values in full, not as references to the first one."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


_Plain.add_representer(
    _Line,
    lambda dumper, items: dumper.represent_sequence(
        "tag:yaml.org,2002:seq", items, flow_style=True
    ),
)


def write_ledger(
    root: Path, ledger: Ledger, others: Mapping[Path, bytes | None] | None = None
) -> None:
    """Write what changes of the ledger of a book, and remove its empty files, all or nothing.

    Args:
        root: the folder of the book.
        ledger: what its files are to hold.
        others: what to write with them, by path; what has no content goes.
    """
    contents = {root / path: text.encode() for path, text in as_files(ledger).items()}
    present = {path: path.read_bytes() for path in files_of(root)}
    changed = {path: new for path, new in contents.items() if present.get(path) != new}
    gone = dict.fromkeys(present.keys() - contents.keys())
    files.write_together({**changed, **gone, **(others or {})})


def files_of(root: Path) -> list[Path]:
    """Return the files of the ledger of a book that there are."""
    return [path for folder in (SEGMENTS, OMISSIONS, VERSIONS) for path in files_in(root / folder)]


def as_files(ledger: Ledger) -> dict[Path, str]:
    """Return the content of each file of a ledger."""
    pages: dict[str, dict[str, Entry]] = {}
    for name, entry in sorted(ledger.entries.items()):
        pages.setdefault(entry.page, {})[name] = entry
    segments = {segments_of(page): _page_text(entries) for page, entries in pages.items()}
    omissions = {
        omissions_of(source): _OMISSIONS_HEADER + _dump(dict(sorted(reasons.items())))
        for source, reasons in ledger.omissions.items()
        if reasons
    }
    versions = {
        versions_of(source): _VERSIONS_HEADER + _dump(_lines(found))
        for source, found in ledger.versions.items()
        if found
    }
    return segments | omissions | versions


def _lines(versions: Mapping[str, Links]) -> dict[str, dict[str, _Line]]:
    return {
        version: {name: _Line(keys) for name, keys in sorted(links.items())}
        for version, links in sorted(versions.items())
    }


def _page_text(entries: dict[str, Entry]) -> str:
    """Return the content of the file of a page: a paragraph for each segment.

    The name of the next one and the blank line before it keep apart, for git, what two people
    change in two segments.
    """
    paragraphs = (_dump({name: _fields(entry)}) for name, entry in entries.items())
    return "\n".join([_HEADER, *paragraphs])


def _dump(content: dict[str, Any]) -> str:
    text: str = yaml.dump(
        content,
        Dumper=_Plain,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=96,
    )
    return text


def _fields(entry: Entry) -> dict[str, Any]:
    fields = {
        "fonte": entry.source,
        "blocos": _Line(entry.blocks),
        "blocos_traduzidos": _Line(entry.former),
        "hash_fonte": entry.source_digest,
        "hash_original": entry.original_digest,
        "hash_alvo": entry.target_digest,
        "estado": entry.state.value,
        "tradutor": entry.translator,
        "atualizado_por": entry.updater,
        "revisor": entry.reviewer,
        "data": entry.date,
        "dispensas": dict(sorted(entry.waivers.items())),
    }
    return {name: value for name, value in fields.items() if value or name == "blocos"}
