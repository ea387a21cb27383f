"""A network given as weight matrices, in NumPy: forwards and backwards by hand."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from estabilidade import checks
from estabilidade.arguments import Array
from estabilidade.diagnose import conventions
from estabilidade.diagnose.activations import FUNCTIONS, saturation
from estabilidade.diagnose.layer import Layer, are_symmetric, update_ratio, weight_gain
from estabilidade.diagnose.signal import measure, norm_of


@dataclass(frozen=True)
class Network:
    """Checked matrices and biases, and what joins them."""

    weights: Sequence[Array]
    biases: Sequence[Array]
    activation: str
    residual: float | None

    @classmethod
    def of(cls, model: Any, activation: str, biases: Any, residual: float | None) -> Network:
        """Check everything; the shapes must chain: (n_1, n_0), (n_2, n_1)."""
        weights = checks.weights("diagnose: `model`", model)
        for layer, (below, above) in enumerate(itertools.pairwise(weights)):
            where = f"colunas da matriz {layer + 1}"
            checks.equal("diagnose", where, above.shape[1], "linhas da anterior", below.shape[0])
        if residual is not None:
            residual = checks.scale("diagnose: `residual`", residual)
        kind = checks.activation("diagnose: `activation`", activation)
        return cls(weights, _biases(weights, biases), kind, residual)

    def skips(self, layer: int) -> bool:
        """Tell whether the input of a hidden layer is added to its output."""
        n_out, n_in = self.weights[layer].shape
        return self.residual is not None and n_out == n_in and not self.is_last(layer)

    def is_last(self, layer: int) -> bool:
        """Tell whether the layer is the output, which has no activation."""
        return layer == len(self.weights) - 1


def _biases(weights: Sequence[Array], biases: Any) -> list[Array]:
    if biases is None:
        return [np.zeros(len(w)) for w in weights]
    given = [checks.array(f"diagnose: `biases[{i}]`", each) for i, each in enumerate(biases)]
    checks.equal("diagnose", "biases", len(given), "matrizes", len(weights))
    for layer, (w, b) in enumerate(zip(weights, given, strict=True)):
        checks.equal("diagnose", f"posições de `biases[{layer}]`", b.size, "linhas", len(w))
    return given


@np.errstate(all="ignore")
def collect(
    network: Network, batch: Any, loss: Any, rate: float
) -> tuple[list[Layer], float, list[str]]:
    """Measure a network of matrices; there is no `loss` here, NumPy has no derivatives."""
    if loss is not None:
        raise TypeError("diagnose: `loss` não se aplica a matrizes, que não têm derivadas")
    x = checks.matrix("diagnose: `batch`", batch)
    checks.equal(
        "diagnose",
        "colunas de `batch`",
        x.shape[1],
        "da primeira matriz",
        network.weights[0].shape[1],
    )
    conventions.examples(x.shape)
    inputs, preactivations, outputs = _forward(network, x)
    cotangent = np.random.default_rng(0).normal(size=preactivations[-1].shape) / len(x)
    layers = _backward(network, inputs, preactivations, outputs, cotangent, rate)
    return layers, float((cotangent * preactivations[-1]).sum()), []


def _forward(network: Network, x: Array) -> tuple[list[Array], list[Array], list[Array]]:
    """Return, per layer, what comes in, what the weights make of it and what φ makes of that."""
    phi = FUNCTIONS[network.activation].value
    inputs, preactivations, outputs = [x], [], []
    for layer, (w, b) in enumerate(zip(network.weights, network.biases, strict=True)):
        z = inputs[-1] @ w.T + b
        a = z if network.is_last(layer) else phi(z)
        skipped = inputs[-1] + (network.residual or 0) * a if network.skips(layer) else a
        preactivations.append(z)
        outputs.append(a)
        inputs.append(skipped)
    return inputs, preactivations, outputs


def _backward(
    network: Network,
    inputs: list[Array],
    preactivations: list[Array],
    outputs: list[Array],
    grad: Array,
    rate: float,
) -> list[Layer]:
    slope = FUNCTIONS[network.activation].slope
    layers: list[Layer] = []
    for layer in reversed(range(len(network.weights))):
        branch = grad * (network.residual or 0) if network.skips(layer) else grad
        delta = branch if network.is_last(layer) else branch * slope(outputs[layer])
        kind = "linear" if network.is_last(layer) else network.activation
        w = network.weights[layer]
        record = _record(str(layer), w, inputs[layer], preactivations[layer], delta, rate)
        record.saturated = saturation(kind, outputs[layer])
        layers.insert(0, record)
        grad = delta @ w + (grad if network.skips(layer) else 0)
    return layers


def _record(name: str, w: Array, x: Array, z: Array, delta: Array, rate: float) -> Layer:
    gradient, size = delta.T @ x, norm_of(w)
    return Layer(
        name,
        "matriz",
        measure(z),
        measure(delta),
        gains={"weight": weight_gain(size, w.size, w.shape[1])},
        update_ratio=update_ratio(rate, [(size, norm_of(gradient))]),
        symmetric=are_symmetric(w, gradient),
        dtype="float64",
        units=len(w),
    )
