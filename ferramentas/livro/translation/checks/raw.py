"""The lines of a page as they were typed, without what is code: where damaged markup shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.myst.model import Page

# A role, whose backticks come after `:` or `}`, or else code that stands by itself.
_ROLE_OR_CODE = re.compile(r"(?P<role>[:}]`[^`]*`)|(?P<fence>`+)(?!`)[^`]+(?P=fence)(?!`)")


def raw_lines(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the lines of a page that are no code, without the code inside them."""
    for number, line in enumerate(page.lines):
        if number not in page.literal:
            yield number, _ROLE_OR_CODE.sub(lambda found: found["role"] or "", line)


def matches(page: Page, *patterns: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Yield what the patterns find, line by line."""
    for number, line in raw_lines(page):
        for pattern in patterns:
            for match in pattern.finditer(line):
                yield number, match[0]
