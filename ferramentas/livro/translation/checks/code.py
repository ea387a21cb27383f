"""The texts of a code cell that a reader reads."""

import ast
import io
import tokenize
from collections.abc import Iterator
from functools import cache

from livro.book.cells import Cell
from livro.book.shown import without_magics

# Calls and arguments whose texts are shown; in any other place, only a text of several words is.
_SHOWING = ("print", "plot", "title", "label", "legend", "annotate", "text", "display")
_KEYWORDS = {"label", "legend", "title", "xlabel", "ylabel", "suptitle"}


def tree(cell: Cell) -> ast.Module | None:
    """Return the syntax tree of a cell, or nothing where it is not Python."""
    return tree_of(cell.code)


def texts(cell: Cell) -> Iterator[tuple[str, int]]:
    """Yield what a cell shows and what its comments say, each with its line in the page."""
    yield from shown_strings(cell)
    for text, line in _comments(cell.code):
        yield text, cell.first + line


def shown_strings(cell: Cell) -> Iterator[tuple[str, int]]:
    """Yield the texts that a cell shows, each with its line in the page."""
    for text, line in _shown_strings(cell.code):
        yield text, cell.first + line


def identifiers(cell: Cell) -> frozenset[str]:
    """Return the words of the names that a cell uses."""
    return _identifiers(cell.code)


# Several rules ask the same of each cell.
@cache
def tree_of(code: str) -> ast.Module | None:
    """Return the syntax tree of some code, or nothing where it is not Python."""
    try:
        return ast.parse(without_magics(code))
    except (SyntaxError, ValueError):
        return None


@cache
def _shown_strings(code: str) -> tuple[tuple[str, int], ...]:
    """Return the texts that a cell shows, each with its line in the cell."""
    module = tree_of(code) or ast.Module([], [])
    shown = _inside_shown(module)
    return tuple(
        (node.value, node.lineno)
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if node in shown or " " in node.value.strip()
    )


@cache
def _identifiers(code: str) -> frozenset[str]:
    names: set[str] = set()
    for node in ast.walk(tree_of(code) or ast.Module([], [])):
        fields = (getattr(node, field, None) for field in ("id", "attr", "arg", "name", "module"))
        names.update(name for name in fields if isinstance(name, str))
    return frozenset(w for name in names for w in (name, *name.replace(".", "_").split("_")))


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


@cache
def _comments(code: str) -> tuple[tuple[str, int], ...]:
    """Return the comments of a cell, each with its line in it, up to where it is no Python."""
    found = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            if token.type == tokenize.COMMENT:
                found.append((token.string.lstrip("# "), token.start[0]))
    except (tokenize.TokenError, SyntaxError):
        pass
    return tuple(found)
