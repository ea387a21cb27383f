"""What the book already has: frameworks and works to cite."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from estabilidade import FRAMEWORKS

if TYPE_CHECKING:
    from pathlib import Path

_WORK = re.compile(r"^[ \t]*@(?!comment|string|preamble)\w+[ \t]*\{[ \t]*([^,\s]+)", re.MULTILINE)
_ELSEWHERE = frozenset({"mxnet"})  # runs only in a kernel of its own, on pages of its own


def frameworks() -> dict[str, str]:
    """Return the frameworks whose cells a page can hold, and their labels."""
    return {each.name: each.label for each in FRAMEWORKS if each.name not in _ELSEWHERE}


def works(root: Path) -> frozenset[str]:
    """Return the keys of the bibliography."""
    path = root / "book" / "referencias.bib"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return frozenset(_WORK.findall(text))
