"""Where an imported page goes, and what may be in its way."""

import re
from collections.abc import Collection, Sequence
from pathlib import Path

from livro.d2l import Page, read_file
from livro.d2l.model import Kind
from livro.errors import BookError
from livro.importing.groups import Shape
from livro.translation.segments import Ledger
from livro.translation.segments.names import page_name
from livro.translation.segments.places import BOOK, SOURCES

WORKS = BOOK / "referencias.bib"
IMPORTED = BOOK / "importados"
# Its blocks, its slides, and the attributes that Pandoc reads after a title, an image or a span.
_QUARTO = re.compile(
    r"^(?::{3,}[ \t]*\{.*|```\{python\}.*|<!--[ \t]*slides.*|#{1,6}[ \t].*\{[.#][^{}]*\}[ \t]*$"
    r"|!\[.*\]\([^()]*\)\{.*|.*\]\{[.#][^{}]*\}.*)",
    re.MULTILINE,
)


def destinations(root: Path, originals: Sequence[Path]) -> dict[Path, Path]:
    """Return the pages of the book that pages of d2l become, if nobody says otherwise."""
    names: dict[Path, str] = {}
    for original in dict.fromkeys(originals):
        names[original] = source_name(root, original, names.values())
    return {page: root / IMPORTED / f"{page_name(name)}.md" for page, name in names.items()}


def source_name(root: Path, original: Path, taken: Collection[str] = ()) -> str:
    """Return what the book calls a page of d2l: by its folder too, if another has its name."""
    kept = root / SOURCES / original.name
    other = kept.is_file() and original.is_file() and not _same(kept, original)
    alike = {page_name(name) for name in taken}
    if other or page_name(original.name) in alike:
        return f"{original.resolve().parent.name}-{original.name}"
    return original.name


def _same(kept: Path, original: Path) -> bool:
    """Tell whether two files are versions of one page: they share a label or begin alike."""
    ours, theirs = read_file(kept).blocks, read_file(original).blocks
    labels = {label for block in ours for label in block.labels}
    title = next((block.text for block in ours if block.kind is Kind.HEADING), "")
    return any(labels.intersection(block.labels) or block.text == title for block in theirs)


def check_places(
    root: Path, original: Path, destination: Path, taken: Collection[Path] = ()
) -> None:
    """Refuse what is no page, and a place where there is, or is about to be, something else.

    Raises:
        BookError: with the file that is in the way.
    """
    if original.suffix != ".md":
        raise BookError(f"{original}: uma página do d2l termina em .md.")
    if destination.suffix != ".md" or not destination.is_relative_to(root / BOOK):
        raise BookError(f"{destination}: o destino é um arquivo .md dentro de {BOOK}/.")
    if not page_name(destination.name):
        raise BookError(f"{destination}: o nome da página precisa de letras ou algarismos.")
    if destination in taken or destination.exists():
        place = destination.relative_to(root)
        raise BookError(f"{original}: {place} já existe; nada foi escrito.")
    kept = root / SOURCES / source_name(root, original)
    if kept.exists() and original.is_file() and kept.read_bytes() != original.read_bytes():
        raise BookError(
            f"{kept.relative_to(root)} já existe e é outra versão desta página: para trazê-la, use "
            "`livro fonte atualizar`."
        )


def check_free(ledger: Ledger, source: str, name: str) -> None:
    """Refuse a source that another page translates, and a name whose ids are already in use.

    Raises:
        BookError: with the segment that is in the way.
    """
    ids = re.compile(rf"{re.escape(name)}-(?:{'|'.join(Shape)})-\d+")
    for segment, entry in ledger.entries.items():
        if entry.source == source:
            raise BookError(
                f"{source} já está traduzido no livro (por exemplo, “{segment}”); para trazer "
                "uma versão mais nova, use `livro fonte atualizar`."
            )
        if ids.fullmatch(segment):
            raise BookError(f"já há um segmento “{segment}”: dê à página outro nome (--destino).")


def refuse_quarto(original: Path, page: Page) -> None:
    """Refuse a page in the dialect of Quarto, in which d2l is being written anew.

    Raises:
        BookError: with the line that shows it.
    """
    if found := _QUARTO.search(page.text):
        line = page.text.count("\n", 0, found.start()) + 1
        raise BookError(
            f"{original}:{line}: “{found[0].strip()}” é do Quarto, e o importador lê o formato do "
            "d2lbook: traga a página de github.com/d2l-ai/d2l-en."
        )
