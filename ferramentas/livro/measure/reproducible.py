"""Two builds of the book that share nothing but its sources must write the same bytes."""

import os
import subprocess
import sys
from pathlib import Path

from livro.book import mxnet
from livro.book.git import copy_book
from livro.errors import BookError
from livro.sphinx.run import set_date

# What must not reach the pages: the order of sets, the clock's zone, the depth of the folder.
SURROUNDINGS = {
    "primeira": {"PYTHONHASHSEED": "1", "TZ": "UTC"},
    "segunda/bem/mais/funda": {"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland"},
}


def build_clean(book: Path, surroundings: dict[str, str]) -> Path:
    """Build a copy of the book that was never built, in a process of its own.

    Raises:
        BookError: the build failed; its console is the message.
    """
    packages = (book / "code", book / "ferramentas")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, packages)), **surroundings}
    command = [sys.executable, "-m", "livro.cli", "construir"]
    answer = subprocess.run(
        command, cwd=book, env=environment, capture_output=True, text=True, check=False
    )
    if answer.returncode:
        raise BookError(f"a construção falhou em {book}:\n{answer.stdout}{answer.stderr}")
    return book / "_build" / "html"


def build_twice(root: Path, workplace: Path) -> list[Path]:
    """Build two copies of the book under `workplace`, executing every cell; return both sites."""
    set_date(root)  # the copies have no history of their own
    books = [copy_book(root, workplace / folder) for folder in SURROUNDINGS]
    for book in books:
        mxnet.share_environment(root, book)
    return [
        build_clean(book, surroundings)
        for book, surroundings in zip(books, SURROUNDINGS.values(), strict=True)
    ]


def differences(first: Path, second: Path) -> list[str]:
    """List the files that are not the same, byte by byte, in two folders."""
    sites = [_contents(folder) for folder in (first, second)]
    return [name for name in sorted(sites[0].keys() | sites[1].keys()) if _differ(name, *sites)]


def _contents(folder: Path) -> dict[str, Path]:
    return {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }


def _differ(name: str, first: dict[str, Path], second: dict[str, Path]) -> bool:
    if name not in first or name not in second:
        return True
    return first[name].read_bytes() != second[name].read_bytes()
