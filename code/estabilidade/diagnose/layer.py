"""What is known of one call of one layer."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

import numpy as np

from estabilidade.arguments import Array
from estabilidade.diagnose.signal import Signal


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
        update_ratio: size of one step of gradient descent, over the size of the weights.
        saturated: fraction of the outputs of a sigmoid or tanh whose derivative is less than 4 %
            of its maximum; None for other layers.
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


def weight_gain(weights: Array, n_in: int) -> float:
    """Return `sqrt(n_in * mean(w**2))`: 1 for LeCun, the square root of 2 for He."""
    w = np.asarray(weights, float)
    return float(np.sqrt(n_in * np.mean(w * w))) if w.size else 0.0


def are_symmetric(weights: Array, gradients: Array) -> bool:
    """Tell whether all rows of the weights are one, not 0, and those of their gradients too."""
    w, g = (np.asarray(each, float).reshape(len(each), -1) for each in (weights, gradients))
    if len(w) < 2 or not np.isfinite(w).all() or not np.isfinite(g).all() or not g.any():
        return False
    tolerance = 1e-5 * np.abs(g).max()
    return bool((w == w[0]).all() and np.abs(g - g[0]).max() <= tolerance)


def saturation(kind: str, outputs: Array) -> float | None:
    """Return the fraction of outputs of a sigmoid or tanh where the derivative is below 4 %."""
    a = np.asarray(outputs, float)
    slopes = {"sigmoid": lambda: 4 * a * (1 - a), "tanh": lambda: 1 - a * a}
    slope = slopes.get(kind.lower())
    return float((slope() < 0.04).mean()) if slope else None
