"""Networks of Flax, in a module that tests import when they run.

JAX, once imported, has threads that a fork would break; the tests that fork run before any other,
but after all test files were imported.
"""

import functools
import random

import jax
import numpy as np
from flax import linen, nnx, traverse_util

# JAX compiles each operation once for each shape: the networks share as many as they can.
RNG = np.random.default_rng(0)
X = RNG.normal(size=(32, 64)).astype("float32")
IMAGES = RNG.normal(size=(4, 16, 16, 3)).astype("float32")
SERIES = RNG.normal(size=(4, 16, 16)).astype("float32")
HE = jax.nn.initializers.he_normal()


class Dense(linen.Module):
    depth: int = 8
    activation: str = "relu"

    @linen.compact
    def __call__(self, x):
        for i in range(self.depth):
            x = linen.Dense(64, kernel_init=HE, name=f"d{i}")(x)
            x = getattr(jax.nn, self.activation)(x)
        return linen.Dense(64, name="out")(x)


@jax.custom_vjp
def failing(x):
    return x


def _fail(_, gradient):
    raise ArithmeticError("de propósito")


failing.defvjp(lambda x: (x, None), _fail)


def fail(x, way):
    """Draw numbers and fail, on the way forward or back."""
    random.random(), np.random.random()
    if way == "forward":
        raise ArithmeticError("de propósito")
    return failing(x)


class FailingDense(linen.Module):
    depth: int = 3
    place: int = 0
    way: str = "forward"

    @linen.compact
    def __call__(self, x):
        for i in range(self.depth + 1):
            x = fail(x, self.way) if i == self.place else x
            x = linen.Dense(64, name=f"d{i}" if i < self.depth else "out")(x)
        return x


class Images(linen.Module):
    @linen.compact
    def __call__(self, x, train=True):
        for i in range(4):
            x = linen.Conv(16, (3, 3), name=f"c{i}")(x)
            x = linen.relu(linen.BatchNorm(not train, name=f"b{i}")(x))
        x = linen.Dropout(0.1, deterministic=not train)(x.mean((1, 2)))
        return linen.Dense(16, name="out")(x)


class Attention(linen.Module):
    @linen.compact
    def __call__(self, x):
        for i in range(3):
            y = linen.LayerNorm(name=f"n{i}")(x)
            x = x + linen.MultiHeadDotProductAttention(4, name=f"a{i}")(y)
            x = x + linen.Dense(16, name=f"m{i}")(linen.gelu(linen.Dense(64, name=f"u{i}")(x)))
        return {"out": linen.Dense(16, name="out")(x)}


class Recurrent(linen.Module):
    @linen.compact
    def __call__(self, x):
        x = linen.RNN(linen.LSTMCell(16, name="cell"), name="rnn")(x)
        return linen.Dense(16, name="out")(x)


class Odd(linen.Module):
    """A layer used twice, one that JAX traces, two inputs."""

    @linen.compact
    def __call__(self, x, y):
        twice = linen.Dense(64, kernel_init=HE, name="twice")
        return linen.remat(linen.Dense)(64, name="traced")(twice(linen.relu(twice(x))) + y)


class Block(nnx.Module):
    def __init__(self, rngs):
        self.conv = nnx.Conv(3, 16, (3, 3), rngs=rngs)
        self.norm = nnx.BatchNorm(16, rngs=rngs)
        self.attend = nnx.MultiHeadAttention(2, 16, decode=False, rngs=rngs)
        self.drop = nnx.Dropout(0.1, rngs=rngs)
        self.cell = nnx.RNN(nnx.LSTMCell(16, 16, rngs=rngs), rngs=rngs)
        self.out = nnx.Linear(16, 16, rngs=rngs)

    def __call__(self, x):
        x = nnx.relu(self.norm(self.conv(x))).mean(1)
        return self.out(self.cell(x + self.drop(self.attend(x))))


class Fails(nnx.Module):
    """Counts its calls, draws numbers and fails."""

    def __init__(self, way):
        self.way, self.calls = way, 0

    def __call__(self, x):
        self.calls += 1
        return fail(x, self.way)


def stack(rngs, place, way):
    """Statistics, dropout and layers, with a failure at some place."""
    layers = [nnx.Linear(64, 64, rngs=rngs), nnx.BatchNorm(64, rngs=rngs)]
    layers += [nnx.Dropout(0.1, rngs=rngs)]
    layers.insert(place, Fails(way))
    return nnx.Sequential(*layers)


class Shared(nnx.Module):
    """A layer under two names, an unused one, two inputs, two outputs."""

    def __init__(self, rngs):
        self.left = self.right = nnx.Linear(64, 64, kernel_init=HE, rngs=rngs)
        self.unused = nnx.Linear(3, 3, rngs=rngs)

    def __call__(self, x, y):
        return self.left(x), {"right": self.right(nnx.relu(y))}


class OwnOfLinen(linen.Module):
    """Multiplies by weights of its own what a layer inside it gives."""

    @linen.compact
    def __call__(self, x):
        kernel = self.param("kernel", lambda key: jax.numpy.eye(64))
        return linen.Dense(64, name="inner")(x) @ kernel


class OwnOfNnx(nnx.Module):
    def __init__(self, rngs):
        self.inner = nnx.Linear(64, 64, rngs=rngs)
        self.kernel = nnx.Param(jax.numpy.eye(64))

    def __call__(self, x):
        return self.inner(x) @ self.kernel[...]


class NotedOfNnx(nnx.Module):
    """A module with habits."""

    def __init__(self, habits, rngs):
        self.habits, self.inner = habits, nnx.Linear(64, 64, rngs=rngs)
        self.average = nnx.BatchStat(jax.numpy.zeros(64))
        habits.begin(self)

    def __call__(self, x):
        self.last = self.inner(x)
        self.average[...] += self.last.mean(0)
        self.habits.act(self)
        return self.last


class NotedOfLinen(linen.Module):
    """Cannot change, but for what keeps its habits and an array in its variables."""

    keeper: object

    @linen.compact
    def __call__(self, x):
        x = linen.Dense(64)(x)
        calls = self.variable("counts", "calls", lambda: np.zeros(1))
        calls.value[0] += 1
        self.keeper.habits.act(self.keeper)
        return x


class Keeper:
    """Has habits for a module that cannot."""

    def __init__(self, habits):
        self.habits = habits
        habits.begin(self)


def noted(kind, habits):
    if kind == "nnx":
        return NotedOfNnx(habits, nnx.Rngs(0))
    weights = {"kernel": np.eye(64, dtype="float32"), "bias": np.zeros(64, "float32")}
    counts = {"calls": np.zeros(1)}
    return NotedOfLinen(Keeper(habits)).bind({"params": {"Dense_0": weights}, "counts": counts})


NETWORKS = {
    "dense": (Dense(), X),
    "images": (Images(), IMAGES),
    "attention": (Attention(), SERIES),
    "recurrent": (Recurrent(), SERIES),
}


@functools.partial(jax.jit, static_argnums=0)  # one compilation, not fifty
def initialized(module, key, batch):
    return module.init(key, batch)


def bound(module, batch, seed=0, change=lambda path, value: value):
    variables = initialized(module, jax.random.key(seed), batch)
    flat = traverse_util.flatten_dict(variables["params"])
    changed = {path: change(path, value) for path, value in flat.items()}
    return module.bind({**variables, "params": traverse_util.unflatten_dict(changed)})


def variables_of(module):
    found = nnx.to_flat_state(nnx.state(module))
    return [
        (path, each)
        for path, each in found
        if not jax.dtypes.issubdtype(each.dtype, jax.dtypes.prng_key)
    ]
