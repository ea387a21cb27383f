"""What a browser downloads at the first click, Pyodide apart."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import estabilidade
from livro.pyodide.release import BYTES, PACKAGES, SCRIPT_BYTES, VERSION
from livro.pyodide.wheel import make_wheel

_MODULES, _PYTHON = (Path(__file__).parent / name for name in ("modules", "python"))
FOLDER = "celulas"  # under the static files of the site; each kit in a folder named after it
PYODIDE = f"pyodide/{VERSION}"


def make_kit(address: str) -> dict[str, bytes]:
    """Return name -> content of the scripts, the wheels and what the worker must know.

    Args:
        address: where Pyodide is, absolute or seen from the kit; empty when nowhere.
    """
    wheels = dict([_book_wheel(), _kernel_wheel()])
    resources = {
        "pyodide": address,
        "bytes": BYTES + sum(map(len, wheels.values())),
        "scripts": SCRIPT_BYTES,
        "packages": PACKAGES,
        "wheels": list(wheels),
    }
    modules = {file.name: file.read_bytes() for file in sorted(_MODULES.iterdir())}
    return {**modules, **wheels, "resources.json": json.dumps(resources).encode()}


def digest(kit: Mapping[str, bytes]) -> str:
    """Return a short name for exactly this kit, which no old copy in a cache can have."""
    summary = sha256()
    for name, content in kit.items():
        summary.update(f"{name}\0{len(content)}\0".encode() + content)
    return summary.hexdigest()[:10]


def _book_wheel() -> tuple[str, bytes]:
    package = Path(estabilidade.__file__).parent
    return make_wheel("estabilidade", version("estabilidade"), [package])


def _kernel_wheel() -> tuple[str, bytes]:
    return make_wheel("page_kernel", "0", [_PYTHON / "page_kernel"])
