"""Digamma and trigamma at n/2, from their closed values at 1/2 and 1 and the recurrence."""

import math

import numpy as np


def digamma_of_half(n: int) -> float:
    """ψ(n/2): ψ(1/2) = -γ - 2 ln 2, ψ(1) = -γ, and ψ(x + 1) = ψ(x) + 1/x."""
    first = 1 if n % 2 == 0 else 1 / 2
    start = -np.euler_gamma - (2 * math.log(2) if n % 2 else 0)
    return math.fsum([start, *(1 / np.arange(first, n / 2))])


def trigamma_of_half(n: int) -> float:
    """ψ'(n/2): ψ'(1/2) = π²/2, ψ'(1) = π²/6, and ψ'(x + 1) = ψ'(x) - 1/x²."""
    first = 1 if n % 2 == 0 else 1 / 2
    start = math.pi**2 / (2 if n % 2 else 6)
    return math.fsum([start, *(-1 / np.arange(first, n / 2) ** 2)])
