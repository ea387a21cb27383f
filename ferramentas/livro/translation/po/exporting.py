"""The segments of pages as PO files: the source as msgid, the translation as msgstr."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import polib

from livro.book import files
from livro.book.repository import repository_url
from livro.book.settings import read_settings
from livro.errors import BookError
from livro.translation.po.catalog import Versions, context, is_changed, read_po, translation
from livro.translation.segments.bitext import Bitext, Condition
from livro.translation.segments.content import digest
from livro.translation.segments.ledger import State
from livro.translation.segments.model import Pair

_UNSURE = (Condition.SOURCE_CHANGED, Condition.TARGET_CHANGED)


def catalog(root: Path, bitext: Bitext, pairs: Iterable[Pair]) -> polib.POFile:
    """Return one entry per target of some segments of a book."""
    found = polib.POFile(wrapwidth=0)
    pairs = list(pairs)
    found.metadata = _header(root, bitext, [pair.segment for pair in pairs])
    for pair in pairs:
        found.extend(_entries(bitext, pair))
    return found


def export_po(catalogs: Mapping[Path, polib.POFile], bitext: Bitext) -> None:
    """Write PO files, all or none: work that is not in the book is not lost, and notes stay.

    Raises:
        BookError: something else is there, or translations that were not imported.
    """
    for path, content in catalogs.items():
        if path.suffix != ".po":
            raise BookError(f"{path}: o nome de um arquivo PO termina em .po; nada foi escrito.")
        if path.exists():
            _keep_notes(content, _imported(path, bitext))
    files.write_together({path: f"{content}\n".encode() for path, content in catalogs.items()})


def _keep_notes(content: polib.POFile, old: polib.POFile) -> None:
    """Take over what translators noted; of segments that are gone, as gettext does: obsolete."""
    noted = {entry.msgctxt: entry for entry in old if entry.tcomment}
    for entry in content:
        if entry.msgctxt in noted:
            entry.tcomment = noted.pop(entry.msgctxt).tcomment
    for entry in noted.values():
        entry.obsolete = True
        content.append(entry)


def _imported(path: Path, bitext: Bitext) -> polib.POFile:
    """Return a PO file all of whose translations are in the book."""
    known = {digest([target.text]) for target in bitext.targets}
    entries = read_po(path)
    for entry in entries:
        if is_changed(entry) and digest([translation(entry)]) not in known:
            raise BookError(
                f"{path} já existe, com uma tradução de “{entry.msgctxt or entry.msgid}” que "
                "não está no livro: importe-o antes ou escolha outro nome."
            )
    return entries


def _entries(bitext: Bitext, pair: Pair) -> Iterable[polib.POEntry]:
    entry = bitext.ledger.entries[pair.segment]
    unsure = entry.state is State.DRAFT or bitext.condition(pair.segment) in _UNSURE
    for occurrence, target in enumerate(pair.targets, 1):
        made = Versions(bitext.source_digest(pair.segment), digest([target.text]))
        yield polib.POEntry(
            msgctxt=context(target, occurrence),
            msgid="\n".join(block.text.strip("\r\n") for block in pair.sources),
            msgstr=target.text.strip("\n"),
            comment=str(made),
            occurrences=[(target.path, str(target.line))],
            flags=[*(["fuzzy"] if unsure else []), "no-wrap", "md-text"],
        )


def _header(root: Path, bitext: Bitext, segments: list[str]) -> dict[str, str]:
    """Say what a server asks of a PO file; the same book says the same on any day."""
    config = read_settings(root / "_config.yml")
    address = repository_url(config.get("repository", {}).get("url", ""), root)
    last = max((bitext.ledger.entries[name] for name in segments), key=lambda entry: entry.date)
    day = f"{last.date:%Y-%m-%d} 00:00+0000"
    return {
        "Project-Id-Version": str(config.get("title", "livro")),
        "Report-Msgid-Bugs-To": f"{address}/issues" if address else "",
        "POT-Creation-Date": day,
        "PO-Revision-Date": day,
        "Last-Translator": last.responsible,
        "Language-Team": "Português do Brasil",
        "Language": "pt_BR",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n > 1);",
        "X-Source-Language": "en",
        "X-Generator": "livro po exportar",
    }
