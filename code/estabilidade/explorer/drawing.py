"""Weights, inputs and output gradients, each from a stream of its own."""

import numpy as np

from estabilidade.arguments import Array, Law, Positive, Seed, Size
from estabilidade.explorer.threefry import normals, uniforms

INPUTS, OUTPUT_GRADIENTS, LAYERS = 0, 1, 2  # streams; those of the layers follow


def draw_weights(
    depth: Size, width: Size, std: Positive, distribution: Law = "normal", seed: Seed = 0
) -> list[Array]:
    """Draw square layers whose weights have a given standard deviation.

    Changing the standard deviation scales the same weights: the draw depends on the seed alone.

    Args:
        depth: number of layers.
        width: units of each.
        std: standard deviation σ of each weight.
        distribution: "normal", N(0, σ²); "uniform", U(-√3 σ, √3 σ); "orthogonal": σ √width times
            a random orthogonal matrix.
        seed: of the draw.

    Returns:
        `depth` matrices (width, width) in float64.

    Example:
        >>> (W,) = draw_weights(1, 3, 3**-0.5, "orthogonal")
        >>> bool(np.allclose(W @ W.T, np.eye(3)))
        True
    """
    draw = {"normal": _normal, "uniform": _uniform, "orthogonal": _orthogonal}[distribution]
    return [std * draw(width, seed, LAYERS + layer) for layer in range(depth)]


def _normal(width: Size, seed: Seed, stream: Seed) -> Array:
    return normals(seed, stream, width * width).reshape(width, width)


def _uniform(width: Size, seed: Seed, stream: Seed) -> Array:
    u = uniforms(seed, stream, width * width).reshape(width, width)
    weights: Array = np.sqrt(3) * (2 * u - 1)
    return weights


def _orthogonal(width: Size, seed: Seed, stream: Seed) -> Array:
    """Orthonormalize the rows of a normal matrix in order, which is unique, as Gram-Schmidt."""
    Q, R = np.linalg.qr(_normal(width, seed, stream).T)
    weights: Array = np.sqrt(width) * (Q * np.sign(np.diag(R))).T
    return weights
