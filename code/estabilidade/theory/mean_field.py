"""Wide random tanh networks: how the size and the angle of signals change from layer to layer.

Poole et al. (2016), Schoenholz et al. (2017). In a network of infinite width with weights of
variance σ_w² / n and biases of variance σ_b², pre-activations are Gaussian, and two numbers
describe a pair of inputs: the mean square q of each, and their correlation c.
"""

import math

import numpy as np

from estabilidade.arguments import Array, Correlation, Positive, Scale

# The trapezoid rule converges exponentially for these integrands: to 1e-13 for q up to 30.
_Z = np.linspace(-12, 12, 481)
_P = np.exp(-(_Z**2) / 2) / np.exp(-(_Z**2) / 2).sum()
# Of a pair, what is averaged is the same at (-u, -v): half of the grid counts twice, but for 0.
_HALF = _Z[len(_Z) // 2 :]
_TWICE = np.where(_HALF > 0, 2, 1) * _P[len(_P) // 2 :]


def variance_map(q: Scale, weight_std: Scale, bias_std: Scale) -> float:
    """q⁽ˡ⁺¹⁾ = σ_w² E[tanh²(√q z)] + σ_b², z ~ N(0, 1).

    Args:
        q: mean square of the pre-activations of a layer.
        weight_std: σ_w, so that each weight has variance σ_w² / n.
        bias_std: σ_b.

    Returns:
        The mean square in the next layer.

    Example:
        >>> variance_map(0.0, 1.0, 0.5)
        0.25
    """
    return float(weight_std**2 * (_P @ np.tanh(math.sqrt(q) * _Z) ** 2) + bias_std**2)


def fixed_variance(weight_std: Scale, bias_std: Scale) -> float:
    """q*: the mean square to which the map of variances leads, from any q > 0.

    The map is increasing and concave in q, so that it has one attractor; it is found by
    bisection. Without biases and with σ_w ≤ 1 it is 0.

    Args:
        weight_std: σ_w.
        bias_std: σ_b.

    Returns:
        q*.

    Example:
        >>> fixed_variance(0.9, 0.0)
        0.0
        >>> round(fixed_variance(1.0, 0.3), 4)
        0.2763
    """
    if bias_std == 0 and weight_std <= 1:
        return 0.0
    low, high = 0.0, float(weight_std**2 + bias_std**2)
    while (middle := (low + high) / 2) not in {low, high}:
        grows = variance_map(middle, weight_std, bias_std) > middle
        low, high = (middle, high) if grows else (low, middle)
    return high


def variance_depth_scale(weight_std: Scale, bias_std: Scale) -> float:
    """ξ_q: number of layers in which the distance of q to its fixed point falls by a factor e.

    Schoenholz et al. (2017): -1 / ln V'(q*), with V' the derivative of the map of variances. It is
    ∞ only where q* leaves 0, at σ_w = 1 without biases.

    Args:
        weight_std: σ_w.
        bias_std: σ_b.

    Returns:
        ξ_q, in layers.

    Example:
        >>> round(variance_depth_scale(1.3**0.5, 0.05**0.5), 2)
        1.79
    """
    square = np.tanh(math.sqrt(fixed_variance(weight_std, bias_std)) * _Z) ** 2
    return _reach(float(weight_std**2 * (_P @ ((1 - square) * (1 - 3 * square)))))


def slope(q: Scale, weight_std: Scale) -> float:
    """χ₁ = σ_w² E[tanh'²(√q z)]: by how much the squared norm of gradients changes per layer.

    It is also the slope of the map of correlations at c = 1: below 1, nearby inputs come together
    (the ordered phase); above it, they part (the chaotic phase).

    Args:
        q: mean square of the pre-activations.
        weight_std: σ_w.

    Returns:
        χ₁.

    Example:
        >>> round(slope(0.0, 0.5), 4)
        0.25
    """
    derivative = 1 - np.tanh(math.sqrt(q) * _Z) ** 2
    return float(weight_std**2 * (_P @ derivative**2))


def critical_weight_std(bias_std: Scale) -> float:
    """σ_w at which χ₁ = 1 at the fixed point, for a given σ_b: the edge of chaos.

    Args:
        bias_std: σ_b.

    Returns:
        σ_w, 1 without biases.

    Example:
        >>> critical_weight_std(0.0), round(critical_weight_std(0.3), 4)
        (1.0, 1.3956)
    """
    if bias_std == 0:
        return 1.0
    # Where χ₁ = 1, 1 / σ_w² = E[tanh'²]; q* is then where (q - σ_b²) E[tanh'²] reaches E[tanh²].
    noise = float(bias_std) ** 2
    low, high = 0.0, 4 + 8 * float(bias_std) + 5 * noise
    while (q := (low + high) / 2) not in {low, high}:
        below = (q - noise) * slope(q, 1.0) < variance_map(q, 1.0, 0.0)
        low, high = (q, high) if below else (low, q)
    return 1 / math.sqrt(slope(high, 1.0))


def correlation_map(c: Correlation, q: Positive, weight_std: Scale, bias_std: Scale) -> float:
    """c⁽ˡ⁺¹⁾ = (σ_w² E[tanh(u) tanh(v)] + σ_b²) / q*, at the fixed point q = q*.

    u and v are Gaussian, of variance q and correlation c.

    Args:
        c: correlation of the pre-activations of two inputs.
        q: their mean square, q*.
        weight_std: σ_w.
        bias_std: σ_b.

    Returns:
        The correlation in the next layer.

    Example:
        >>> q = fixed_variance(1.5, 0.3)
        >>> round(correlation_map(1.0, q, 1.5, 0.3), 9)
        1.0
    """
    first, second = _pairs(float(c), float(q))
    mean = _TWICE @ (np.tanh(first) * np.tanh(second)) @ _P
    after = float((weight_std**2 * mean + bias_std**2) / q)
    return max(-1.0, min(after, 1.0))  # by rounding, it may pass them


def depth_scale(weight_std: Scale, bias_std: Scale) -> float:
    """ξ_c: number of layers in which the distance of c to its fixed point falls by a factor e.

    Schoenholz et al. (2017). It is ∞ at the edge of chaos. In the ordered phase c* = 1; in the
    chaotic phase c* < 1 is found by Newton's method.

    Args:
        weight_std: σ_w.
        bias_std: σ_b.

    Returns:
        ξ_c, in layers.

    Raises:
        ValueError: if σ_b = 0 and σ_w ≤ 1, for the signal vanishes.

    Example:
        >>> round(depth_scale(1.3**0.5, 0.05**0.5), 2)
        7.83
    """
    q = fixed_variance(weight_std, bias_std)
    if q == 0:
        raise ValueError("depth_scale: com `bias_std` 0 e `weight_std` até 1, o sinal desaparece")
    chaotic = slope(q, weight_std) > 1
    c = _fixed_correlation(q, weight_std, bias_std) if chaotic else 1.0
    return _reach(_correlation_slope(c, q, weight_std))


def _fixed_correlation(q: float, weight_std: Scale, bias_std: Scale) -> float:
    """Return c* < 1, by Newton's method: the map is convex, so that from 0 no step goes too far.

    But by rounding: so near the edge of chaos, c* is no longer told from 1.
    """
    c, step = 0.0, 1.0
    while step > 1e-12 and c < 1:
        distance = correlation_map(c, q, weight_std, bias_std) - c
        step = distance / (1 - _correlation_slope(c, q, weight_std))
        c += step
    return min(c, 1.0)


def _correlation_slope(c: float, q: float, weight_std: Scale) -> float:
    """Return the derivative of the map of correlations: σ_w² E[tanh'(u) tanh'(v)]."""
    first, second = _pairs(c, q)
    mean = _TWICE @ ((1 - np.tanh(first) ** 2) * (1 - np.tanh(second) ** 2)) @ _P
    return float(weight_std**2 * mean)


def _reach(rate: float) -> float:
    """Layers in which what each multiplies by `rate` falls by a factor e."""
    if rate > 1 - 1e-14:  # what the weights of the rule sum to
        return math.inf
    return -1 / math.log(rate) if rate > 0 else 0.0


def _pairs(c: float, q: float) -> tuple[Array, Array]:
    """Two Gaussian variables of variance q and correlation c, on a grid of independent ones."""
    first = math.sqrt(q) * _HALF[:, None]
    second = c * first + math.sqrt(q * (1 - c * c)) * _Z[None, :]
    return first, second
