"""The sigmoid and its derivative, accurate from one tail to the other."""

import numpy as np

from estabilidade.arguments import Array, Tensor


def sigmoid(x: Tensor) -> Array:
    """σ(x) = 1 / (1 + e⁻ˣ), with a small relative error on both sides.

    Written with e^(-|x|), which never overflows.

    Args:
        x: any shape.

    Returns:
        σ(x), with the shape of x, in float64.

    Example:
        >>> float(sigmoid(0)), float(sigmoid(-700)) > 0
        (0.5, True)
    """
    e = np.exp(-np.abs(np.asarray(x, dtype=float)))
    return np.where(np.asarray(x) >= 0, 1, e) / (1 + e)


def sigmoid_grad(x: Tensor) -> Array:
    """σ'(x) = e⁻ˣ / (1 + e⁻ˣ)², with a small relative error on both sides.

    It is even, and written so; σ(1 - σ) would lose every digit where σ rounds to 1.

    Args:
        x: any shape.

    Returns:
        σ'(x), with the shape of x, in float64.

    Example:
        >>> float(sigmoid_grad(0)), bool(sigmoid_grad(40) == sigmoid_grad(-40))
        (0.25, True)
    """
    e = np.exp(-np.abs(np.asarray(x, dtype=float)))
    return e / (1 + e) ** 2
