"""The segments of an imported page in `traducao/segmentos.yml`, as drafts of nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.errors import BookError
from livro.translation.segments import Ledger, Ties
from livro.translation.segments.consistency import inconsistencies
from livro.translation.segments.marking import tied
from livro.translation.segments.pages import read_page
from livro.translation.segments.writing import as_text

if TYPE_CHECKING:
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


def with_page(ledger: Ledger, source: Source, page: Page, path: str) -> str:
    """Return the file of segments with those of an imported page.

    Raises:
        BookError: the page cannot be read back; nothing was written.
    """
    targets, problems = read_page(page.text, path)
    ties = Ties({source.name: source}, tuple(targets), ledger)
    if problems:
        raise BookError(f"a página importada não se deixa reler: {problems[0]}")
    entries = {
        segment: tied(ties, segment, source.name, keys) for segment, keys in page.segments.items()
    }
    grown = Ledger({**ledger.entries, **entries}, {**ledger.omissions, source.name: page.omissions})
    text = as_text(grown)
    if wrong := [p for p in inconsistencies(Ledger(entries), {source.name: source}, text)]:
        raise BookError(f"os segmentos não concordam com a fonte: {wrong[0]}")
    return text
