"""What cells need to run, among the static files of the site.

That is Pyodide when it was fetched, and the frameworks that were given to go with it.
"""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from livro.pyodide import frameworks, release
from livro.pyodide.frameworks import Session
from livro.sphinx.browser_cells.downloaded import FOLDER, PYODIDE, make_files
from livro.sphinx.bundle import Bundle
from livro.sphinx.website import is_website


def note_address(bundle: Bundle, app: Sphinx, config: Config) -> None:
    """Put into the settings what a change of the files changes in every page."""
    config.browser_cells_files = bundle.address
    sessions = _sessions(app)
    config.browser_cells_frameworks = {name: sessions[name].modules for name in sessions}


def write(bundle: Bundle, app: Sphinx, failure: Exception | None) -> None:
    """Write the files, and nothing left of an earlier build."""
    if failure or not is_website(app.builder):
        return
    bundle.write(app)
    static = Path(app.outdir) / "_static"
    shutil.rmtree(static / Path(PYODIDE).parent, ignore_errors=True)
    for file in _pyodide(app):
        (static / PYODIDE).mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, static / PYODIDE)


def _files(app: Sphinx) -> dict[str, bytes]:
    address = f"../../{PYODIDE}/" if _pyodide(app) else app.config.browser_cells_address
    return make_files(address, _sessions(app))


def _pyodide(app: Sphinx) -> list[Path]:
    root = Path(app.srcdir)
    files = release.files(release.place(root))
    return files and [*files, *frameworks.files(frameworks.place(root))]


def _sessions(app: Sphinx) -> dict[str, Session]:
    return frameworks.sessions(frameworks.place(Path(app.srcdir))) if _pyodide(app) else {}


def register(app: Sphinx) -> None:
    """Connect both moments."""
    bundle = Bundle(FOLDER, lambda: _files(app))
    app.connect("config-inited", partial(note_address, bundle))
    app.connect("build-finished", partial(write, bundle))
