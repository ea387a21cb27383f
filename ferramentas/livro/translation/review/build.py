"""The reviewer's pages of a book, from the files of the book alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.book.contents import page_names
from livro.katex.engine import Engine
from livro.translation.checks.loading import read_book
from livro.translation.checks.runner import findings
from livro.translation.review.gather import gather
from livro.translation.review.markup import Markup
from livro.translation.review.terms import equivalents, marker
from livro.translation.review.write import write_sheets

if TYPE_CHECKING:
    from pathlib import Path


def build_review(root: Path) -> Path:
    """Write the reviewer's pages and return their index.

    Raises:
        BookError: a file of the translation is not as it should be.
    """
    book, ties = read_book(root)
    engine = Engine({})
    try:
        markup = Markup(engine, marker(equivalents(book.knowledge.glossary)))
        sheets = gather(root, ties, findings(book, ties), markup)
    finally:
        engine.close()
    order = {f"{name}.md": place for place, name in enumerate(page_names(root))}
    sheets.sort(key=lambda sheet: (order.get(sheet.path, len(order)), sheet.path))
    folder = root / "_build" / "revisao"
    write_sheets(sheets, folder)
    return folder / "index.html"
