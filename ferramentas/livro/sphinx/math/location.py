"""The line of a formula, which a node knows only as the line of its paragraph."""

from pathlib import Path

from docutils import nodes

_TEXT_SUFFIXES = (".md", ".rst", ".txt")


def locate(node: nodes.Element) -> None:
    """Set ``source`` and ``line`` of a math node to where its formula is written."""
    source, line = _nearest_line(node)
    node.source = source
    node.line = _line_of(node.astext(), source, line) if source else line


def _nearest_line(node: nodes.Element) -> tuple[str | None, int | None]:
    here: nodes.Element | None = node
    source = None
    while here is not None:
        source = source or here.source
        if here.line is not None:
            return source, here.line
        here = here.parent
    return source, None


def _line_of(formula: str, source: str, start: int | None) -> int | None:
    path = Path(source)
    first = next((line.strip() for line in formula.splitlines() if line.strip()), "")
    if not first or path.suffix not in _TEXT_SUFFIXES or not path.is_file():
        return start
    lines = path.read_text("utf-8").splitlines()
    begin = (start or 1) - 1
    found = (number for number in range(begin, len(lines)) if first in lines[number])
    return next(found, begin) + 1
