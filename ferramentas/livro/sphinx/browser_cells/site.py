"""What cells need to run, among the static files of the site.

That is Pyodide when it was fetched, and the frameworks that were given to go with it.
"""

import shutil
from functools import cached_property, partial
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


class Kept:
    """What the cache has for a site, found and checked once: in one build it is the same."""

    def __init__(self, root: Path) -> None:
        self.root, self._frameworks = root, frameworks.place(root)

    @cached_property
    def release(self) -> list[Path]:
        """The files of Pyodide."""
        return folder.files(self.root)

    @cached_property
    def wheels(self) -> list[Path]:
        """Those of the frameworks, which go with it."""
        return frameworks.files(self._frameworks) if self.release else []

    @cached_property
    def sessions(self) -> dict[str, Session]:
        """What the cells of each framework need."""
        return frameworks.sessions(self._frameworks) if self.wheels else {}

    @property
    def lock(self) -> bytes:
        """The lock of all of them."""
        return frameworks.published_lock(self._frameworks, folder.packages(self.root))


def note_address(bundle: Bundle, kept: Kept, app: Sphinx, config: Config) -> None:
    """Put into the settings what a change of the files changes in every page."""
    config.browser_cells_files = bundle.address
    config.browser_cells_frameworks = {
        name: session.modules for name, session in kept.sessions.items()
    }


def write(bundle: Bundle, kept: Kept, app: Sphinx, failure: Exception | None) -> None:
    """Write the files, and nothing left of an earlier build."""
    if failure or not is_website(app.builder):
        return
    bundle.write(app)
    target = Path(app.outdir) / "_static" / _FOLDER / folder.name()
    shutil.rmtree(target.parent, ignore_errors=True)
    for file in (*kept.release, *kept.wheels):
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, target)
    if kept.wheels:
        (target / FRAMEWORKS_LOCK).write_bytes(kept.lock)


def _files(kept: Kept, app: Sphinx) -> dict[str, bytes]:
    if kept.release:
        address, size = f"../../{_FOLDER}/{folder.name()}/", folder.size(kept.release)
    else:
        address, size = app.config.browser_cells_address, OFFICIAL_SIZE
    return make_files(address, size, kept.sessions)


def register(app: Sphinx) -> None:
    """Register the settings, of which a change writes every page again, and both moments."""
    # Where pages find Pyodide when the site does not carry it; empty: nowhere.
    app.add_config_value("browser_cells_address", "", "html", (str,))
    # Not for users: the address of the files, and framework -> modules that came with it.
    app.add_config_value("browser_cells_files", "", "html", (str,))
    app.add_config_value("browser_cells_frameworks", {}, "html", (dict,))
    kept = Kept(Path(app.srcdir))
    bundle = Bundle(FOLDER, lambda: _files(kept, app))
    app.connect("config-inited", partial(note_address, bundle, kept))
    app.connect("build-finished", partial(write, bundle, kept))
