"""What cells need to run, and Pyodide when it was fetched, among the static files of the site."""

from __future__ import annotations

import shutil
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from livro.pyodide import folder
from livro.sphinx import bundle
from livro.sphinx.browser_cells.downloaded import FOLDER, PYODIDE, make_files
from livro.sphinx.website import is_website


def note_address(app: Sphinx, config: Config) -> None:
    """Put the address into the settings: when the files change, every page is written again."""
    config.browser_cells_files = bundle.address(FOLDER, _files(app))


def write(app: Sphinx, failure: Exception | None) -> None:
    """Write the files, and nothing left of an earlier build."""
    if failure or not is_website(app.builder):
        return
    bundle.write(app, FOLDER, _files(app))
    static = Path(app.outdir) / "_static"
    shutil.rmtree(static / Path(PYODIDE).parent, ignore_errors=True)
    for file in _pyodide(app):
        (static / PYODIDE).mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, static / PYODIDE)


def _files(app: Sphinx) -> dict[str, bytes]:
    return make_files(f"../../{PYODIDE}/" if _pyodide(app) else app.config.browser_cells_address)


def _pyodide(app: Sphinx) -> list[Path]:
    return folder.files(folder.place(Path(app.srcdir)))


def register(app: Sphinx) -> None:
    """Connect both moments."""
    app.connect("config-inited", note_address)
    app.connect("build-finished", write)
