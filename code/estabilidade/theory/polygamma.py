"""Digamma and trigamma at n/2: closed values at 1/2 and 1 and the recurrence, or their series.

The asymptotic series (Abramowitz & Stegun, 6.3.18 and 6.4.12) is exact in float64 from x = 64 on.
"""

import math

import numpy as np

_LARGE = 128


def digamma_of_half(n: int) -> float:
    """ψ(n/2): ψ(1/2) = -γ - 2 ln 2, ψ(1) = -γ, and ψ(x + 1) = ψ(x) + 1/x."""
    if n >= _LARGE:
        x = n / 2
        return math.log(x) - 1 / (2 * x) - 1 / (12 * x**2) + 1 / (120 * x**4) - 1 / (252 * x**6)
    first = 1 if n % 2 == 0 else 1 / 2
    start = -np.euler_gamma - (2 * math.log(2) if n % 2 else 0)
    return math.fsum([start, *(1 / np.arange(first, n / 2))])


def trigamma_of_half(n: int) -> float:
    """ψ'(n/2): ψ'(1/2) = π²/2, ψ'(1) = π²/6, and ψ'(x + 1) = ψ'(x) - 1/x²."""
    if n >= _LARGE:
        x = n / 2
        return 1 / x + 1 / (2 * x**2) + 1 / (6 * x**3) - 1 / (30 * x**5) + 1 / (42 * x**7)
    first = 1 if n % 2 == 0 else 1 / 2
    start = math.pi**2 / (2 if n % 2 else 6)
    return math.fsum([start, *(-1 / np.arange(first, n / 2) ** 2)])
