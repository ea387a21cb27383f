"""A function as a page lists it: without its docstring and its annotations."""

import ast


def bare(source: str) -> str:
    """Return the syntax tree of a function, as text, apart from docstring and annotations."""
    return ast.dump(_parse(source))


def listing(source: str) -> str:
    """Return the text of a function for a page: its own lines, below a plain signature."""
    lines, function = source.splitlines(), _parse(source)
    above = lines[: ast.parse(source).body[0].lineno - 1]  # the decorators
    signature = f"def {function.name}({ast.unparse(function.args)}):".replace("'", '"')
    return "\n".join([*above, signature, *lines[function.body[0].lineno - 1 :]])


def _parse(source: str) -> ast.FunctionDef:
    (function,) = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    if ast.get_docstring(function) is not None:
        del function.body[0]
    function.returns = None
    for node in ast.walk(function):
        if isinstance(node, ast.arg):
            node.annotation = None
    return function
