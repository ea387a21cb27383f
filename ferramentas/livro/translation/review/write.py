"""The sheets as pages in a folder: all of them, or the old ones stay."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from livro.book.files import new_folder
from livro.katex.assets import copy_assets

if TYPE_CHECKING:
    from pathlib import Path

    from livro.translation.review.sheet import Sheet


def write_sheets(sheets: list[Sheet], folder: Path) -> None:
    """Write the sheets and their index into a folder, in the place of what it held.

    Args:
        sheets: the pages to write.
        folder: where; made anew.
    """
    templates = Environment(
        loader=PackageLoader("livro.translation.review"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    with new_folder(folder) as new:
        copy_assets(new)
        style = files("livro.translation.review") / "revisao.css"
        (new / "revisao.css").write_text(style.read_text(encoding="utf-8"), encoding="utf-8")
        index = templates.get_template("index.html")
        title = "Revisão da tradução"
        (new / "index.html").write_text(index.render(sheets=sheets, title=title), encoding="utf-8")
        page = templates.get_template("sheet.html")
        for sheet in sheets:
            html = page.render(sheet=sheet, title=f"{sheet.title}: revisão")
            (new / sheet.name).write_text(html, encoding="utf-8")
