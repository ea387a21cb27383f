"""How the time to read a d2l page grows with the page: a ratio of 2 is linear."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

from livro.d2l import read

if TYPE_CHECKING:
    from pathlib import Path

SIZES = (1.25, 2.5, 5.0)  # megabytes
_MEGABYTE = 1_000_000


def growth(page: Path) -> dict[str, float]:
    """Return time(2n) / time(n) of reading a page repeated up to each size."""
    text = page.read_text(encoding="utf-8")
    times = {size: _seconds(text * round(size * _MEGABYTE / len(text))) for size in SIZES}
    return {
        f"{small:g} → {large:g} MB".replace(".", ","): times[large] / times[small]
        for small, large in pairwise(SIZES)
    }


def _seconds(text: str) -> float:
    start = time.perf_counter()
    read(text)
    return time.perf_counter() - start
