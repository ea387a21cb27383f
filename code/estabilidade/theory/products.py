"""How products of many matrices grow."""

import math
from fractions import Fraction

import numpy as np

from estabilidade.arguments import Array, DType, FiniteFactors, Positive, Size
from estabilidade.theory.polygamma import digamma_of_half, trigamma_of_half


def log_product(factors: FiniteFactors) -> tuple[Array, float]:
    """Multiply M = A₀ A₁ ⋯ without overflow, at any depth.

    The size of each factor, and of the product after it, moves to a running logarithm. The size is
    the largest entry: unlike a norm, it squares nothing that could overflow.

    Args:
        factors: (depth, n, n), finite.

    Returns:
        M / ‖M‖, (n, n), and ln ‖M‖, with the Frobenius norm; if M = 0, the zero matrix and -inf.
        Entries 10³⁰⁸ times smaller than the largest one count as 0.

    Example:
        >>> direction, log_norm = log_product([[[1e300]], [[1e300]]])
        >>> direction.item(), round(log_norm / np.log(10))
        (1.0, 600)
    """
    A = np.asarray(factors, dtype=float)
    M, log_size = np.eye(A.shape[1]), 0.0
    for a in A:
        scale = np.abs(a).max() or 1.0
        M = M @ (a / scale)
        size = np.abs(M).max()
        if size == 0:
            return M, -np.inf
        M, log_size = M / size, log_size + np.log(size) + np.log(scale)
    norm = np.linalg.norm(M)
    return M / norm, log_size + np.log(norm)


def lyapunov_exponents(factors: FiniteFactors) -> Array:
    """Measure the Lyapunov exponents of M = A₀ A₁ ⋯: how fast it stretches each direction.

    The QR method of Benettin et al. (1980), from the last factor to the first, the order in
    which they meet a vector. The sum of the exponents is the mean of ln |det A|.

    Args:
        factors: (depth, n, n), finite.

    Returns:
        Exponents (n,) per factor, in natural logarithm, from largest to smallest. A direction that
        the product sends to 0 has -inf or, where rounding hides the 0, a very negative number.

    Example:
        >>> lyapunov_exponents([[[2.0, 0.0], [0.0, 0.5]]] * 3) / np.log(2)
        array([ 1., -1.])
    """
    A = np.asarray(factors, dtype=float)
    depth, n, _ = A.shape
    Q, log_stretch = np.eye(n), np.zeros(n)
    for a in reversed(A):
        scale = np.abs(a).max() or 1.0
        Q, R = np.linalg.qr(a / scale @ Q)
        with np.errstate(divide="ignore"):
            log_stretch += np.log(np.abs(np.diag(R))) + np.log(scale)
    return np.sort(log_stretch)[::-1] / depth


def gaussian_lyapunov(n: Size) -> float:
    """λ₁ = ½ (ln 2 + ψ(n/2)): the largest exponent of products of n × n matrices of N(0, 1).

    Cohen & Newman (1984); Newman (1986). For a fixed vector v, ln ‖M v‖ - ln ‖v‖ is a sum of
    `depth` independent ½ ln χ²ₙ, each of mean λ₁. With N(0, σ²) the exponent is λ₁ + ln σ.

    Args:
        n: size of the matrices.

    Returns:
        λ₁, in natural logarithm per factor.

    Example:
        >>> round(gaussian_lyapunov(4), 3)
        0.558
    """
    return (math.log(2) + digamma_of_half(int(n))) / 2


def gaussian_lyapunov_variance(n: Size) -> float:
    """Var(½ ln χ²ₙ) = ψ'(n/2) / 4: how much ln ‖M v‖ varies, per factor.

    Args:
        n: size of the matrices.

    Returns:
        The variance; it does not depend on the σ of the entries.

    Example:
        >>> round(gaussian_lyapunov_variance(2), 4)  # π² / 24
        0.4112
    """
    return trigamma_of_half(int(n)) / 4


def critical_scale(n: Size) -> float:
    """σ = e^(-λ₁): the scale at which the typical product neither grows nor vanishes.

    The mean of ‖M v‖² stays put at another scale, 1/√n: rare large products decide the mean.

    Args:
        n: size of the matrices.

    Returns:
        Standard deviation of the entries.

    Example:
        >>> round(critical_scale(4), 3)
        0.572
    """
    return math.exp(-gaussian_lyapunov(n))


def overflow_depth(log_growth: Positive, dtype: DType = "float32") -> int:
    """Find the smallest depth d at which e^(d · log_growth) exceeds the largest finite number.

    A growth comes rounded in its logarithm, ln 2 for instance; at a distance of rounding errors
    from the limit, it counts as overflow.

    Args:
        log_growth: natural logarithm of the growth per factor, positive.
        dtype: "float16", "float32" or "float64".

    Returns:
        Number of factors; for a growth of 2: 16, 128 and 1024.

    Raises:
        ValueError: if `log_growth` is not positive: the product never overflows.

    Example:
        >>> overflow_depth(np.log(2), "float16")
        16
    """
    finfo = np.finfo(dtype)
    depth = Fraction(math.log(finfo.max)) / Fraction(float(log_growth))
    return math.ceil(depth * (1 - 4 * Fraction(np.finfo(float).eps)))
