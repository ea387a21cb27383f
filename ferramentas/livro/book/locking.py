"""One build of a book at a time: two at once would write over each other."""

import contextlib
import fcntl
import sys
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def one_build(root: Path) -> Iterator[None]:
    """Wait for any other build of this book to end, and keep others waiting.

    The lock is on `_toc.yml`, which every book has and `make clean` leaves alone; the system lets
    it go when the process ends, however it ends.
    """
    with (root / "_toc.yml").open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(
                "Outra construção deste livro está em andamento; espero por ela.", file=sys.stderr
            )
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
