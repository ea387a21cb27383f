"""The gain of an activation function: how much larger its weights must be to keep a signal."""

import math

import numpy as np

from estabilidade.arguments import Function

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(200)
_END = 12.0  # beyond it the density is below 1e-31


def gaussian_mean(function: Function) -> float:
    """E[f(z)] for z ~ N(0, 1), by Gauss-Legendre quadrature on each side of zero.

    Two sides, because activation functions have their kink there. The error is about 1e-13 for a
    function that is smooth elsewhere and grows no faster than a polynomial.

    Args:
        function: f, from an array to an array of the same shape.

    Returns:
        The mean.

    Raises:
        TypeError: if it is not a function, or does not return numbers.
        ValueError: if it does not return one finite number for each point.

    Example:
        >>> round(gaussian_mean(lambda z: z**4), 10)
        3.0
    """
    z = _END * (_NODES + 1) / 2
    density = np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
    return float(np.sum(_WEIGHTS * density * (function(z) + function(-z))) * _END / 2)


def gain(activation: Function) -> float:
    """E[φ(z)²]^(-1/2), z ~ N(0, 1): with n_in σ² = gain², mean squares pass through φ unchanged.

    The condition of He et al. (2015) for any φ. It keeps the mean square of the pre-activations
    at 1, once it is there; a φ that is not positively homogeneous has another gain elsewhere.

    Args:
        activation: φ, from an array to an array of the same shape.

    Returns:
        The gain.

    Raises:
        TypeError: if it is not a function, or does not return numbers.
        ValueError: if it does not return one finite number for each point.

    Example:
        >>> round(gain(lambda z: np.maximum(z, 0)) ** 2, 10)
        2.0
    """
    return gaussian_mean(lambda z: activation(z) ** 2) ** -0.5


def critical_gain(activation: Function, derivative: Function) -> float:
    """σ_w at which gradients neither grow nor fade: weights of variance σ_w² / n, no biases.

    In a wide network the mean square q of the pre-activations settles where
    q = σ_w² E[φ(√q z)²], and the squared norm of gradients changes by χ = σ_w² E[φ'(√q z)²] per
    layer (Poole et al., 2016; Schoenholz et al., 2017). Together, χ = 1 where
    q E[φ'(√q z)²] = E[φ(√q z)²], found by bisection on log q.

    Args:
        activation: φ, from an array to an array of the same shape.
        derivative: φ'.

    Returns:
        σ_w: 1 for tanh, where q vanishes; √2 for ReLU, with any q.

    Example:
        >>> relu = critical_gain(lambda z: np.maximum(z, 0), lambda z: z > 0)
        >>> tanh = critical_gain(np.tanh, lambda z: 1 - np.tanh(z) ** 2)
        >>> round(relu**2, 6), round(tanh, 6)
        (2.0, 1.0)
    """

    def squares(log_q: float) -> tuple[float, float, float]:
        q = math.exp(log_q)
        size = gaussian_mean(lambda z: activation(math.sqrt(q) * z) ** 2)
        slope = gaussian_mean(lambda z: derivative(math.sqrt(q) * z) ** 2)
        return q, size, slope

    low, high = -20.0, 7.0
    for _ in range(60):
        middle = (low + high) / 2
        q, size, slope = squares(middle)
        low, high = (low, middle) if q * slope >= size else (middle, high)
    q, size, _ = squares(high)
    return math.sqrt(q / size)
