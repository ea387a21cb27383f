"""The numbers that the code of a page has: what it asserts, what it chooses, what it names."""

import ast
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from livro.translation.checks.code import tree_of
from livro.translation.checks.numbers.stated import WITHOUT_BOUNDS
from livro.translation.myst.model import Page

_IN_TEXT = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)?(?:e[-+]?\d+)?(?![\w.,]?\d)")
_LARGEST_POWER = 1000


def numbers_of(page: Page) -> frozenset[Decimal]:
    """Return the numbers in the cells of a page, without their signs."""
    return frozenset(number for cell in page.cells for number in _numbers(cell.code))


@cache
def _numbers(code: str) -> frozenset[Decimal]:
    module = tree_of(code)
    return frozenset(_inside(module)) if module else frozenset()


def _inside(node: ast.AST) -> Iterator[Decimal]:
    if (value := _constant(node)) is not None:
        yield value
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        for found in _IN_TEXT.findall(node.value):
            yield Decimal(found.replace(",", "."))
    for child in ast.iter_child_nodes(node):
        if child is not getattr(node, "format_spec", None):
            yield from _inside(child)


def _constant(node: ast.AST) -> Decimal | None:
    """Return the value of a number, or of a power of one; a sign is a node of its own."""
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return Decimal(repr(number))
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            base, power = _constant(left), _signed(right)
            if base and power is not None and abs(power) < _LARGEST_POWER:
                return WITHOUT_BOUNDS.power(base, power)
    return None


def _signed(node: ast.AST) -> Decimal | None:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        value = _constant(node.operand)
        return None if value is None else -value
    return _constant(node)
