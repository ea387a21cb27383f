"""Healthy networks of Flax give no finding; a fault planted in one layer is named."""

import random

import numpy as np
import pytest

from estabilidade.diagnose import diagnose

jax = pytest.importorskip("jax")  # beside a retired framework there is no other
pytest.importorskip("flax")
from flax import linen, nnx, traverse_util  # noqa: E402

jnp = jax.numpy
RNG = np.random.default_rng(0)
X = RNG.normal(size=(32, 64)).astype("float32")
IMAGES = RNG.normal(size=(4, 16, 16, 3)).astype("float32")
SERIES = RNG.normal(size=(8, 12, 16)).astype("float32")
HE = jax.nn.initializers.he_normal()


class Dense(linen.Module):
    depth: int = 8
    activation: str = "relu"

    @linen.compact
    def __call__(self, x):
        for i in range(self.depth):
            x = linen.Dense(64, kernel_init=HE, name=f"d{i}")(x)
            x = getattr(jax.nn, self.activation)(x)
        return linen.Dense(10, name="out")(x)


class Images(linen.Module):
    @linen.compact
    def __call__(self, x, train=True):
        for i in range(4):
            x = linen.Conv(16, (3, 3), name=f"c{i}")(x)
            x = linen.relu(linen.BatchNorm(not train, name=f"b{i}")(x))
        x = linen.Dropout(0.1, deterministic=not train)(x.mean((1, 2)))
        return linen.Dense(9, name="out")(x)


class Attention(linen.Module):
    @linen.compact
    def __call__(self, x):
        for i in range(3):
            y = linen.LayerNorm(name=f"n{i}")(x)
            x = x + linen.MultiHeadDotProductAttention(4, name=f"a{i}")(y)
            x = x + linen.Dense(16, name=f"m{i}")(linen.gelu(linen.Dense(64, name=f"u{i}")(x)))
        return {"out": linen.Dense(3, name="out")(x)}


class Recurrent(linen.Module):
    @linen.compact
    def __call__(self, x):
        x = linen.RNN(linen.LSTMCell(24, name="cell"), name="rnn")(x)
        return linen.Dense(3, name="out")(x)


NETWORKS = {
    "dense": (Dense(), X),
    "images": (Images(), IMAGES),
    "attention": (Attention(), SERIES),
    "recurrent": (Recurrent(), SERIES),
}


def bound(module, batch, seed=0, change=lambda path, value: value):
    variables = module.init(jax.random.key(seed), batch)
    flat = traverse_util.flatten_dict(variables["params"])
    changed = {path: change(path, value) for path, value in flat.items()}
    return module.bind({**variables, "params": traverse_util.unflatten_dict(changed)})


@pytest.mark.parametrize(("module", "batch"), NETWORKS.values(), ids=NETWORKS)
def test_a_healthy_network_gives_no_finding(module, batch):
    report = diagnose(bound(module, batch), batch)
    assert report.findings == [] and report.notes == []
    assert all(layer.gradient for layer in report.layers)
    assert any(layer.multiplies for layer in report.layers)


PLACES = [
    *[("dense", "d0", 100), ("dense", "out", 0.01)],
    *[("images", "c0", 0.01), ("images", "b2", 100), ("images", "out", 100)],
    *[("attention", "a0.query", 100), ("attention", "a1.out", 0.01), ("attention", "n2", 100)],
]


@pytest.mark.parametrize(("network", "name", "factor"), PLACES)
def test_a_weight_a_hundred_times_off_is_named(network, name, factor):
    place = tuple(name.split("."))

    def change(path, value):
        planted = path[:-1] == place and path[-1] in ("kernel", "scale")
        return value * factor if planted else value

    module, batch = NETWORKS[network]
    first = diagnose(bound(module, batch, 1, change), batch).findings[0]
    assert (first.kind, first.layers) == ("large" if factor > 1 else "small", (name,))


def test_a_recurrent_layer_is_named_by_its_cell():
    def change(path, value):
        return value * 100 if "cell" in path and path[-1] == "kernel" else value

    first = diagnose(bound(Recurrent(), SERIES, 1, change), SERIES).findings[0]
    assert (first.kind, first.layers) == ("large", ("rnn",))


def test_dead_units_are_named():
    def change(path, value):
        return value - 100 if path == ("d4", "bias") else value

    (finding,) = diagnose(bound(Dense(), X, 1, change), X).findings
    assert (finding.kind, finding.layers) == ("dead", ("d4",))


def test_a_stack_of_sigmoids_is_where_gradients_vanish():
    findings = diagnose(bound(Dense(14, "sigmoid"), X), X).findings
    assert [each.kind for each in findings] == ["decay", "decay"]


