"""One network, written in each framework: what is told of it is what is told of its matrices."""

import dataclasses

import numpy as np
import pytest

from estabilidade.diagnose import diagnose

RNG = np.random.default_rng(3)
WEIGHTS = [RNG.normal(0, n_in**-0.5, (n_out, n_in)) for n_out, n_in in ((7, 5), (6, 7), (4, 6))]
WEIGHTS[1][2] = 0
X = 2 * RNG.normal(size=(9, 5))
NOISE = np.random.default_rng(0).normal(size=(9, 4)) / 9  # without a loss, what NumPy draws


def of_pytorch():
    torch = pytest.importorskip("torch")  # beside a retired framework there is no other
    layers = [torch.nn.Linear(w.shape[1], len(w), bias=False).double() for w in WEIGHTS]
    for layer, w in zip(layers, WEIGHTS, strict=True):
        layer.weight = torch.nn.Parameter(torch.tensor(w))

    class Network(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.layers = torch.nn.ModuleList(layers)

        def forward(self, x):
            first, second, last = self.layers
            return last(torch.tanh(second(torch.tanh(first(x)))))

    return Network(), torch.tensor(X), lambda output: (output * torch.tensor(NOISE)).sum()


def of_keras():
    keras = pytest.importorskip("keras")
    layers = [
        keras.layers.Dense(len(w), phi, use_bias=False, dtype="float64")
        for w, phi in zip(WEIGHTS, ("tanh", "tanh", None), strict=True)
    ]
    model = keras.Sequential([keras.Input([5], dtype="float64"), *layers])
    model.set_weights([w.T for w in WEIGHTS])
    return model, X, None


def of_linen():
    pytest.importorskip("flax")
    import jax.numpy as jnp
    from flax import linen

    layers = [
        linen.Dense(len(w), use_bias=False, name=f"d{i}", parent=None)
        for i, w in enumerate(WEIGHTS)
    ]
    network = linen.Sequential([layers[0], jnp.tanh, layers[1], jnp.tanh, layers[2]])
    kernels = {f"layers_{2 * i}": {"kernel": jnp.asarray(w.T)} for i, w in enumerate(WEIGHTS)}
    return network.bind({"params": kernels}), X, None


def of_nnx():
    pytest.importorskip("flax")
    import jax.numpy as jnp
    from flax import nnx

    rngs = nnx.Rngs(0)
    layers = [nnx.Linear(w.shape[1], len(w), use_bias=False, rngs=rngs) for w in WEIGHTS]
    for layer, w in zip(layers, WEIGHTS, strict=True):
        layer.kernel[...] = jnp.asarray(w.T)
    return nnx.Sequential(layers[0], jnp.tanh, layers[1], jnp.tanh, layers[2]), X, None


def numbers(signal):
    return dataclasses.astuple(signal)


@pytest.mark.parametrize(
    "make",
    [
        of_pytorch,
        of_keras,
        *[pytest.param(make, marks=pytest.mark.demorado) for make in (of_linen, of_nnx)],
    ],
)
def test_what_is_told_is_what_is_told_of_the_matrices(make):
    model, batch, loss = make()
    expected = diagnose(WEIGHTS, X, activation="tanh", learning_rate=0.3)
    found = diagnose(model, batch, loss, learning_rate=0.3)
    assert found.loss == pytest.approx(expected.loss, rel=1e-5)
    layers = [layer for layer in found.layers if layer.gains]
    for ours, theirs in zip(expected.layers, layers, strict=True):
        assert numbers(theirs.activation) == pytest.approx(numbers(ours.activation), rel=1e-5)
        assert numbers(theirs.gradient) == pytest.approx(numbers(ours.gradient), rel=1e-5)
        assert theirs.gain == pytest.approx(ours.gain, rel=1e-5)
        assert theirs.update_ratio == pytest.approx(ours.update_ratio, rel=1e-5)
        assert (theirs.units, theirs.saturated) == (ours.units, ours.saturated)
