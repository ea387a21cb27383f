"""A directive: its name, its argument, its options, and where its body starts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from markdown_it.token import Token

from livro.book.cells import header_length

_INFO = re.compile(r"^\{(?P<name>[\w:.-]+)\}\s*(?P<argument>.*)$")
_OPTION = re.compile(r"^:?\s*(?P<key>[\w-]+):\s+(?P<value>.*)$")

# Their bodies are no prose.
LITERAL = frozenset(
    {"code-cell", "code", "code-block", "raw", "math", "bibliography", "toctree", "regras", "giro"}
    | {"eval-rst"}
)
# Their arguments and options are.
TITLED = frozenset({"admonition", "card", "dropdown", "grid-item-card", "tab-item", "table"})
WORDED = frozenset({"antes", "alt", "caption"})
# The argument is a label.
LEADING = frozenset({"proxima"})


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive on a page; lines are counted from 1."""

    name: str
    argument: str
    options: tuple[tuple[str, str, int], ...]  # key, value, line
    body: str
    line: int
    body_line: int


def read_directive(token: Token, offset: int) -> Directive | None:
    """Read the directive of a fence, or nothing for a fence that is none."""
    info = _INFO.match(token.info.strip())
    if not info or token.map is None:
        return None
    line = offset + token.map[0] + 1
    lines = token.content.split("\n")
    header = header_length(lines)
    return Directive(
        info["name"],
        info["argument"],
        tuple(options(lines[:header], line + 1)),
        "\n".join(lines[header:]),
        line,
        line + 1 + header,
    )


def options(header: list[str], first: int) -> Iterator[tuple[str, str, int]]:
    """Yield the keys of a header, each with its text and the line where the text starts.

    A text may take several lines, further to the right (`caption: >-`).
    """
    for number, line in enumerate(header):
        option = _OPTION.match(line.strip())
        if option and option["value"][:1] in ("|", ">"):
            yield option["key"], _deeper(header, number), first + number + 1
        elif option:
            yield option["key"], option["value"].strip("\"'"), first + number


def _deeper(lines: list[str], number: int) -> str:
    """Return the lines below one that are further to the right than it."""
    left = len(lines[number]) - len(lines[number].lstrip())
    below = takewhile(lambda line: line[: left + 1].isspace() or not line, lines[number + 1 :])
    return "\n".join(line.strip() for line in below)
