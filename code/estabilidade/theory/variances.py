"""The scale of initial weights, from the number of units on each side."""

import math

from estabilidade.arguments import Positive, Shape, Size


def fans(shape: Shape) -> tuple[int, int]:
    """Read fan_in and fan_out from the shape of a weight matrix, (n_out, n_in).

    Args:
        shape: (n_out, n_in).

    Returns:
        (n_in, n_out).

    Example:
        >>> fans((10, 784))
        (784, 10)
    """
    n_out, n_in = shape
    return int(n_in), int(n_out)


def xavier_std(n_in: Size, n_out: Size) -> float:
    """σ = √(2 / (n_in + n_out)), halfway between n_in σ² = 1 and n_out σ² = 1.

    Glorot & Bengio (2010), eq. 12. The two conditions hold together when n_in = n_out.

    Args:
        n_in: number of inputs.
        n_out: number of outputs.

    Returns:
        Standard deviation of the weights.

    Example:
        >>> xavier_std(100, 100)
        0.1
    """
    return math.sqrt(2 / (n_in + n_out))


def xavier_bound(n_in: Size, n_out: Size) -> float:
    """Bound a = √(6 / (n_in + n_out)): U(-a, a) has the variance of Xavier, a² / 3.

    Glorot & Bengio (2010), eq. 16.

    Args:
        n_in: number of inputs.
        n_out: number of outputs.

    Returns:
        Bound of the uniform distribution.

    Example:
        >>> xavier_bound(3, 3)
        1.0
    """
    return math.sqrt(6 / (n_in + n_out))


def he_std(n_in: Size) -> float:
    """σ = √(2 / n_in): ReLU keeps half of the second moment. He et al. (2015), eq. 10.

    Args:
        n_in: number of inputs.

    Returns:
        Standard deviation of the weights.

    Example:
        >>> he_std(50)
        0.2
    """
    return math.sqrt(2 / n_in)


def lecun_std(n_in: Size) -> float:
    """σ = √(1 / n_in): the forward condition alone. LeCun et al. (1998).

    Args:
        n_in: number of inputs.

    Returns:
        Standard deviation of the weights.

    Example:
        >>> lecun_std(25)
        0.2
    """
    return math.sqrt(1 / n_in)


def truncated_normal_bound(std: Positive) -> float:
    """Find where Keras and JAX cut the bell of weights with a given standard deviation.

    They cut N(0, 1) at ±2, which leaves it a standard deviation of 0.8796, and then divide by
    that: the cut ends up at 2 / 0.8796 = 2.2737 standard deviations.

    Args:
        std: standard deviation of the weights.

    Returns:
        The largest absolute value that a weight can have.

    Example:
        >>> round(truncated_normal_bound(1.0), 4)
        2.2737
    """
    density = math.exp(-2) / math.sqrt(2 * math.pi)
    mass = math.erf(math.sqrt(2))
    return 2 / math.sqrt(1 - 4 * density / mass) * float(std)
