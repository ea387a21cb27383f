"""The comments that say where numbers come from that no cell of their page has.

    % números: 68%, 95% (a regra da normal)
    % números: 0,25 (capitulo/gradientes.md)

They stand above the block that has the numbers. What stands between the parentheses is the
reason, or the page of the book whose cells have them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from livro.translation.checks.numbers.stated import Stated, listed_in
from livro.translation.myst.model import Page
from livro.translation.myst.reader import parse

_LOOKS_LIKE_ONE = re.compile(r"^\s*%+\s*n[uú]mero", re.IGNORECASE)
_COMMENT = re.compile(r"^% números: (?P<list>[^()]+) \((?P<reason>.+)\)\s*$")


@dataclass(frozen=True, slots=True)
class Declaration:
    """A comment about numbers.

    Attributes:
        line: its line.
        numbers: those that it lists; none, if it cannot be read.
        reason: why no cell of the page has them, or the page whose cells do.
        block: the first and the last line of what it speaks of.
    """

    line: int
    numbers: tuple[Stated, ...]
    reason: str
    block: tuple[int, int]

    @property
    def page(self) -> str:
        """The page that it names as the one that has the numbers, if it does."""
        return f"book/{self.reason}" if re.fullmatch(r"[\w/-]+\.md", self.reason) else ""

    def covers(self, number: Stated) -> bool:
        """Tell whether it speaks of a number of its page."""
        first, last = self.block
        is_listed = any(number.values & listed.values for listed in self.numbers)
        return is_listed and first <= number.line <= last


def declarations(page: Page) -> list[Declaration]:
    """Return the comments of a page about numbers, those that cannot be read included."""
    lines = [n for n, line in enumerate(page.lines) if _LOOKS_LIKE_ONE.match(line)]
    lines = [line for line in lines if line not in page.literal]
    blocks = list(_blocks(page)) if lines else []
    return [_read(page.lines[line], line, blocks) for line in lines]


def _read(text: str, line: int, blocks: list[tuple[int, int]]) -> Declaration:
    found = _COMMENT.match(text)
    is_inside = any(first <= line <= last for first, last in blocks)
    if not found or is_inside:
        return Declaration(line, (), "", (0, 0))
    block = next((block for block in blocks if block[0] > line), (0, 0))
    return Declaration(line, tuple(listed_in(found["list"], line)), found["reason"], block)


def _blocks(page: Page) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line of each block of a page, comments aside."""
    for token in parse(page.text):
        if token.map and token.level == 0 and token.type != "myst_line_comment":
            yield token.map[0] + 1, token.map[1]
