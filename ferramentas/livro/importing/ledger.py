"""The segments of an imported page in the ledger, as drafts of nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.errors import BookError
from livro.translation.segments import Bitext, Ledger
from livro.translation.segments.consistency import inconsistencies
from livro.translation.segments.marking import linked
from livro.translation.segments.pages import read_page
from livro.translation.segments.writing import as_files

if TYPE_CHECKING:
    from pathlib import Path

    from livro.importing.page import Page
    from livro.translation.segments.sources import Source


def check_free(ledger: Ledger, source: Source, name: str) -> None:
    """Refuse a source that another page translates, and ids that are already in use.

    Raises:
        BookError: with the segment that is in the way.
    """
    for segment, entry in ledger.entries.items():
        if entry.source == source.name:
            raise BookError(
                f"{source.name} já está traduzido no livro (por exemplo, “{segment}”); para trazer "
                "uma versão mais nova, use `livro fonte atualizar`."
            )
        if segment.startswith(f"{name}-"):
            raise BookError(f"já há segmentos que começam com “{name}-”, como “{segment}”.")


def with_page(ledger: Ledger, source: Source, page: Page, path: str) -> dict[Path, bytes]:
    """Return the files of the ledger of an imported page.

    Raises:
        BookError: the page cannot be read back; nothing was written.
    """
    targets, problems = read_page(page.text, path)
    bitext = Bitext({source.name: source}, tuple(targets), ledger)
    if problems:
        raise BookError(f"a página importada não se deixa reler: {problems[0]}")
    entries = {
        segment: linked(bitext, segment, source.name, keys)
        for segment, keys in page.segments.items()
    }
    own = Ledger(entries, {source.name: page.omissions})
    if wrong := next(inconsistencies(own, {source.name: source}), None):
        raise BookError(f"os segmentos não concordam com a fonte: {wrong.message}")
    return {place: text.encode() for place, text in as_files(own).items()}
