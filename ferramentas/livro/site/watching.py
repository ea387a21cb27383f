"""Who notices that a file of the book was saved."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchfiles import DefaultFilter, watch

if TYPE_CHECKING:
    from watchfiles import Change

_FOLDERS = ("book", "code", "ferramentas/livro", "traducao")


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
