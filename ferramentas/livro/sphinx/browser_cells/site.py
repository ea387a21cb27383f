"""The kit, and Pyodide when it was fetched, among the static files of the site."""

from __future__ import annotations

import shutil
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from livro.pyodide import folder
from livro.sphinx.browser_cells.kit import FOLDER, PYODIDE, digest, make_kit
from livro.sphinx.website import is_website


def name_kit(app: Sphinx, config: Config) -> None:
    """Put the name of the kit into the settings: when it changes, every page is written again."""
    config.browser_cells_kit = digest(_kit(app))


def write(app: Sphinx, failure: Exception | None) -> None:
    """Write the files, and nothing left of an earlier build."""
    if failure or not is_website(app.builder):
        return
    static = Path(app.outdir) / "_static"
    target = static / FOLDER / app.config.browser_cells_kit
    shutil.rmtree(static / FOLDER, ignore_errors=True)
    target.mkdir(parents=True)
    for name, content in _kit(app).items():
        (target / name).write_bytes(content)
    shutil.rmtree(static / Path(PYODIDE).parent, ignore_errors=True)
    for file in _pyodide(app):
        (static / PYODIDE).mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, static / PYODIDE)


def _kit(app: Sphinx) -> dict[str, bytes]:
    return make_kit(f"../../{PYODIDE}/" if _pyodide(app) else app.config.browser_cells_address)


def _pyodide(app: Sphinx) -> list[Path]:
    return folder.files(folder.place(Path(app.srcdir)))


def register(app: Sphinx) -> None:
    """Connect both moments."""
    app.connect("config-inited", name_kit)
    app.connect("build-finished", write)
