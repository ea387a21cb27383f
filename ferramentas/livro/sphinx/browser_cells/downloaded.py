"""What a browser downloads at the first click, Pyodide apart."""

import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import estabilidade
from livro.pyodide.frameworks import FRAMEWORKS_LOCK, Session
from livro.pyodide.release import PACKAGES, Size
from livro.pyodide.wheel import make_wheel

_MODULES, _PYTHON = (Path(__file__).parent / name for name in ("modules", "python"))
FOLDER = "celulas"  # under the static files of the site


def make_files(
    address: str, size: Size, sessions: Mapping[str, Session] | None = None
) -> dict[str, bytes]:
    """Return name -> content of the scripts, the wheels and what the worker must know.

    Args:
        address: where Pyodide is, absolute or seen from these files; empty when nowhere.
        size: of the files there.
        sessions: framework -> what its cells need besides.
    """
    wheels = dict([_book_wheel(), _kernel_wheel()])
    resources: dict[str, Any] = {
        "pyodide": address,
        "bytes": size.whole + sum(map(len, wheels.values())),
        "scripts": size.scripts,
        "packages": PACKAGES,
        "wheels": list(wheels),
    }
    if sessions:  # what is another for each of them
        resources["frameworks"] = {
            name: {
                "lock": FRAMEWORKS_LOCK,
                "bytes": resources["bytes"] + session.bytes,
                "packages": [*PACKAGES, *session.packages],
            }
            for name, session in sessions.items()
        }
    modules = {file.name: file.read_bytes() for file in sorted(_MODULES.iterdir())}
    return {**modules, **wheels, "resources.json": json.dumps(resources).encode()}


def _book_wheel() -> tuple[str, bytes]:
    package = Path(estabilidade.__file__).parent
    return make_wheel("estabilidade", version("estabilidade"), [package])


def _kernel_wheel() -> tuple[str, bytes]:
    return make_wheel("page_kernel", "0", [_PYTHON / "page_kernel"])
