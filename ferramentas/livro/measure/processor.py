"""What an action costs the processor, whatever else the machine does meanwhile."""

from collections.abc import Callable
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from typing import TypeVar

T = TypeVar("T")


def cost(action: Callable[..., T], *arguments: object) -> tuple[float, T]:
    """Return the seconds of this process and of those that it started and waited for."""
    start = _used()
    result = action(*arguments)
    return _used() - start, result


def _used() -> float:
    uses = (getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN))
    return sum(use.ru_utime + use.ru_stime for use in uses)
