"""The frameworks that the pages run besides NumPy, in a folder beside the release of Pyodide.

It holds the wheels that were given, those of Pyodide that they need and a lock of them all, with
which Pyodide finds, orders and checks them; the lock says too which framework needs which.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from livro.book.files import new_folder
from livro.pyodide.release import PACKAGES, VERSION, bring, checked, closure

FRAMEWORKS_LOCK = "frameworks-lock.json"
BY_FRAMEWORK = "frameworks"  # the key that Pyodide does not read


@dataclass(frozen=True)
class Choice:
    """Wheels that were checked: the lock of all that they need, and what is in them."""

    lock: dict[str, Any]
    contents: dict[str, bytes]

    @property
    def missing(self) -> dict[str, str]:
        """File -> SHA-256 of what Pyodide has and the pages of NumPy do without."""
        beyond = _beyond(self.lock, self.lock["packages"])
        files = {entry["file_name"]: entry["sha256"] for entry in beyond.values()}
        return {name: digest for name, digest in files.items() if name not in self.contents}


@dataclass(frozen=True)
class Session:
    """What the pages load for the cells of a framework, besides what NumPy needs."""

    packages: tuple[str, ...]
    bytes: int
    modules: tuple[str, ...]


def place(root: Path) -> Path:
    """Return where they are kept; `make clean` leaves them alone."""
    return root / ".cache" / "pyodide" / f"{VERSION}-frameworks"


def fill(folder: Path, choice: Choice, read: Callable[[str], bytes]) -> None:
    """Write the wheels and what they need, all or nothing.

    Args:
        folder: where to; what is in it goes.
        choice: what was chosen.
        read: what returns the content of a file of Pyodide.

    Raises:
        BookError: a file is not the one of the release.
    """
    with new_folder(folder) as fresh:
        bring(fresh, choice.missing, read)
        for name, content in choice.contents.items():
            (fresh / name).write_bytes(content)
        (fresh / FRAMEWORKS_LOCK).write_text(json.dumps(choice.lock), "utf-8")


def files(folder: Path) -> list[Path]:
    """List the files that `fill` wrote, checked again; none when there is no folder.

    Raises:
        BookError: a file is gone or changed.
    """
    if not folder.is_dir():
        return []

    def digests() -> dict[str, str]:
        lock = _lock(folder)
        beyond = _beyond(lock, lock["packages"]).values()
        return {entry["file_name"]: entry["sha256"] for entry in beyond}

    cure = "apague-a ou rode de novo `make pyodide PACOTES=…`"
    return [*checked(folder, digests, cure), folder / FRAMEWORKS_LOCK]


def published_lock(folder: Path, packages: Mapping[str, Any]) -> bytes:
    """Return the lock for the site, which publishes some packages in another form.

    Args:
        folder: that of the frameworks.
        packages: name -> entry in the lock of those packages.
    """
    lock = _lock(folder)
    return json.dumps({**lock, "packages": {**lock["packages"], **packages}}).encode()


def sessions(folder: Path) -> dict[str, Session]:
    """Return framework -> what its cells need; none when there is no folder."""
    if not folder.is_dir():
        return {}
    lock = _lock(folder)
    found = {}
    for framework, names in lock[BY_FRAMEWORK].items():
        beyond = _beyond(lock, names).values()
        found[framework] = Session(
            packages=tuple(names),
            bytes=sum((folder / entry["file_name"]).stat().st_size for entry in beyond),
            modules=tuple(sorted({module for entry in beyond for module in entry["imports"]})),
        )
    return found


def _lock(folder: Path) -> dict[str, Any]:
    lock: dict[str, Any] = json.loads((folder / FRAMEWORKS_LOCK).read_text("utf-8"))
    return lock


def _beyond(lock: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """Return the packages that these need and the pages of NumPy do without."""
    packages = lock["packages"]
    needed = closure(packages, names) - closure(packages, PACKAGES)
    return {name: packages[name] for name in sorted(needed)}