def test_equal_units_are_named():
    def change(path, value):
        return jnp.full_like(value, 0.1) if path[0] in ("d1", "out") else value

    findings = diagnose(bound(Dense(2), X, 0, change), X, lambda y: (y**2).sum()).findings
    assert ("symmetric", ("d1",)) in [(each.kind, each.layers) for each in findings]


class Odd(linen.Module):
    """A layer used twice, one that JAX traces, two inputs."""

    @linen.compact
    def __call__(self, x, y):
        twice = linen.Dense(64, kernel_init=HE, name="twice")
        return linen.remat(linen.Dense)(64, name="traced")(twice(linen.relu(twice(x))) + y)


@pytest.mark.parametrize("named", [False, True])
def test_repeated_and_traced_layers(named):
    batch = {"x": X, "y": X} if named else (X, X)
    variables = Odd().init(jax.random.key(0), X, X)
    report = diagnose(Odd().bind(variables), batch)
    assert [each.name for each in report.layers] == ["twice", "twice (2)"]
    (note,) = report.notes
    assert "traced.kernel" in note


def test_half_precision():
    half = linen.Dense(64, dtype="bfloat16", param_dtype="bfloat16")
    report = diagnose(bound(half, X.astype("bfloat16")), X.astype("bfloat16"))
    assert report.healthy and report.layers[0].dtype == "bfloat16"


class Block(nnx.Module):
    def __init__(self, rngs):
        self.conv = nnx.Conv(3, 16, (3, 3), rngs=rngs)
        self.norm = nnx.BatchNorm(16, rngs=rngs)
        self.attend = nnx.MultiHeadAttention(2, 16, decode=False, rngs=rngs)
        self.drop = nnx.Dropout(0.1, rngs=rngs)
        self.cell = nnx.RNN(nnx.LSTMCell(16, 16, rngs=rngs), rngs=rngs)
        self.out = nnx.Linear(16, 3, rngs=rngs)

    def __call__(self, x):
        x = nnx.relu(self.norm(self.conv(x))).mean(1)
        return self.out(self.cell(x + self.drop(self.attend(x))))


@pytest.mark.parametrize("place", [None, "norm", "attend.key", "cell.cell.hi"])
def test_modules_of_nnx(place):
    module = Block(nnx.Rngs(1))
    if place:
        layer = module
        for name in place.split("."):
            layer = getattr(layer, name)
        weight = layer.scale if place == "norm" else layer.kernel
        weight[...] = weight[...] * 100
    findings = diagnose(module, IMAGES).findings
    expected = {"cell.cell.hi": "cell"}.get(place, place)
    assert [(each.kind, each.layers) for each in findings[:1]] == (
        [("large", (expected,))] if place else []
    )


@pytest.mark.parametrize("breaks", [False, True])
def test_the_module_is_left_as_it_was(breaks):
    module = Block(nnx.Rngs(0))
    kinds = [type(each) for _, each in nnx.iter_modules(module)]
    before = jax.tree.map(np.array, [each[...] for _, each in variables_of(module)])
    states = random.getstate(), np.random.get_state()[1].tolist()

    def loss(output):
        if breaks:
            raise ArithmeticError("de propósito")
        return output.mean()

    if breaks:
        with pytest.raises(ArithmeticError, match="de propósito"):
            diagnose(module, IMAGES, loss)
    else:
        diagnose(module, IMAGES, loss)
    for kept, (_, each) in zip(before, variables_of(module), strict=True):
        np.testing.assert_array_equal(kept, np.array(each[...]))
    assert kinds == [type(each) for _, each in nnx.iter_modules(module)]
    assert states == (random.getstate(), np.random.get_state()[1].tolist())
    assert module(IMAGES).shape == (4, 16, 3)


def variables_of(module):
    found = nnx.to_flat_state(nnx.state(module))
    return [
        (path, each)
        for path, each in found
        if not jax.dtypes.issubdtype(each.dtype, jax.dtypes.prng_key)
    ]


@pytest.mark.parametrize(
    ("model", "batch", "loss", "error", "message"),
    [
        (Dense(), X, None, ValueError, "bind"),
        (bound(Dense(1), X), X[:1], None, ValueError, "ao menos 2 exemplos"),
        (bound(Dense(1), X), "abc", None, TypeError, "arrays do JAX"),
        (bound(Dense(1), X), X, lambda output: output, ValueError, "um só número"),
        (nnx.Dropout(0.1), X, None, ValueError, "não tem pesos"),
    ],
)
def test_bad_input_gets_a_clear_message(model, batch, loss, error, message):
    with pytest.raises(error, match=message):
        diagnose(model, batch, loss)
