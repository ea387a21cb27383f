"""One build of a book at a time, and one change: two at once would write over each other."""

import contextlib
import fcntl
import sys
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def one_build(root: Path) -> Iterator[None]:
    """Wait for any other build of this book to end, and keep others waiting.

    It locks `_toc.yml`, which every book has and `make clean` leaves alone.
    """
    told = "Outra construção deste livro está em andamento; espero por ela."
    with _locked(root / "_toc.yml", told):
        yield


@contextlib.contextmanager
def one_change(root: Path) -> Iterator[None]:
    """Wait for any other command that changes pages or the ledger: it reads what that one wrote.

    It locks `_config.yml`, so that no build keeps it waiting.
    """
    with _locked(root / "_config.yml", "Outro comando está mudando o livro; espero por ele."):
        yield


@contextlib.contextmanager
def _locked(path: Path, told: str) -> Iterator[None]:
    """Hold a file; the system lets it go when the process ends, however it ends."""
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(told, file=sys.stderr)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
