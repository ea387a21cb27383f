"""The activations that are known by name, and where they saturate: as layers or as functions."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from estabilidade.arguments import Array
from estabilidade.diagnose.layer import Layer
from estabilidade.diagnose.signal import NUMPY, Reductions
from estabilidade.theory.activations import sigmoid

FLAT = 0.04  # of the greatest derivative


@dataclass(frozen=True)
class Function:
    """An activation: its value, its derivative from the value, and the greatest of these."""

    value: Callable[[Array], Array]
    slope: Callable[[Array], Array]
    steepest: float | None = None  # where it flattens


FUNCTIONS = {
    "linear": Function(lambda z: z, np.ones_like),
    "relu": Function(lambda z: np.maximum(z, 0), lambda a: (a > 0).astype(float)),
    "tanh": Function(np.tanh, lambda a: 1 - a * a, 1.0),
    "sigmoid": Function(sigmoid, lambda a: a * (1 - a), 0.25),
}


def saturation(kind: str, outputs: Any, by: Reductions = NUMPY) -> float | None:
    """Return the fraction of outputs of a sigmoid or tanh where the derivative is below 4 %."""
    function = FUNCTIONS.get(kind.lower())
    if function is None or function.steepest is None:
        return None
    return float((function.slope(by.on_host(outputs)) < FLAT * function.steepest).mean())


class Between:
    """Finds the sigmoids and tanhs that are no layers, but functions called between two of them.

    Of these no framework tells: what enters a layer is compared with what left the one before.
    """

    def __init__(self, by: Reductions) -> None:
        self._by = by
        self._last: tuple[Layer, Any] | None = None

    def leaves(self, layer: Layer, values: Any) -> None:
        """Keep the output of a layer, until the next one comes."""
        self._last = layer, values

    def awaits(self, values: Any) -> bool:
        """Tell whether this input may be a function of the last output, and worth a look."""
        if self._last is None:
            return False
        layer, before = self._last
        told = layer.saturated is None and layer.activation.largest > 0.5  # below it, φ(z) ≈ z
        return told and before.shape == values.shape

    def enters(self, values: Any) -> None:
        """Look at an input that was awaited."""
        assert self._last is not None
        layer, before = self._last
        for kind in ("tanh", "sigmoid"):
            if self._is(FUNCTIONS[kind].value, before, values):
                layer.saturated = saturation(kind, values, self._by)

    def _is(self, function: Callable[[Array], Array], before: Any, after: Any) -> bool:
        """Tell whether one tensor is the function of the other: first by a few elements.

        Zeros alone tell nothing: so far below 0, a ReLU gives what a sigmoid gives.
        """
        few = slice(None, None, max(1, math.prod(after.shape) // 64))
        for part in (few, slice(None)):
            z, a = (self._by.on_host(each.reshape(-1)[part]) for each in (before, after))
            if not np.allclose(function(z), a, rtol=0, atol=0.01):  # bfloat16 has three digits
                return False
        return bool(a.any())
