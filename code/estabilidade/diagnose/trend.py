"""Where, in a sequence of layers, a quantity grows or shrinks steadily.

A single layer a hundred times too large is a step, not a trend; so a stretch is judged by the
median of its differences a quarter of its length apart, which one step cannot move.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from estabilidade.arguments import Array

SHORTEST = 8  # layers: more than a block has (the keys of an attention get little gradient)
FEWEST = 5  # in a short network; with fewer, a step would be more than a third of the differences
NEARLY_ALL = 0.95


@dataclass(frozen=True)
class Trend:
    """A steady change, from layer `first` to layer `last`, of `rate` powers of ten a layer."""

    first: int
    last: int
    rate: float

    @property
    def total(self) -> float:
        """Powers of ten from one end to the other."""
        return self.rate * (self.last - self.first)


def steepest(log10: Array) -> Trend | None:
    """Return the stretch over which the quantity changes most; None if there are few layers.

    What comes back later did not vanish, and what was there before did not explode: the keys of an
    attention get a gradient thousands of times smaller than the path around them.
    """
    fall = _steepest(np.maximum.accumulate(log10[::-1])[::-1])
    rise = _steepest(np.maximum.accumulate(log10))
    found = [each for each in (fall, rise) if each is not None]
    return max(found, key=lambda each: abs(each.total), default=None)


def _steepest(log10: Array) -> Trend | None:
    """Of the stretches that hold nearly all of the change, return the shortest.

    The quiet layers around are not it.
    """
    count = len(log10)
    shortest = min(SHORTEST, max(FEWEST, count))
    every = [
        _stretch(log10, first, last)
        for first in range(count)
        for last in range(first + shortest - 1, count)
    ]
    stretches = [each for each in every if abs(each.total) > 1]
    most = max((abs(each.total) for each in stretches), default=0.0)
    enough = [each for each in stretches if abs(each.total) >= NEARLY_ALL * most]
    return min(enough, key=lambda each: (each.last - each.first, -abs(each.total)), default=None)


def _stretch(log10: Array, first: int, last: int) -> Trend:
    part = log10[first : last + 1]
    lag = max(1, len(part) // 4)
    steady = float(np.median(part[lag:] - part[:-lag])) / lag
    ends = float(part[-1] - part[0]) / (last - first)
    agree = steady * ends > 0
    return Trend(first, last, min(steady, ends, key=abs) if agree else 0.0)
