"""The process in which the release runs in V8; what it writes is the bytecode, in a zip.

V8 keeps threads of its own, which a fork would lose, and Sphinx forks: so V8 has its own process,
as in `katex`.
"""

import json
import os
import re
import sys
import traceback
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

_HERE = Path(__file__).parent
_MODULES = ("pyodide.asm.mjs", "pyodide.mjs")
# A module says what it gives; a script, which is what this V8 reads, leaves it with the others.
_GIVEN = re.compile(r"export default (?P<one>\w+);|export\{(?P<two>\w+) as loadPyodide,[^}]*\};")
_NAMES = {"one": "createPyodideModule", "two": "loadPyodide"}


def main(release: Path) -> None:
    """Write the bytecode of what a first figure imports."""
    v8 = MiniRacer()
    v8.eval((_HERE / "shell.js").read_text("utf-8"))
    for path in release.iterdir():
        _give(v8, f"/{path.name}", path.read_bytes())
    for name in _MODULES:
        v8.eval(_as_script((release / name).read_text("utf-8")))
    sys.stdout.buffer.write(
        _compiled(v8, sorted(f"/{path.name}" for path in release.glob("*.whl")))
    )


def _give(v8: Any, name: str, content: bytes) -> None:
    """Put a file where the scripts find it."""
    v8.eval(f"files[{json.dumps(name)}] = new ArrayBuffer({len(content)})")[:] = content


def _as_script(module: str) -> str:
    body = module.replace("import.meta.url", '""')
    return f"(() => {{ {_GIVEN.sub(_left_with_the_others, body)}\n }})(); 0"


def _left_with_the_others(found: re.Match[str]) -> str:
    return next(
        f"globalThis.{_NAMES[key]} = {name};" for key, name in found.groupdict().items() if name
    )


def _compiled(v8: Any, wheels: list[str]) -> bytes:
    program = (_HERE / "first_figure.py").read_text("utf-8")
    try:
        return bytes(
            v8.eval(f"compileFirstFigure({json.dumps(wheels)}, {json.dumps(program)})").get()
        )
    finally:
        print(v8.eval("printed.join('\\n')"), file=sys.stderr)


if __name__ == "__main__":
    status = 1
    try:
        main(Path(sys.argv[1]))
        sys.stdout.flush()
        status = 0
    finally:
        if status:
            traceback.print_exc()
        sys.stderr.flush()
        os._exit(status)  # V8 may wait for its own threads for ever
