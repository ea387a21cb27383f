"""The release of Pyodide that the pages run.

Its own lock says the SHA-256 of every package; the lock and the core, which it does not cover, are
pinned here.  The files lie in a folder beside the book, outside of git.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from livro.book.files import new_folder
from livro.errors import BookError

VERSION = "314.0.3"
OFFICIAL = f"https://cdn.jsdelivr.net/pyodide/v{VERSION}/full/"
LOCK = "pyodide-lock.json"
CORE = {
    LOCK: "c963d22858f6bcb8f41586a2142f03905ab370c88ea22a86a2736e95fac2a8f3",
    "pyodide.asm.mjs": "1a9775427ef6e8abaa7db88ece0515422d1886915ae5c9093776410c865dfd8d",
    "pyodide.asm.wasm": "e7f8fac36f8bf11085309cbc5c829b3ec3057c18bf1d73b05a6741612d63cdbf",
    "pyodide.mjs": "5cfc46f5dcbaf2a16f26e2363f441873eb424762609cc03db00d6a2ace4d00e5",
    "python_stdlib.zip": "444c770dfd75a32097fc0a7d5c1413fd3140601f49c3a1f2e9af0376fcd124b4",
}
# What the cells import, besides the standard library and the package of the book.
PACKAGES = ("matplotlib", "numpy")


@dataclass(frozen=True)
class Size:
    """What arrives at the first click, in bytes, for the page to say how much is left.

    Attributes:
        whole: all of it.
        scripts: the part that the browser loads by itself, and of which it does not tell.
    """

    whole: int
    scripts: int


OFFICIAL_SIZE = Size(26_733_985, 1_267_327)  # of the files as they are at `OFFICIAL`


def needed_files(lock: bytes) -> dict[str, str]:
    """Return file -> SHA-256 of all that a page needs, in the order of their names.

    Args:
        lock: the content of the release's lock.

    Raises:
        BookError: it is not the lock of this release.
    """
    check(LOCK, lock, CORE[LOCK])
    packages = json.loads(lock)["packages"]
    needed = closure(packages, PACKAGES)
    wheels = {packages[name]["file_name"]: packages[name]["sha256"] for name in needed}
    return dict(sorted({**CORE, **wheels}.items()))


def check(name: str, content: bytes, digest: str) -> None:
    """Refuse a file that is not the one of the release.

    Raises:
        BookError: its SHA-256 is another.
    """
    if sha256(content).hexdigest() != digest:
        raise BookError(f"{name} não é o arquivo do Pyodide {VERSION}: o SHA-256 difere.")


def closure(packages: Mapping[str, Any], roots: Iterable[str]) -> set[str]:
    """Return packages of a lock and all that they depend on."""
    found: set[str] = set()
    left = list(roots)
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += packages[name]["depends"]
    return found


def place(root: Path) -> Path:
    """Return where the files of the release are kept; `make clean` leaves them alone."""
    return root / ".cache" / "pyodide" / VERSION


def fill(folder: Path, read: Callable[[str], bytes]) -> dict[str, int]:
    """Write every needed file, all or none.

    Args:
        folder: where to; what is in it goes.
        read: what returns the content of a file.

    Returns:
        File -> bytes.

    Raises:
        BookError: a file is not the one of the release.
    """
    with new_folder(folder) as fresh:
        return bring(fresh, needed_files(read(LOCK)), read)


def bring(folder: Path, digests: Mapping[str, str], read: Callable[[str], bytes]) -> dict[str, int]:
    """Write files of the release to a folder, each checked; return file -> bytes.

    Raises:
        BookError: a file is not the one of the release.
    """
    sizes = {}
    for name, digest in digests.items():
        content = read(name)
        check(name, content, digest)
        sizes[name] = (folder / name).write_bytes(content)
    return sizes


def files(folder: Path) -> list[Path]:
    """List the files that `fill` wrote, checked again; none when there is no folder.

    Raises:
        BookError: a file is gone or changed.
    """
    if not folder.is_dir():
        return []
    cure = "apague-a e rode `make pyodide`"
    return checked(folder, lambda: needed_files((folder / LOCK).read_bytes()), cure)


def checked(folder: Path, read: Callable[[], Mapping[str, str]], cure: str) -> list[Path]:
    """Check the files of a folder again.

    Args:
        folder: where they are.
        read: reads file -> SHA-256 from a lock in it.
        cure: what to do where it is damaged.

    Returns:
        Their places.

    Raises:
        BookError: the lock cannot be read, or a file is gone or changed.
    """
    try:
        digests = read()
        for name, digest in digests.items():
            check(name, (folder / name).read_bytes(), digest)
    except (BookError, FileNotFoundError, ValueError, KeyError) as error:
        raise BookError(f"{folder} está estragada; {cure}: {error}") from error
    return [folder / name for name in digests]
