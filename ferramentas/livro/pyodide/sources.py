"""Where the files of the release can come from; each source is a function from name to content."""

import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from livro.errors import BookError, from_system
from livro.pyodide.release import CORE, OFFICIAL, VERSION

Read = Callable[[str], bytes]

OFFICIAL_SOURCE, REGISTRIES = SOURCES = "oficial", "registros"
# A wheel of PyPI that carries the packages of the release; npm has only its core.
_CARRIER = "open-webui==0.12.4"
_INSIDE = "open_webui/frontend/pyodide/"


def open_source(name: str) -> Read:
    """Return the source of this name: `oficial`, `registros` or a folder.

    Raises:
        BookError: there is no such source.
    """
    if name == OFFICIAL_SOURCE:
        return lambda file: download(OFFICIAL + file)
    if name == REGISTRIES:
        return _from_registries()
    if Path(name).is_dir():
        return lambda file: _from_folder(Path(name), file)
    raise BookError(
        f"{name}: não é uma pasta, nem “{OFFICIAL_SOURCE}”, nem “{REGISTRIES}” (PyPI e npm)."
    )


def download(address: str) -> bytes:
    """Return what is at an https address.

    Raises:
        BookError: nobody answers there.
    """
    try:
        with urlopen(address, timeout=60) as answer:
            content: bytes = answer.read()
            return content
    except (OSError, HTTPException, ValueError) as error:
        raise BookError(f"{address}: {error}") from error


def _from_folder(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:  # another source may have it
        raise BookError(from_system(error)) from error


def _from_registries() -> Read:
    """Download two packages with the registries' own clients; keep what the pages need of them."""
    with TemporaryDirectory() as workplace:
        core = _download(
            workplace, ["npm", "pack", "--silent", "--fetch-retries=1", f"pyodide@{VERSION}"]
        )
        pip = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--retries=1",
            "--no-deps",
            _CARRIER,
        ]
        wheel = _download(workplace, pip)
        contents = _contents_of_tarball(core) | _contents_of_wheel(wheel)

    def read(name: str) -> bytes:
        if name not in contents:
            raise BookError(f"nem o npm nem {_CARRIER} têm {name}.")
        return contents[name]

    return read


def _download(folder: str, command: list[str]) -> Path:
    """Run a command that leaves one new file in a folder; return it."""
    before = set(Path(folder).iterdir())
    try:
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError) as error:
        raise BookError(f"{' '.join(command)}: {error}") from error
    (file,) = set(Path(folder).iterdir()) - before
    return file


def _contents_of_tarball(path: Path) -> dict[str, bytes]:
    contents = {}
    with tarfile.open(path) as archive:
        for name in CORE:
            if file := archive.extractfile(f"package/{name}"):
                contents[name] = file.read()
    return contents


def _contents_of_wheel(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {
            name.removeprefix(_INSIDE): archive.read(name)
            for name in archive.namelist()
            if name.startswith(_INSIDE) and name.endswith(".whl")
        }
