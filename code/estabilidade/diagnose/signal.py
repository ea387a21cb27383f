"""What is kept of a tensor: a few numbers, never the tensor."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from estabilidade.arguments import Array

# Largest finite and least positive number of each format (the subnormals count).
RANGES = {
    "float16": (65504.0, 2.0**-24),
    "bfloat16": (2.0**127 * (2 - 2.0**-7), 2.0**-133),
    "float32": (2.0**127 * (2 - 2.0**-23), 2.0**-149),
}


@dataclass(frozen=True)
class Signal:
    """Statistics of the activations of a layer, or of the gradients that come back to it.

    Attributes:
        mean: of all elements.
        variance: of all elements.
        between: variance between the examples, unit by unit, averaged over the units: what is
            left of it when every example gives the same answer is nothing.
        largest: greatest magnitude.
        norm: Euclidean norm of all elements.
        rms: square root of the mean square.
        zero_units: fraction of the units that are exactly 0 in every example.
        finite: no infinity and no nan; otherwise the other numbers are nan.
    """

    mean: float
    variance: float
    between: float
    largest: float
    norm: float
    rms: float
    zero_units: float
    finite: bool

    def margins(self) -> dict[str, tuple[float, float]]:
        """Return, by format, the powers of ten up to overflow and down to underflow.

        The first is measured from the largest magnitude, the second from the `rms`; negative
        means beyond the format.
        """
        return {
            name: (_decades(greatest, self.largest), _decades(self.rms, least))
            for name, (greatest, least) in RANGES.items()
        }


def _decades(large: float, small: float) -> float:
    if large == 0:
        return -math.inf
    return math.log10(large / small) if small else math.inf


def measure(values: Array, unit_axis: int = -1) -> Signal:
    """Summarize a tensor whose axis `unit_axis` tells the units (or the channels) apart."""
    x = np.moveaxis(np.atleast_1d(np.asarray(values, float)), unit_axis, -1)
    x = x.reshape(-1, x.shape[-1])
    if not np.isfinite(x).all():
        nan = math.nan
        return Signal(nan, nan, nan, nan, nan, nan, nan, finite=False)
    largest = float(np.abs(x).max())
    scale = largest or 1.0  # squares of what is within float64 may be beyond it
    norm = float(np.linalg.norm(x / scale)) * scale
    return Signal(
        mean=float((x / scale).mean()) * scale,
        variance=_square(float((x / scale).std()) * scale),
        between=_square(float(np.sqrt((x / scale).var(axis=0).mean())) * scale),
        largest=largest,
        norm=norm,
        rms=norm / math.sqrt(x.size),
        zero_units=float((x == 0).all(axis=0).mean()),
        finite=True,
    )


def _square(value: float) -> float:
    return value * value if abs(value) < 1e150 else math.inf
