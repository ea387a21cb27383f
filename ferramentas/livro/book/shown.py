"""The functions that the pages show are the functions of `estabilidade`: compare, bring up to date.

A top-level function in a cell tagged `tab-<framework>` with the name of a function of
`estabilidade.<framework>` *is* that function; in an untagged cell, the same goes for
`estabilidade.theory` or, on the page that runs in MXNet, for `estabilidade.mxnet`.  Docstrings,
annotations and comments are set aside: they are for the package's readers.
"""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import estabilidade
from livro.book import files, mxnet
from livro.book.cells import Cell, code_cells
from livro.errors import BookError

PACKAGE = Path(estabilidade.__file__).parent


@dataclass(frozen=True)
class Shown:
    """A function on a page beside the source of its original in the package."""

    cell: Cell
    node: ast.FunctionDef
    original: str

    @property
    def place(self) -> str:
        """Where the function starts, as `file:line`."""
        return f"{self.cell.page}:{self.cell.first + self.node.lineno}"

    @property
    def is_current(self) -> bool:
        """Whether the page shows the syntax tree of the package."""
        return bare(ast.unparse(self.node)) == bare(self.original)


@cache
def _originals(module: str) -> dict[str, str]:
    """Map the functions of `estabilidade.<module>` to their sources, importing no framework."""
    file = PACKAGE / f"{module}.py"
    functions = {}
    for path in [file] if file.is_file() else sorted((PACKAGE / module).glob("*.py")):
        source = files.read(path)
        for node in ast.parse(source).body:
            if isinstance(node, ast.FunctionDef):
                first = min([node.lineno, *(d.lineno for d in node.decorator_list)]) - 1
                functions[node.name] = "\n".join(source.splitlines()[first : node.end_lineno])
    return functions


def _modules(cell: Cell) -> list[str]:
    known = {framework.name for framework in estabilidade.FRAMEWORKS}
    untagged = "mxnet" if cell.kernel == mxnet.KERNEL else "theory"
    return [name for name in cell.says.frameworks if name in known] or [untagged]


def without_magics(code: str) -> str:
    """Return code without the commands of IPython; the other lines stay where they are."""
    return "\n".join("pass" if line.startswith(("%", "!")) else line for line in code.split("\n"))


def _parse(cell: Cell) -> ast.Module:
    try:
        return ast.parse(without_magics(cell.code))
    except SyntaxError as error:
        near = (error.text or "").strip()
        message = f"a célula não é Python válido perto de “{near}”."
        raise BookError(f"{cell.page}:{cell.first + (error.lineno or 1)}: {message}") from error


def shown_functions(page: Path) -> Iterator[Shown]:
    """Yield each function of the package that a page shows, from top to bottom.

    Raises:
        BookError: a cell is not valid Python; the message says where.
    """
    return shown_in(code_cells(page))


def shown_in(cells: Iterable[Cell]) -> Iterator[Shown]:
    """Yield each function of the package that some cells show.

    Raises:
        BookError: a cell is not valid Python; the message says where.
    """
    for cell in cells:
        functions = [node for node in _parse(cell).body if isinstance(node, ast.FunctionDef)]
        for node in functions:
            for module in _modules(cell):
                if original := _originals(module).get(node.name):
                    yield Shown(cell, node, original)


def synchronize(pages: Iterable[Path]) -> list[str]:
    """Rewrite the functions that have drifted from the package; return where, as `file:line`.

    Raises:
        BookError: a cell is not valid Python; no page is changed.
    """
    changed = []
    written: dict[Path, bytes | None] = {}
    for page in pages:
        lines = files.read(page).split("\n")
        stale = [shown for shown in shown_functions(page) if not shown.is_current]
        for shown in reversed(stale):  # from the bottom up: the lines above keep their numbers
            decorators = [decorator.lineno for decorator in shown.node.decorator_list]
            start = shown.cell.first + min([shown.node.lineno, *decorators]) - 1
            end = shown.cell.first + (shown.node.end_lineno or shown.node.lineno)
            lines[start:end] = listing(shown.original).split("\n")
        if stale:
            written[page] = files.as_saved(page, "\n".join(lines))
        changed += [f"{shown.place}: {shown.node.name}" for shown in stale]
    files.write_together(written)
    return changed


def bare(source: str) -> str:
    """Return the syntax tree of a function, as text, apart from docstring and annotations."""
    return ast.dump(_plain(source))


def listing(source: str) -> str:
    """Return the text of a function for a page: its own lines, below a plain signature."""
    lines, function = source.splitlines(), _plain(source)
    above = lines[: ast.parse(source).body[0].lineno - 1]  # the decorators
    signature = f"def {function.name}({ast.unparse(function.args)}):".replace("'", '"')
    return "\n".join([*above, signature, *lines[function.body[0].lineno - 1 :]])


def _plain(source: str) -> ast.FunctionDef:
    (function,) = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    if ast.get_docstring(function) is not None:
        del function.body[0]
    function.returns = None
    for node in ast.walk(function):
        if isinstance(node, ast.arg):
            node.annotation = None
    return function
