"""The frameworks that the pages run besides NumPy, in a folder beside the release of Pyodide.

It holds the wheels that were given, those of Pyodide that they need and a lock of them all, with
which Pyodide finds, orders and checks them; the lock says too which framework needs which.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.specifiers import SpecifierSet

import estabilidade
from livro.book.files import new_folder
from livro.errors import BookError
from livro.pyodide.needs import check_version, with_wheels
from livro.pyodide.reading import Wheel, read_wheel
from livro.pyodide.release import LOCK, PACKAGES, VERSION, bring, check, closure
from livro.pyodide.wanted import Wanted

FRAMEWORKS_LOCK = "frameworks-lock.json"
_BY_FRAMEWORK = "frameworks"  # the key that Pyodide does not read


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


def choose(wanted: Iterable[Wanted], release: Path, pins: Mapping[str, SpecifierSet]) -> Choice:
    """Read and check the wheels asked for.

    Args:
        wanted: the wheels; a framework may need several.
        release: the folder with the release of Pyodide.
        pins: package -> the version that the book asks for.

    Raises:
        BookError: one of them cannot be what the pages load.
    """
    lock = json.loads((release / LOCK).read_bytes())
    base = closure(lock["packages"], PACKAGES)
    wheels: dict[str, Wheel] = {}
    packages: dict[str, list[str]] = {}
    for each in wanted:
        _check_framework(each.framework)
        wheel = read_wheel(each.file_name, each.read(), lock["info"])
        check_version(wheel, pins.get(wheel.name))
        if wheel.name in base or wheels.setdefault(wheel.name, wheel).content != wheel.content:
            raise BookError(f"{each.place}: as páginas já recebem outro {wheel.name}.")
        packages.setdefault(each.framework, []).append(wheel.name)
    for framework, names in packages.items():
        _check_module(framework, [wheels[name] for name in names])
    every = with_wheels(lock, wheels.values())
    needed = closure(every, [*PACKAGES, *wheels])
    return Choice(
        {
            "info": lock["info"],
            "packages": {name: every[name] for name in sorted(needed)},
            _BY_FRAMEWORK: packages,
        },
        {wheel.file_name: wheel.content for wheel in wheels.values()},
    )


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
    try:
        lock = _lock(folder)
        names = []
        for entry in _beyond(lock, lock["packages"]).values():
            check(entry["file_name"], (folder / entry["file_name"]).read_bytes(), entry["sha256"])
            names.append(entry["file_name"])
    except (BookError, FileNotFoundError, ValueError, KeyError) as error:
        raise BookError(
            f"{folder} está estragada; apague-a ou rode de novo `make pyodide PACOTES=…`: {error}"
        ) from error
    return [folder / name for name in (*names, FRAMEWORKS_LOCK)]


def sessions(folder: Path) -> dict[str, Session]:
    """Return framework -> what its cells need; none when there is no folder."""
    if not folder.is_dir():
        return {}
    lock = _lock(folder)
    found = {}
    for framework, names in lock[_BY_FRAMEWORK].items():
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


def _check_framework(name: str) -> None:
    known = [each.name for each in estabilidade.FRAMEWORKS if each.name not in PACKAGES]
    if name not in known:
        raise BookError(f"{name}: não é um destes frameworks: {', '.join(known)}.")


def _check_module(framework: str, wheels: Iterable[Wheel]) -> None:
    package = next(each.package for each in estabilidade.FRAMEWORKS if each.name == framework)
    if not any(package in wheel.modules for wheel in wheels):
        raise BookError(f"{framework}: nenhum dos pacotes dados traz o módulo {package}.")
