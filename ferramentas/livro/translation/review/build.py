"""The reviewer's pages of a book, from the files of the book alone."""

from importlib.resources import files
from pathlib import Path

from livro.book.contents import page_names
from livro.book.files import new_folder
from livro.book.templates import templates
from livro.katex.assets import copy_assets
from livro.katex.engine import Engine
from livro.translation.checks.loading import read_book
from livro.translation.checks.runner import findings
from livro.translation.review.markup import Markup, equivalents, marker
from livro.translation.review.sheets import Sheet, sheets


def build_review(root: Path) -> Path:
    """Write the reviewer's pages and return their index.

    Raises:
        BookError: a file of the translation is not as it should be.
    """
    book, bitext = read_book(root)
    engine = Engine({})
    try:
        markup = Markup(engine, marker(equivalents(book.knowledge.glossary)))
        found = sheets(root, bitext, findings(book, bitext), markup)
    finally:
        engine.close()
    order = {f"{name}.md": place for place, name in enumerate(page_names(root))}
    found.sort(key=lambda sheet: (order.get(sheet.path, len(order)), sheet.path))
    folder = root / "_build" / "revisao"
    _write(found, folder)
    return folder / "index.html"


def _write(found: list[Sheet], folder: Path) -> None:
    """Write the sheets and their index into a folder, in the place of what it held."""
    style = files("livro.translation.review") / "revisao.css"
    pages_of = templates("livro.translation.review")
    index, page = pages_of.get_template("index.html"), pages_of.get_template("sheet.html")
    pages = {"revisao.css": style.read_text(encoding="utf-8")}
    pages |= {sheet.name: page.render(sheet=sheet) for sheet in found}
    pages["index.html"] = index.render(sheets=found)
    with new_folder(folder) as new:
        copy_assets(new)
        for name, text in pages.items():
            (new / name).write_text(text, encoding="utf-8")
