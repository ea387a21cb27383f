"""The loop of whoever writes: the preview, served, and built again whenever a file is saved."""

from __future__ import annotations

import multiprocessing
import multiprocessing.resource_tracker
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchfiles import DefaultFilter, watch

from livro.book.locking import one_build
from livro.errors import BookError
from livro.site.build import build_html, preview_site
from livro.site.live import Builds, LiveHandler
from livro.site.serve import serving

if TYPE_CHECKING:
    from watchfiles import Change


# One process imports what is slow and does not change; every build is a fork of it, which reads
# the tool as it now is.
_BUILDS = multiprocessing.get_context("forkserver")
_BUILDS.set_forkserver_preload(
    ["jupyter_book.sphinx", "myst_nb.sphinx_", "sphinx_book_theme", "sphinx_design"]
)

_FOLDERS = ("book", "code", "ferramentas/livro", "traducao")


def edit(root: Path, port: int) -> None:
    """Serve the preview of a book, up to date, until interrupted; port 0 takes any free one.

    Raises:
        OSError: the port is taken.
    """
    builds = Builds()
    handler = partial(LiveHandler, builds)
    # Ctrl-C would find a thread or a process half started, or importing what it needs, which tells
    # it as an error: it is heard only while there is nothing to do but wait. The tracker, started
    # later, would let it through again.
    multiprocessing.resource_tracker.ensure_running()
    try:
        with (
            _ctrl_c(signal.SIG_BLOCK),
            watching(root) as changed,
            serving(preview_site(root), handler, port) as address,
        ):
            _build(root)
            print(f"A prévia está em {address} (Ctrl+C encerra).", flush=True)
            while True:
                with _ctrl_c(signal.SIG_UNBLOCK):
                    changed.wait()
                changed.clear()
                _build(root)
                builds.announce()
    except KeyboardInterrupt:
        print()


@contextmanager
def _ctrl_c(how: int) -> Iterator[None]:
    """Block Ctrl-C in this thread and in what it starts, or hear it, also one pressed before."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    try:
        signal.pthread_sigmask(how, [signal.SIGINT])
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _build(root: Path) -> None:
    process = _BUILDS.Process(target=_build_here, args=(root,))
    process.start()
    try:
        with _ctrl_c(signal.SIG_UNBLOCK):
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


@contextmanager
def watching(root: Path) -> Iterator[threading.Event]:
    """Give an event that is set whenever what the book is made of changes."""
    changed, stop = threading.Event(), threading.Event()
    folders = [root / name for name in _FOLDERS if (root / name).is_dir()]
    # The settings by their folder: an editor that replaces a file leaves a watch with the old one.
    threads = [
        _start(changed, *folders, stop_event=stop),
        _start(changed, root, stop_event=stop, recursive=False, watch_filter=_is_settings),
    ]
    try:
        yield changed
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def _start(changed: threading.Event, *paths: Path, **how: Any) -> threading.Thread:
    def note_changes() -> None:
        for _ in watch(*paths, **{"watch_filter": DefaultFilter(), **how}):
            changed.set()

    thread = threading.Thread(target=note_changes)
    thread.start()
    return thread


def _is_settings(_change: Change, path: str) -> bool:
    return Path(path).name in ("_config.yml", "_toc.yml")
