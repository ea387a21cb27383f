"""Pages of d2l on their way into the book: drafted in memory, then written whole or not at all."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from livro.book import files
from livro.book.elsewhere import FILE, as_csv, read_elsewhere
from livro.d2l import read_file, slides
from livro.errors import BookError
from livro.importing.checkout import checkout_of, works_in
from livro.importing.context import Context, Shared
from livro.importing.groups import Group, groups
from livro.importing.labels import labels_of_book, name
from livro.importing.links import Links
from livro.importing.notices import Notices, report
from livro.importing.page import assemble, ledger_of
from livro.importing.places import WORKS, check_free, check_places, refuse_quarto, source_name
from livro.importing.writing import Writer
from livro.translation.segments.names import page_name
from livro.translation.segments.places import SOURCES
from livro.translation.segments.reading import read_ledger
from livro.translation.segments.sources import Source, read_source

if TYPE_CHECKING:
    from livro.importing.named import Named
    from livro.importing.page import Page


@dataclass(frozen=True, slots=True)
class Draft:
    """An imported page, not yet written.

    Attributes:
        files: what to write, by path.
        page: the page.
        notices: what there is to tell.
        report: all of that, to be read by a person.
    """

    files: dict[Path, bytes]
    page: Page
    notices: Notices
    report: str


@dataclass(frozen=True, slots=True)
class _Read:
    """A page of d2l that was read, before anything of it is written.

    Attributes:
        original: the page of d2l.
        destination: the page of the book.
        source: its blocks, under the name that `traducao/fonte` gives it.
        groups: what the page shows as one thing.
        named: what its labels name.
        given: the labels that it may give, by the line of their block.
        notices: what there is to tell.
    """

    original: Path
    destination: Path
    source: Source
    groups: list[Group]
    named: dict[str, Named]
    given: dict[int, list[str]]
    notices: Notices


def draft(root: Path, original: Path, destination: Path) -> Draft:
    """Turn a d2l page into a page of a book; nothing is written.

    Args:
        root: the folder of the book.
        original: the d2l page.
        destination: the page of the book, which must not exist.

    Raises:
        BookError: the page cannot be read, or there is something where it should go.
    """
    return draft_all(root, {original: destination})[0]


def draft_all(root: Path, places: Mapping[Path, Path]) -> list[Draft]:
    """Turn d2l pages that may refer to each other into pages of a book; nothing is written.

    Raises:
        BookError: a page cannot be read, or there is something where it should go.
    """
    ledger = read_ledger(root)
    labels = labels_of_book(root, places.values())
    pages: list[_Read] = []
    for original, destination in places.items():
        check_places(root, original, destination, [page.destination for page in pages])
        names = {page.source.name for page in pages}
        pages.append(_read(root, original, destination, labels, names))
        check_free(ledger, pages[-1].source.name, page_name(destination.name))
        labels |= pages[-1].named
    elsewhere, works = read_elsewhere(root), works_in(root / WORKS)
    shared = Shared(labels, dict(elsewhere), dict(works))
    drafts = [_draft(root, page, shared) for page in pages]
    added = dict(shared.pictures.brought)
    if shared.elsewhere != elsewhere:
        added[root / FILE] = as_csv(shared.elsewhere).encode()
    if new := [text for key, text in sorted(shared.works.items()) if key not in works]:
        old = files.read(root / WORKS) if works else ""
        added[root / WORKS] = ("\n\n".join([old.rstrip(), *new]).lstrip() + "\n").encode()
    return [replace(each, files=each.files | added) for each in drafts]


def write(drafts: Sequence[Draft], others: Mapping[Path, bytes] | None = None) -> None:
    """Write drafts (pages, sources, images, segments) and perhaps other files, all or none.

    Raises:
        BookError: another file would take the place of one of the drafts'.
    """
    contents = {path: content for each in drafts for path, content in each.files.items()}
    others = others or {}
    if taken := sorted(contents.keys() & others):
        raise BookError(f"{taken[0]} é um dos arquivos que esta importação cria; nada foi escrito.")
    files.write_together({**contents, **others})


def _read(
    root: Path, original: Path, destination: Path, labels: Collection[str], names: Collection[str]
) -> _Read:
    page = read_file(original)
    refuse_quarto(original, page)
    source = read_source(original, source_name(root, original, names))
    notices = Notices()
    for damage in source.damages:
        notices.damage(damage.line, damage.message, damage.found)
    found = list(groups(slides.without_marks(page.blocks)))
    named, given = name(found, labels, notices)
    return _Read(original, destination, source, found, named, given, notices)


def _draft(root: Path, page: _Read, shared: Shared) -> Draft:
    notices = page.notices
    links = Links(notices, page.original.parent, page.destination, shared.pictures)
    context = Context(shared, checkout_of(page.original), links, notices)
    writer = Writer(context, page.given)
    made = assemble(
        page_name(page.destination.name),
        page.source,
        [(group, writer.write(group)) for group in page.groups],
    )
    context.report_refused()
    path = page.destination.relative_to(root).as_posix()
    _note_the_rest(root, page.source.name, path, notices)
    made_of = {
        root / SOURCES / page.source.name: page.original.read_bytes(),
        page.destination: made.text.encode(),
    }
    made_of |= {root / place: text for place, text in ledger_of(page.source, made, path).items()}
    written = report(page.source.name, path, len(made.segments), notices.found)
    return Draft(made_of, made, notices, written)


def _note_the_rest(root: Path, source: str, path: str, notices: Notices) -> None:
    """Tell what every imported page still needs."""
    provenance = root / SOURCES / "fonte.yml"
    known = files.read(provenance) if provenance.is_file() else ""
    if f"{source}:" not in known:
        notices.todo(0, f"Diga em {SOURCES}/fonte.yml de onde veio {source}.")
    notices.todo(0, f"Acrescente {path.removesuffix('.md')} ao _toc.yml.")
    notices.todo(0, "Escreva a {abertura} e a {proxima} da página.")
    notices.todo(
        0, f"Traduza e porte as células (tire “skip-execution”); `livro verificar {path}`."
    )
