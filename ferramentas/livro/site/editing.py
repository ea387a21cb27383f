"""The loop of whoever writes: the preview, served, and built again whenever a file is saved."""

import multiprocessing
import sys
from functools import partial
from pathlib import Path

from livro.book.locking import one_build
from livro.errors import BookError
from livro.site.build import build_html, preview_site
from livro.site.live import Builds, LiveHandler
from livro.site.serve import serving
from livro.site.watching import watching

# One process imports what is slow and does not change; every build is a fork of it, which reads
# the tool as it now is.
_BUILDS = multiprocessing.get_context("forkserver")
_BUILDS.set_forkserver_preload(
    ["jupyter_book.sphinx", "myst_nb.sphinx_", "sphinx_book_theme", "sphinx_design"]
)


def edit(root: Path, port: int) -> None:
    """Serve the preview of a book, up to date, until interrupted; port 0 takes any free one.

    Raises:
        OSError: the port is taken.
    """
    builds = Builds()
    handler = partial(LiveHandler, builds)
    try:
        with watching(root) as changed, serving(preview_site(root), handler, port) as address:
            _build(root)
            print(f"A prévia está em {address} (Ctrl+C encerra).", flush=True)
            while changed.wait():
                changed.clear()
                _build(root)
                builds.announce()
    except KeyboardInterrupt:
        print()


def _build(root: Path) -> None:
    process = _BUILDS.Process(target=_build_here, args=(root,))
    process.start()
    try:
        process.join()
    finally:
        process.terminate()
        process.join()


def _build_here(root: Path) -> None:
    try:
        with one_build(root):
            built = build_html(root, preview=True)
        print("Prévia pronta." if built else "Corrija os avisos acima (cada um é um erro).")
    except BookError as error:
        print(f"livro: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        sys.exit(130)
