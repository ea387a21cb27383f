"""What one list has and another lacks, as often as it should."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def missing(wanted: Iterable[str], found: Iterable[str]) -> list[str]:
    """Return what is wanted more often than it was found."""
    return list((Counter(wanted) - Counter(found)).elements())
