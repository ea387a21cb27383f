"""What is known of one call of one layer."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from estabilidade.diagnose.signal import NUMPY, Reductions, Signal


@dataclass
class Layer:
    """One call of one layer, in the order of execution.

    Attributes:
        name: as the model calls it; a second call is `name (2)`.
        kind: the class of the layer.
        activation: of its output.
        gradient: of the loss with respect to its output; None if none came back.
        gain: the largest of its weights' `sqrt(n_in * mean(w**2))`, what the layer does to the
            size of independent inputs; None where there are no weights to multiply by.
        gains: parameter -> gain.
        normalizes: it rescales its input, so that `gain` is what it rescales it to.
        repeated: it ran before, with these weights.
        update_ratio: size of one step of gradient descent, over the size of the weights.
        saturated: fraction of the outputs of a sigmoid or tanh, the layer itself or what its
            output goes through, whose derivative is less than 4 % of its maximum; None if there
            is none.
        symmetric: all its units have the same weights and get the same gradient.
        frozen: it has weights, and none is to be trained.
        dtype: of its output.
        units: how many it has (channels, in a convolution).
    """

    name: str
    kind: str
    activation: Signal
    gradient: Signal | None = None
    gains: dict[str, float] = dataclasses.field(default_factory=dict)
    normalizes: bool = False
    repeated: bool = False
    update_ratio: float | None = None
    saturated: float | None = None
    symmetric: bool = False
    frozen: bool = False
    dtype: str = "float32"
    units: int = 0

    @property
    def gain(self) -> float | None:
        """Return the largest gain of the weights, if there are any."""
        return max(self.gains.values(), default=None)

    @property
    def multiplies(self) -> bool:
        """Tell whether the layer multiplies its input by weights."""
        return bool(self.gains) and not self.normalizes

    def as_dict(self) -> dict[str, Any]:
        """Return every number, by name, with the margins to the limits of each format."""
        result = dataclasses.asdict(self) | {"gain": self.gain}
        result["activation"]["margins"] = self.activation.margins()
        if self.gradient:
            result["gradient"]["margins"] = self.gradient.margins()
        return result


def weight_gain(norm: float, size: int, n_in: int) -> float:
    """Return `sqrt(n_in * mean(w**2))`: 1 for LeCun, the square root of 2 for He.

    Args:
        norm: of all the weights together.
        size: how many they are.
        n_in: how many inputs each output sums.
    """
    return norm * math.sqrt(n_in / size) if size else 0.0


def update_ratio(rate: float, sizes: Sequence[tuple[float, float]]) -> float | None:
    """Return the size of a step over that of the weights, from the norms (weight, gradient)."""
    weights = math.hypot(*(weight for weight, _ in sizes))
    return rate * math.hypot(*(gradient for _, gradient in sizes)) / weights if weights else None


def are_symmetric(weights: Any, gradients: Any, by: Reductions = NUMPY) -> bool:
    """Tell whether all rows of the weights are one, and those of their gradients too, not all 0."""
    if len(weights) < 2 or not np.array_equal(*by.on_host(weights[:2])):
        return False  # nearly always, and at once
    w, g = (by.on_host(each).reshape(len(each), -1) for each in (weights, gradients))
    if not np.isfinite(w).all() or not np.isfinite(g).all() or not g.any():
        return False
    tolerance = 1e-5 * np.abs(g).max()
    return bool((w == w[0]).all() and np.abs(g - g[0]).max() <= tolerance)
