"""The segments of pages as PO files: the source as msgid, the translation as msgstr."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import polib

from livro.book import files
from livro.book.located import Located
from livro.book.repository import repository_url
from livro.book.settings import setting
from livro.errors import BookError
from livro.translation.po.catalog import (
    context,
    is_changed,
    is_doubtful,
    made_of,
    read_po,
    translation,
    versions,
)
from livro.translation.segments.bitext import Bitext
from livro.translation.segments.content import digest
from livro.translation.segments.model import Pair


def catalog(root: Path, bitext: Bitext, pairs: Iterable[Pair]) -> polib.POFile:
    """Return one entry per target of some segments of a book."""
    found = polib.POFile(wrapwidth=0)
    pairs = list(pairs)
    found.metadata = _header(root, bitext, [pair.segment for pair in pairs])
    for pair in pairs:
        found.extend(_entries(bitext, pair))
    return found


def export_po(catalogs: Mapping[Path, polib.POFile], bitext: Bitext) -> None:
    """Write PO files, all or none: work that is not in the book is not lost.

    Notes stay, and so do translations that wait, marked as doubtful, for somebody to be sure.

    Raises:
        BookError: something else is there, or translations that were not imported.
    """
    for path, content in catalogs.items():
        if path.suffix != ".po":
            raise BookError(f"{path}: o nome de um arquivo PO termina em .po; nada foi escrito.")
        if path.exists():
            old = read_po(path)
            _keep_notes(content, old)
            _keep_attempts(content, old, bitext, path)
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


def _keep_attempts(content: polib.POFile, old: polib.POFile, bitext: Bitext, path: Path) -> None:
    """Take over the doubtful translations of what the book still says; any other is in the book."""
    own = {entry.msgctxt: entry for entry in content}
    known = {digest([target.text]) for target in bitext.targets}
    for entry in old:
        if not is_changed(entry) or digest([translation(entry)]) in known:
            continue
        if entry.msgctxt not in own or not _is_attempt(entry, own[entry.msgctxt]):
            raise BookError(
                f"{path} já existe, com uma tradução de “{entry.msgctxt or entry.msgid}” que "
                "não está no livro: importe-o antes ou escolha outro nome."
            )
        own[entry.msgctxt].msgstr, own[entry.msgctxt].flags = entry.msgstr, entry.flags


def _is_attempt(entry: polib.POEntry, now: polib.POEntry) -> bool:
    """Tell whether a translation is doubtful and of the versions that the book has."""
    made, current = versions(entry), versions(now)
    if made is None or current is None:
        return False
    return entry.fuzzy and (made.source, made.target) == (current.source, current.target)


def _entries(bitext: Bitext, pair: Pair) -> Iterable[polib.POEntry]:
    fuzzy = ["fuzzy"] if is_doubtful(bitext, pair.segment) else []
    for occurrence, target in enumerate(pair.targets, 1):
        yield polib.POEntry(
            msgctxt=context(target, occurrence),
            msgid="\n".join(block.text.strip("\r\n") for block in pair.sources),
            msgstr=target.text.strip("\n"),
            comment=str(made_of(bitext, target)),
            occurrences=[(target.path, str(target.line))],
            flags=[*fuzzy, "no-wrap", "md-text"],
        )


def _header(root: Path, bitext: Bitext, segments: list[str]) -> dict[str, str]:
    """Say what a server asks of a PO file; the same book says the same on any day."""
    config = root / "_config.yml"
    own = setting(config, "repository", "url", read=Located.text, default="")
    address = repository_url(own, root)
    last = max((bitext.ledger.entries[name] for name in segments), key=lambda entry: entry.date)
    day = f"{last.date:%Y-%m-%d} 00:00+0000"
    return {
        "Project-Id-Version": setting(config, "title", read=Located.text, default="livro"),
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
