"""The reviewer's pages of a book, from the files of the book alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.sphinx.math.engine import Engine
from livro.translation.review.gather import gather
from livro.translation.review.markup import Markup
from livro.translation.review.terms import reader_of_terms
from livro.translation.review.write import write_sheets
from livro.translation.segments import load

if TYPE_CHECKING:
    from pathlib import Path


def build_review(root: Path) -> Path:
    """Write the reviewer's pages and return their index.

    Raises:
        BookError: the file of segments is not as it should be.
    """
    engine = Engine({})
    try:
        markup = Markup(engine, reader_of_terms(root / "traducao" / "glossario.csv"))
        sheets = gather(root, load(root), (), markup)
    finally:
        engine.close()
    folder = root / "_build" / "revisao"
    write_sheets(sheets, folder)
    return folder / "index.html"
