"""What is kept of a tensor: a few numbers, never the tensor.

It is reduced where it is and in its own precision, to three numbers per unit; only these are
joined here, in float64.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from estabilidade.arguments import Array

# Largest finite and least positive number of each format (the subnormals count).
RANGES = {
    "float16": (65504.0, 2.0**-24),
    "bfloat16": (2.0**127 * (2 - 2.0**-7), 2.0**-133),
    "float32": (2.0**127 * (2 - 2.0**-23), 2.0**-149),
}

TAME = 1e-15, 1e15  # largest magnitudes whose squares float32 can hold, with room to sum them


@dataclass(frozen=True)
class Reductions:
    """What a framework does to a tensor here.

    Attributes:
        prepare: to a tensor of at least two axes, in float32 or float64; to an array of NumPy
            where that copies nothing and saves the framework from compiling and dispatching.
        largest: maximum over some axes; a nan makes it nan.
        total: sum over some axes, which stay, of length 1, if `keepdims`.
        on_host: to a float64 array of NumPy.
    """

    prepare: Callable[[Any], Any]
    largest: Callable[[Any, tuple[int, ...]], Any]
    total: Callable[..., Any]
    on_host: Callable[[Any], Array]


def _float64(values: Any) -> Array:
    return np.asarray(values, float)


NUMPY = Reductions(lambda values: np.atleast_2d(_float64(values)), np.max, np.sum, _float64)


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


NAN = math.nan
BROKEN = Signal(NAN, NAN, NAN, NAN, NAN, NAN, NAN, finite=False)


def _decades(large: float, small: float) -> float:
    if large == 0:
        return -math.inf
    return math.log10(large / small) if small else math.inf


def measure(values: Any, unit_axis: int = -1, by: Reductions = NUMPY) -> Signal:
    """Summarize a tensor whose axis `unit_axis` tells the units (or the channels) apart."""
    x, by = _prepared(values, by)
    axis = unit_axis % x.ndim
    others = tuple(each for each in range(x.ndim) if each != axis)
    peaks = by.on_host(by.largest(abs(x), others))
    largest = float(peaks.max())
    if not math.isfinite(largest):
        return BROKEN
    scale = _scale(largest)
    count = math.prod(x.shape) // len(peaks)
    # What repeats in every example differs from the first, and so from their mean, by exactly 0.
    first = x[tuple(slice(None) if each == axis else slice(1) for each in range(x.ndim))]
    center = first + by.total(x - first, others, keepdims=True) / count
    rest = (x - center) / scale
    shift, square = (by.on_host(by.total(each, others)) / count for each in (rest, rest * rest))
    means = by.on_host(center).reshape(-1) / scale + shift
    return _summary(means, np.maximum(square - shift**2, 0), peaks, count, scale)


def _prepared(values: Any, by: Reductions) -> tuple[Any, Reductions]:
    """Return the tensor, and what reduces it."""
    x = by.prepare(values)
    return x, NUMPY if isinstance(x, np.ndarray) else by


def norm_of(values: Any, by: Reductions = NUMPY) -> float:
    """Return the Euclidean norm of a tensor; inf or nan if there are any in it."""
    x, by = _prepared(values, by)
    everything = tuple(range(x.ndim))
    largest = float(by.on_host(by.largest(abs(x), everything)))
    if not largest or not math.isfinite(largest):
        return largest
    scale = _scale(largest)
    x = x / scale
    return math.sqrt(float(by.on_host(by.total(x * x, everything)))) * scale


def _scale(largest: float) -> float:
    """Return what to divide by: squares of what is within a format may be beyond it."""
    return 1.0 if not largest or TAME[0] < largest < TAME[1] else largest


def _summary(means: Array, variances: Array, peaks: Array, count: int, scale: float) -> Signal:
    """Join what is known of each unit: mean and variance (over `scale`), largest magnitude."""
    mean, between = float(means.mean()), float(variances.mean())
    variance = between + float(means.var())
    rms = math.sqrt(variance + mean * mean) * scale
    return Signal(
        mean=mean * scale,
        variance=_scaled(variance, scale),
        between=_scaled(between, scale),
        largest=float(peaks.max()),
        norm=rms * math.sqrt(count * len(peaks)),
        rms=rms,
        zero_units=float((peaks == 0).mean()),
        finite=True,
    )


def _scaled(variance: float, scale: float) -> float:
    return variance * scale * scale if scale < 1e150 else math.inf if variance else 0.0
