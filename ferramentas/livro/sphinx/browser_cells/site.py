"""What cells need to run, among the static files of the site.

That is Pyodide when it was fetched, and the frameworks that were given to go with it.
"""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from livro.pyodide import frameworks
from livro.pyodide.compiling import folder
from livro.pyodide.frameworks import FRAMEWORKS_LOCK, Session
from livro.pyodide.release import OFFICIAL_SIZE
from livro.sphinx.browser_cells.downloaded import FOLDER, make_files
from livro.sphinx.bundle import Bundle
from livro.sphinx.website import is_website

_FOLDER = "pyodide"  # under the static files of the site


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
    target = Path(app.outdir) / "_static" / _FOLDER / folder.name()
    shutil.rmtree(target.parent, ignore_errors=True)
    for file in _pyodide(app):
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, target)
    lock = target / FRAMEWORKS_LOCK
    if lock.is_file():
        ours = folder.packages(Path(app.srcdir))
        lock.write_bytes(frameworks.published_lock(_frameworks(app), ours))


def _files(app: Sphinx) -> dict[str, bytes]:
    if files := folder.files(Path(app.srcdir)):
        address, size = f"../../{_FOLDER}/{folder.name()}/", folder.size(files)
    else:
        address, size = app.config.browser_cells_address, OFFICIAL_SIZE
    return make_files(address, size, _sessions(app))


def _pyodide(app: Sphinx) -> list[Path]:
    files = folder.files(Path(app.srcdir))
    return files and [*files, *frameworks.files(_frameworks(app))]


def _frameworks(app: Sphinx) -> Path:
    return frameworks.place(Path(app.srcdir))


def _sessions(app: Sphinx) -> dict[str, Session]:
    return frameworks.sessions(_frameworks(app)) if _pyodide(app) else {}


def register(app: Sphinx) -> None:
    """Connect both moments."""
    bundle = Bundle(FOLDER, lambda: _files(app))
    app.connect("config-inited", partial(note_address, bundle))
    app.connect("build-finished", partial(write, bundle))
