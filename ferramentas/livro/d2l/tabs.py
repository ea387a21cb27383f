"""The frameworks to which a cell or a stretch of text belongs."""

import re
from collections.abc import Sequence

DEFAULT = ("mxnet",)  # what a cell without a mark is written for
_MARK = re.compile(r"[ \t]*(?:#[ \t]*(?:@|%%)tab|%%tab)[ \t]+(\S.*)$")


def names(listed: str) -> tuple[str, ...]:
    """Split `a, b`; `all` is the empty tuple, which stands for every framework."""
    found = tuple(name.strip() for name in listed.split(",") if name.strip())
    return () if found == ("all",) else found


def mark(line: str) -> tuple[str, ...] | None:
    """Return the frameworks of a `#@tab`, `# @tab` or `%%tab` line, None of any other line."""
    match = _MARK.match(line)
    return names(match[1]) if match else None


def of_cell(code: Sequence[str], around: tuple[str, ...]) -> tuple[str, ...]:
    """Return the frameworks of a cell: its first mark, or the text tab around it, or MXNet."""
    marked = next((found for line in code if (found := mark(line)) is not None), None)
    return around or DEFAULT if marked is None else marked
