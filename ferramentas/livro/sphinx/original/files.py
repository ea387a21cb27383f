"""The English of each page in a file of its own, which the page asks for when its reader does.

A script and not data: a page opened as a file may load no data.
"""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from livro.sphinx.original.passages import passages
from livro.sphinx.website import is_website

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from livro.sphinx.original.passages import Passages

FOLDER = "originais"  # under the static files of the site


def address_from(page: str, known: Passages) -> str:
    """Return the address of the file from its page; it changes with the content."""
    digest = sha256(_content(known).encode()).hexdigest()[:8]
    return f"{'../' * page.count('/')}_static/{FOLDER}/{page}.js?v={digest}"


def write(app: Sphinx, failure: Exception | None) -> None:
    """Write the files, and nothing left of an earlier build."""
    if failure or not is_website(app.builder):
        return
    folder = Path(app.outdir, "_static", FOLDER)
    shutil.rmtree(folder, ignore_errors=True)
    for page, known in passages(app.env).items():
        if known.shown:
            file = folder / f"{page}.js"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_content(known), encoding="utf-8")


def _content(known: Passages) -> str:
    """Hand the texts, in the order of their numbers, to the script of the page."""
    texts = json.dumps(list(known.shown.values()), ensure_ascii=False)
    return f'dispatchEvent(new CustomEvent("original", {{ detail: {texts} }}));\n'


def register(app: Sphinx) -> None:
    """Connect the moment."""
    app.connect("build-finished", write)
