"""The release as the site publishes it: what a first figure imports is bytecode already.

Its files lie beside those of the release, in a folder named after all that decides what they are.
"""

import json
import shutil
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from livro.book.files import new_folder
from livro.pyodide import release
from livro.pyodide.compiling import archive, engine
from livro.pyodide.release import CORE, LOCK, PACKAGES, VERSION, Size, checked, closure

_SUMS = "SHA256SUMS"
_LIBRARY = "python_stdlib.zip"
_PLACES = {_LIBRARY: "/lib/python314.zip/"}
_SITE = "/lib/python3.14/site-packages/"


@cache
def name() -> str:
    """Return what the release so compiled is called, on the disk and in addresses."""
    summary = sha256(
        json.dumps(CORE).encode()
        + engine.parts()
        + b"".join(Path(each).read_bytes() for each in (archive.__file__, __file__))
    )
    return f"{VERSION}-{summary.hexdigest()[:10]}"


def place(root: Path) -> Path:
    """Return where the files are kept; `make clean` leaves them alone."""
    return root / ".cache" / "pyodide" / f"{VERSION}-compiled" / name()


def files(root: Path) -> list[Path]:
    """List what the site publishes, made now if it is not there; nothing without the release.

    Raises:
        BookError: a file, of the release or made of it, is gone or changed.
    """
    folder = place(root)
    if not release.place(root).is_dir():
        return []
    if not folder.is_dir():
        _fill(folder, release.files(release.place(root)))
    return checked(folder, lambda: _sums(folder), "apague-a e rode `make pyodide`")


def packages(root: Path) -> dict[str, Any]:
    """Return what the lock that the site publishes says of each package."""
    found: dict[str, Any] = json.loads((place(root) / LOCK).read_bytes())["packages"]
    return found


def size(files: Iterable[Path]) -> Size:
    """Tell how much a page downloads of these files."""
    sizes = {path.name: path.stat().st_size for path in files}
    scripts = sum(each for name, each in sizes.items() if name.endswith(".mjs"))
    return Size(sum(sizes.values()), scripts)


def _fill(folder: Path, originals: list[Path]) -> None:
    """Compile the release into a folder, and drop those of other releases or other compilers."""
    compiled = engine.bytecode(originals[0].parent)
    with new_folder(folder) as fresh:
        for path in originals:
            if path.name != LOCK:
                (fresh / path.name).write_bytes(_compiled(path, compiled))
        (fresh / LOCK).write_bytes(_locked(fresh, originals[0].parent / LOCK))
        lines = [f"{_digest(path)}  {path.name}\n" for path in sorted(fresh.iterdir())]
        (fresh / _SUMS).write_text("".join(lines), "utf-8")
    for other in folder.parent.glob("[!.]*"):  # hidden: what another build is making
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)


def _compiled(path: Path, compiled: dict[str, bytes]) -> bytes:
    content = path.read_bytes()
    if path.suffix not in {".whl", ".zip"}:
        return content
    start = _PLACES.get(path.name, _SITE)
    inside = {
        where.removeprefix(start): code
        for where, code in compiled.items()
        if where.startswith(start)
    }
    return archive.with_bytecode(content, inside)


def _locked(fresh: Path, original: Path) -> bytes:
    """Return the lock of the packages that pages load, with the digests that these have now."""
    whole = json.loads(original.read_bytes())
    needed = closure(whole["packages"], PACKAGES)
    packages = {
        name: {
            **whole["packages"][name],
            "sha256": _digest(fresh / whole["packages"][name]["file_name"]),
        }
        for name in sorted(needed)
    }
    return json.dumps({**whole, "packages": packages}).encode()


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _sums(folder: Path) -> dict[str, str]:
    lines = (folder / _SUMS).read_text("utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
