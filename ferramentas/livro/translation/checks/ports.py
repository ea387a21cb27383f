"""How the cells of the source became those of the book, statement by statement.

What was changed on purpose is in `traducao/portes.yml`.
"""

import ast
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from livro.book.located import Located, compose
from livro.book.shown import without_magics
from livro.translation.segments.places import PORTS


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement: its syntax tree decides whether two are the same; its code is for messages."""

    tree: str
    code: str
    line: int


class _WithoutStrings(ast.NodeTransformer):
    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        return ast.Constant("") if isinstance(node.value, str) else node


def statements(code: str, apart: Collection[str] = ()) -> list[Statement]:
    """Return the statements of some code but for imports; of some functions, only the name.

    Args:
        code: of a cell.
        apart: names of functions whose bodies do not count, as those written `...` do not.

    Raises:
        SyntaxError: the code is not Python.
    """
    kept = []
    for node in ast.parse(without_magics(code)).body:
        if isinstance(node, ast.FunctionDef) and (node.name in apart or _is_left_out(node)):
            kept.append(Statement(f"def {node.name}", f"def {node.name}", node.lineno))
        elif not isinstance(node, ast.Import | ast.ImportFrom | ast.Pass):
            text, line = ast.unparse(node), node.lineno
            kept.append(Statement(ast.dump(_WithoutStrings().visit(node)), text, line))
    return kept


def _is_left_out(function: ast.FunctionDef) -> bool:
    """Tell whether the body of a function is just `...`."""
    return [ast.unparse(statement) for statement in function.body] == ["..."]


def trees(found: Collection[Statement]) -> list[str]:
    """Return what is compared of some statements."""
    return [statement.tree for statement in found]


@dataclass(frozen=True, slots=True)
class Change:
    """Statements of the source, and those that stand for them in the book."""

    old: tuple[Statement, ...]
    new: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Port:
    """What was changed on purpose in a cell.

    Attributes:
        segment: id of the segment of the source's cell.
        tab: the framework of the book's cell; another one than the source's stands beside it.
        reason: why, for whoever reads the file.
        changes: what became what.
    """

    segment: str
    tab: str
    reason: str
    changes: tuple[Change, ...]

    def carry_out(self, source: list[Statement]) -> list[Statement]:
        """Return the statements that the book should have.

        Raises:
            ValueError: the source no longer has what the port changes.
        """
        for change in self.changes:
            place = _place(trees(source), trees(change.old))
            source = [*source[:place], *change.new, *source[place + len(change.old) :]]
        return source


def _place(source: list[str], wanted: list[str]) -> int:
    for place in range(len(source) - len(wanted) + 1):
        if source[place : place + len(wanted)] == wanted:
            return place
    raise ValueError


def read_ports(path: Path) -> tuple[Port, ...]:
    """Read the ports of a book; none, if it has no such file.

    Raises:
        BookError: the file is not as it should be; the message says where and why.
    """
    content = compose(path.read_bytes(), PORTS.as_posix()) if path.is_file() else None
    if content is None:
        return ()
    return tuple(
        _port(segment, tab, fields)
        for segment, tabs in content.mapping().items()
        for tab, fields in tabs.mapping().items()
    )


def _port(segment: str, tab: str, fields: Located) -> Port:
    values = fields.mapping(("motivo", "trocas"), ("motivo", "trocas"))
    changes = tuple(_change(item) for item in values["trocas"].items())
    return Port(segment, tab, values["motivo"].text(), changes)


def _change(item: Located) -> Change:
    sides = item.mapping(("de", "por"), ("de", "por"))
    return Change(_code(sides["de"]), _code(sides["por"]))


def _code(side: Located) -> tuple[Statement, ...]:
    try:
        return tuple(statements(side.text()))
    except (SyntaxError, ValueError):  # a NUL is the second in some versions of Python
        side.refuse("não é Python válido")
