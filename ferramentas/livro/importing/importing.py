"""A page of d2l on its way into the book: drafted in memory, then written whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from livro.book.files import write_together
from livro.d2l import read_file
from livro.errors import BookError
from livro.importing import ledger as segments
from livro.importing import naming
from livro.importing.book import frameworks, works
from livro.importing.context import Context
from livro.importing.groups import groups
from livro.importing.labels import Labels, labels_of_book, labels_of_d2l
from livro.importing.links import IMAGES, Links
from livro.importing.mathematics import tell_refused
from livro.importing.notices import Notices
from livro.importing.page import assemble
from livro.importing.report import report
from livro.importing.writing import Writer
from livro.translation.segments.names import page_name
from livro.translation.segments.places import BOOK, SOURCES
from livro.translation.segments.reading import read_ledger
from livro.translation.segments.sources import read_source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from livro.importing.page import Page
    from livro.translation.segments.sources import Source


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


def draft(root: Path, original: Path, destination: Path) -> Draft:
    """Turn a d2l page into a page of a book; nothing is written.

    Args:
        root: the folder of the book.
        original: the d2l page.
        destination: the page of the book, which must not exist.

    Raises:
        BookError: the page cannot be read, or there is something where it should go.
    """
    _check_places(root, original, destination)
    source = read_source(original)
    ledger = read_ledger(root)
    segments.check_free(ledger, source, page_name(destination.name))
    notices = Notices()
    links = Links(notices, original.parent)
    page = _page(root, source, original, destination, links)
    path = destination.relative_to(root).as_posix()
    _tell_the_rest(root, source, path, notices)
    files = {
        root / SOURCES / source.name: original.read_bytes(),
        destination: page.text.encode(),
    }
    kept = segments.with_page(ledger, source, page, path)
    files |= {root / place: content for place, content in kept.items()}
    images = {destination.parent / IMAGES / name: data for name, data in links.images.items()}
    files |= {path: data for path, data in images.items() if not path.exists()}
    return Draft(files, page, notices, report(source.name, path, len(page.segments), notices.found))


def write(drafted: Draft, others: Mapping[Path, bytes] | None = None) -> None:
    """Write a draft (the page, its source, its images, the segments) and perhaps other files."""
    write_together(drafted.files | dict(others or {}))


def _check_places(root: Path, original: Path, destination: Path) -> None:
    if original.suffix != ".md":
        raise BookError(f"{original}: uma página do d2l termina em .md.")
    if destination.suffix != ".md" or not destination.is_relative_to(root / BOOK):
        raise BookError(f"{destination}: o destino é um arquivo .md dentro de {BOOK}/.")
    if not page_name(destination.name):
        raise BookError(f"{destination}: o nome da página precisa de letras ou algarismos.")
    if destination.exists():
        raise BookError(f"{destination.relative_to(root)} já existe; nada foi escrito.")
    kept = root / SOURCES / original.name
    if kept.exists() and original.is_file() and kept.read_bytes() != original.read_bytes():
        raise BookError(
            f"{kept.relative_to(root)} já existe e é outro texto: para uma versão mais nova, use "
            "`livro fonte atualizar`; para outra página, mude o nome do arquivo."
        )


def _page(root: Path, source: Source, original: Path, destination: Path, links: Links) -> Page:
    notices = links.notices
    for damage in source.damages:
        notices.damage(damage.line, damage.message, damage.found)
    page = list(groups(read_file(original).blocks))
    book = labels_of_book(root, destination)
    named, given = naming.name(page, book, notices)
    context = Context(
        Labels(book, named, labels_of_d2l(root)), works(root), frameworks(), links, notices
    )
    writer = Writer(context, given)
    written = [(group, writer.write(group)) for group in page]
    tell_refused(context)
    keys = {block.line: key for key, block in source.blocks.items()}
    return assemble(page_name(destination.name), source.name, written, keys)


def _tell_the_rest(root: Path, source: Source, path: str, notices: Notices) -> None:
    """Tell what every imported page still needs."""
    provenance = root / SOURCES / "fonte.yml"
    known = provenance.read_text(encoding="utf-8") if provenance.is_file() else ""
    if f"{source.name}:" not in known:
        notices.todo(0, f"Diga em {SOURCES}/fonte.yml de onde veio {source.name}.")
    notices.todo(0, f"Acrescente {path.removesuffix('.md')} ao _toc.yml.")
    notices.todo(0, "Escreva a {abertura} e a {proxima} da página.")
    notices.todo(
        0, f"Traduza e porte as células (tire “skip-execution”); `livro verificar {path}`."
    )
