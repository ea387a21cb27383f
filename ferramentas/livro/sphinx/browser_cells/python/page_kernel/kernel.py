"""One namespace for the cells of a page."""

import ast
import linecache
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from typing import Any

from . import screen
from .completion import complete
from .errors import describe
from .stream import Stream


class Kernel:
    """Run cells; each sees what the ones before it defined."""

    def __init__(self) -> None:
        self._namespace: dict[str, Any] = {"__name__": "__main__"}

    def run(self, code: str, name: str) -> bool:
        """Run a cell as Jupyter does: figures are shown, and the value of a last expression.

        Args:
            code: the text of the cell.
            name: what error messages call it.

        Returns:
            Whether it ran to its end.
        """
        linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
        stream = Stream(lambda text: screen.send("stream", text))
        with redirect_stdout(stream), redirect_stderr(stream):
            steps = (partial(self._execute, code, name), _show_figures)
            errors = [error for step in steps if (error := _error_of(step))]
            stream.flush()
        for error in errors:
            screen.send("error", describe(error, name))
        return not errors

    def complete(self, before: str) -> str:
        """Say what can come after a text, by what the cells defined."""
        return complete(before, self._namespace)

    def _execute(self, code: str, name: str) -> None:
        value = self._evaluate(code, name)
        if value is not None:
            sys.stdout.flush()
            screen.send("value", repr(value))

    def _evaluate(self, code: str, name: str) -> Any:
        """Execute a cell; return the value of its last line, unless it ends with `;`."""
        module = ast.parse(code, name)
        last = module.body[-1] if module.body else None
        if not isinstance(last, ast.Expr) or code.rstrip().endswith(";"):
            exec(compile(module, name, "exec"), self._namespace)
            return None
        module.body.pop()
        exec(compile(module, name, "exec"), self._namespace)
        return eval(compile(ast.Expression(last.value), name, "eval"), self._namespace)


def _error_of(step: Callable[[], object]) -> BaseException | None:
    try:
        step()
    except BaseException as error:  # exit() must not end the Python of the page
        return error
    return None


def _show_figures() -> None:
    """Show what was drawn and not yet shown."""
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.show()
