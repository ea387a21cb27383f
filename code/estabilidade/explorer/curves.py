"""What the figure that readers turn shows of a network before its first step."""

from dataclasses import dataclass

import numpy as np

from estabilidade.arguments import Activation, Array, Law, Positive, Seed, Size
from estabilidade.backends import backend
from estabilidade.diagnose.activations import saturation
from estabilidade.explorer.drawing import INPUTS, OUTPUT_GRADIENTS, draw_weights
from estabilidade.explorer.threefry import normals

EXAMPLES = 32


@dataclass
class Curves:
    """Of layers 0 (the input) to L.

    Attributes:
        activations: log10 of the variance of the activations, (L + 1,).
        gradients: log10 of the variance of the gradients with respect to them, (L + 1,).
        largest_activations: log10 of the largest, in magnitude, (L + 1,).
        largest_gradients: log10 of the largest, in magnitude, (L + 1,).
        idle: of layers 1 to L, (L,): the fraction of saturated outputs (tanh, sigmoid: where the
            derivative is below 4 % of its maximum) or of dead units (ReLU: 0 in all examples).
    """

    activations: Array
    gradients: Array
    largest_activations: Array
    largest_gradients: Array
    idle: Array


def explore(
    depth: Size,
    width: Size,
    activation: Activation,
    std: Positive,
    distribution: Law = "normal",
    seed: Seed = 0,
) -> Curves:
    """Send 32 examples from N(0, 1) forward, and as many gradients from N(0, 1) back.

    All in float64, layer by layer as in `propagate`, without biases.

    Args:
        depth: number of layers.
        width: units of each, and inputs.
        activation: "linear", "relu", "tanh" or "sigmoid".
        std: standard deviation of each weight.
        distribution: "normal", "uniform" or "orthogonal".
        seed: of everything that is drawn.

    Returns:
        The curves.

    Example:
        >>> curves = explore(2, 64, "linear", 1.0)
        >>> bool(1.6 < curves.activations[1] - curves.activations[0] < 2.0)  # log10(64) = 1.8
        True
    """
    weights = draw_weights(depth, width, std, distribution, seed)
    x, output_grad = (
        normals(seed, stream, EXAMPLES * width).reshape(EXAMPLES, width)
        for stream in (INPUTS, OUTPUT_GRADIENTS)
    )
    H, G = backend("numpy").propagate(weights, x, output_grad, activation, "float64")
    return Curves(
        activations=np.array([_log10_variance(h) for h in H]),
        gradients=np.array([_log10_variance(g) for g in G]),
        largest_activations=np.array([_log10_largest(h) for h in H]),
        largest_gradients=np.array([_log10_largest(g) for g in G]),
        idle=np.array([_idle(h, activation) for h in H[1:]]),
    )


@np.errstate(divide="ignore")
def _log10_largest(values: Array) -> float:
    return float(np.log10(np.abs(values).max()))


@np.errstate(divide="ignore")
def _log10_variance(values: Array) -> float:
    """Of values scaled to 1 first: the squares of the smallest would be rounded to 0."""
    largest = np.abs(values).max() or 1.0
    return float(2 * np.log10(largest) + np.log10(np.var(values / largest)))


def _idle(h: Array, activation: str) -> float:
    if activation == "relu":
        return float((h == 0).all(axis=0).mean())
    return saturation(activation, h) or 0.0
