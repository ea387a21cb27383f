"""The formulas of a page, and what makes two of them the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.translation.myst.model import Mark

if TYPE_CHECKING:
    from livro.translation.myst.model import Page

_TEXT = re.compile(r"\\(?:text|textrm|textit|textbf|mbox)\s*\{[^{}]*\}")
_SPACE_AFTER_COMMAND = re.compile(r"(\\[a-zA-Z]+)\s+(?=[a-zA-Z])")
_SPACE_COMMAND = re.compile(r"((?<!\\)\\)\s")
_DECIMAL_COMMA = re.compile(r"(?<=\d)\{,\}(?=\d)")


def formulas_of(page: Page) -> list[tuple[str, int]]:
    """Return the formulas of a page, in a line or on lines of their own, with their places."""
    inline = [(span.text, span.line) for span in page.spans if span.mark is Mark.FORMULA]
    displayed = [(display.tex, display.line) for display in page.displays]
    return sorted(inline + displayed, key=lambda formula: formula[1])


def normalized(tex: str) -> str:
    """Return a formula without what may differ: spaces, words, the mark of the decimals."""
    tex = _DECIMAL_COMMA.sub(".", _TEXT.sub(r"\\text{}", tex))
    for meant in (_SPACE_AFTER_COMMAND, _SPACE_COMMAND):
        tex = meant.sub("\\1\0", tex)
    return re.sub(r"\s", "", tex).replace("\0", " ")
