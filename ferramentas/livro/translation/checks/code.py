"""The texts of a code cell that a reader reads."""

from __future__ import annotations

import ast
import io
import tokenize
from typing import TYPE_CHECKING

from livro.book.shown import without_magics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.book.cells import Cell

# Calls and arguments whose texts are shown; in any other place, only a text of several words is.
_SHOWING = ("print", "plot", "title", "label", "legend", "annotate", "text", "display")
_KEYWORDS = {"label", "legend", "title", "xlabel", "ylabel", "suptitle"}


def tree(cell: Cell) -> ast.Module | None:
    """Return the syntax tree of a cell, or nothing where it is not Python."""
    try:
        return ast.parse(without_magics(cell.code))
    except (SyntaxError, ValueError):
        return None


def texts(cell: Cell) -> Iterator[tuple[str, int]]:
    """Yield what a cell shows and what its comments say, each with its line in the page."""
    yield from shown_strings(cell)
    yield from _comments(cell)


def shown_strings(cell: Cell) -> Iterator[tuple[str, int]]:
    """Yield the texts that a cell shows, each with its line in the page."""
    module = tree(cell)
    if module is None:
        return
    shown = _inside_shown(module)
    for node in ast.walk(module):
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            continue
        if node in shown or " " in node.value.strip():
            yield node.value, cell.first + node.lineno


def identifiers(cell: Cell) -> set[str]:
    """Return the words of the names that a cell uses."""
    names: set[str] = set()
    for node in ast.walk(tree(cell) or ast.Module([], [])):
        fields = (getattr(node, field, None) for field in ("id", "attr", "arg", "name", "module"))
        names.update(name for name in fields if isinstance(name, str))
    return {word for name in names for word in (name, *name.replace(".", "_").split("_"))}


def _inside_shown(module: ast.Module) -> set[ast.AST]:
    inside: set[ast.AST] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and any(word in _called(node) for word in _SHOWING):
            for argument in node.args:
                inside.update(ast.walk(argument))
        if isinstance(node, ast.keyword) and node.arg in _KEYWORDS:
            inside.update(ast.walk(node.value))
    return inside - _keys_of_subscripts(inside)


def _keys_of_subscripts(nodes: set[ast.AST]) -> set[ast.AST]:
    return {node.slice for node in nodes if isinstance(node, ast.Subscript)}


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _comments(cell: Cell) -> Iterator[tuple[str, int]]:
    """Yield the comments of a cell, each with its line in the page."""
    try:
        for token in tokenize.generate_tokens(io.StringIO(cell.code).readline):
            if token.type == tokenize.COMMENT:
                yield token.string.lstrip("# "), cell.first + token.start[0]
    except (tokenize.TokenError, SyntaxError):
        return
