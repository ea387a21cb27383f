"""The statements of a cell as they are compared: strings, imports and comments aside."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from livro.book.shown import without_magics

if TYPE_CHECKING:
    from collections.abc import Collection


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
