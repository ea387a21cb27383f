"""The loop of whoever writes: the preview, served, and built again whenever a file is saved."""

from __future__ import annotations

import multiprocessing
import multiprocessing.resource_tracker
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

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

T = TypeVar("T")

_FOLDERS = ("book", "code", "ferramentas/livro", "traducao")


def edit(root: Path, port: int) -> None:
    """Serve the preview of a book, up to date, until interrupted; port 0 takes any free one.

    Raises:
        OSError: the port is taken.
    """
    builds = Builds()
    handler = partial(LiveHandler, builds)
    _keep_ctrl_c_waiting()
    try:
        with watching(root) as changed, serving(preview_site(root), handler, port) as address:
            _build(root)
            print(f"A prévia está em {address} (Ctrl+C encerra).", flush=True)
            while _interruptible(changed.wait):
                changed.clear()
                _build(root)
                builds.announce()
    except KeyboardInterrupt:
        print()


def _keep_ctrl_c_waiting() -> None:
    """Keep Ctrl-C from this thread, and from the threads and processes that it starts.

    It would find one of them half started, or importing what it needs, which tells it as an error.
    """
    # Started later, it would let the signal through again.
    multiprocessing.resource_tracker.ensure_running()
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])


def _interruptible(wait: Callable[[], T]) -> T:
    """Wait, hearing Ctrl-C, also one pressed before."""
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
        return wait()
    finally:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])


def _build(root: Path) -> None:
    process = _BUILDS.Process(target=_build_here, args=(root,))
    process.start()
    try:
        _interruptible(process.join)
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
