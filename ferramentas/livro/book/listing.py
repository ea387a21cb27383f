"""A function as a page lists it: without docstring and annotations, in the width of a page."""

from __future__ import annotations

import ast
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE_LENGTH = 80  # what fits beside the sidebar without scrolling


def bare(source: str) -> str:
    """Return the syntax tree of a function, as text, apart from docstrings and annotations."""
    return ast.dump(ast.parse(_strip(source)))


def listing(source: str) -> str:
    """Return the text of a function for a page.

    Raises:
        subprocess.CalledProcessError: ruff, which breaks the lines, failed.
    """
    command = [sys.executable, "-m", "ruff", "format", f"--line-length={LINE_LENGTH}"]
    command += ["--config", "format.skip-magic-trailing-comma=true", "-"]
    answer = subprocess.run(
        command, input=_strip(source), capture_output=True, text=True, check=True
    )
    return answer.stdout.rstrip("\n")


def _strip(source: str) -> str:
    data = source.encode()  # the offsets of `ast` count bytes
    for start, end in sorted(_superfluous(data), reverse=True):
        data = data[:start] + data[end:]
    return data.decode()


def _superfluous(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the byte ranges of the docstrings and annotations."""
    starts = [0]
    for line in data.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def start(node: ast.expr | ast.stmt | ast.arg) -> int:
        return starts[node.lineno - 1] + node.col_offset

    def end(node: ast.expr) -> int:
        return starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)

    for node in ast.walk(ast.parse(data)):
        if isinstance(node, ast.arg) and node.annotation:
            yield start(node) + len(node.arg.encode()), end(node.annotation)
        elif isinstance(node, ast.AnnAssign) and node.value:
            yield end(node.target), end(node.annotation)
        elif isinstance(node, ast.FunctionDef):
            if node.returns:
                yield data.rindex(b"->", 0, start(node.returns)), end(node.returns)
            if ast.get_docstring(node, clean=False) is not None and len(node.body) > 1:
                yield start(node.body[0]), start(node.body[1])
