"""Read all that is known of the translation of a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.segments.consistency import inconsistencies
from livro.translation.segments.pages import read_pages
from livro.translation.segments.places import LEDGER
from livro.translation.segments.reading import read_ledger
from livro.translation.segments.sources import read_sources
from livro.translation.segments.ties import Ties

if TYPE_CHECKING:
    from pathlib import Path


def load(root: Path) -> Ties:
    """Read the pages, the source and `traducao/segmentos.yml`.

    Args:
        root: the folder of the book.

    Raises:
        BookError: the file is not as it should be; the message says where and why.
    """
    sources = read_sources(root)
    ledger = read_ledger(root)
    targets, problems = read_pages(root)
    path = root / LEDGER
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return Ties(
        sources, tuple(targets), ledger, (*problems, *inconsistencies(ledger, sources, text))
    )
