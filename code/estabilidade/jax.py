"""The functions of the book in JAX, in 64 bits when they ask for 64 bits."""

import contextlib

import jax
import jax.numpy as jnp
import numpy as np


@contextlib.contextmanager
def clean_state():
    """See `Functions.clean_state`: in 64 bits, outside of any trace, on the CPU."""
    with (
        jax.enable_x64(True),
        jax.default_device(jax.local_devices(backend="cpu")[0]),
        jax.ensure_compile_time_eval(),
    ):
        yield


def sigmoid_and_grad(x, dtype="float32"):
    """See `Functions.sigmoid_and_grad`."""
    y, pullback = jax.vjp(jax.nn.sigmoid, jnp.array(x, dtype))
    (grad,) = pullback(jnp.ones_like(y))
    return np.array(y), np.array(grad)


def matrix_product(factors, dtype="float32"):
    """See `Functions.matrix_product`."""
    M, *rest = (jnp.array(A, dtype) for A in factors)
    for A in rest:
        M = M @ A
    return np.array(M)


@jax.jit
def descend(x, y, start, keys, dropout, learning_rate):
    """Make the steps of `train_mlp` one program, compiled once for all calls of the same shapes."""

    def loss(W1, W2, D):
        E = (D * jnp.tanh(x @ W1.T) / (1 - dropout)) @ W2.T - y
        return 0.5 * jnp.mean(jnp.sum(E**2, axis=1))

    def step(before, key):
        D = jax.random.bernoulli(key, 1 - dropout, (len(x), len(before[0])))
        L, (dW1, dW2) = jax.value_and_grad(loss, argnums=(0, 1))(*before, D)
        after = before[0] - learning_rate * dW1, before[1] - learning_rate * dW2
        return after, (*after, L)

    _, history = jax.lax.scan(step, start, keys)
    return history


def train_mlp(x, y, w1, w2, dropout=0.0, learning_rate=0.5, steps=200, seed=0):
    """See `Functions.train_mlp`."""
    keys = jax.random.split(jax.random.key(seed), steps)
    w1s, w2s, losses = descend(x, y, (w1, w2), keys, dropout, learning_rate)
    return np.concatenate([[w1], w1s]), np.concatenate([[w2], w2s]), np.array(losses)


def propagate(weights, x, output_grad, activation="tanh", dtype="float32"):
    """See `Functions.propagate`."""
    sigma = {
        "linear": jax.nn.identity,
        "relu": jax.nn.relu,
        "tanh": jax.nn.tanh,
        "sigmoid": jax.nn.sigmoid,
    }[activation]
    H, pullbacks = [jnp.array(x, dtype)], []
    for w in weights:
        W = jnp.array(w, dtype)
        h, pullback = jax.vjp(lambda h, W=W: sigma(h @ W.T), H[-1])
        H.append(h)
        pullbacks.append(pullback)
    G = [jnp.array(output_grad, dtype)]
    for pullback in reversed(pullbacks):
        G = [*pullback(G[0]), *G]
    return [np.array(h) for h in H], [np.array(g) for g in G]


def normal(n_in, n_out, std, seed=0, dtype="float32"):
    """See `Functions.normal`."""
    init = jax.nn.initializers.normal(std)
    return np.array(init(jax.random.key(seed), (n_in, n_out), dtype).T)


def xavier(n_in, n_out, distribution="uniform", seed=0, dtype="float32"):
    """See `Functions.xavier`."""
    init = {
        "uniform": jax.nn.initializers.glorot_uniform,
        "normal": jax.nn.initializers.glorot_normal,
    }[distribution]()
    return np.array(init(jax.random.key(seed), (n_in, n_out), dtype).T)


def he(n_in, n_out, distribution="normal", seed=0, dtype="float32"):
    """See `Functions.he`."""
    init = {
        "uniform": jax.nn.initializers.he_uniform,
        "normal": jax.nn.initializers.he_normal,
    }[distribution]()
    return np.array(init(jax.random.key(seed), (n_in, n_out), dtype).T)


def orthogonal(n_in, n_out, gain=1.0, seed=0, dtype="float32"):
    """See `Functions.orthogonal`."""
    init = jax.nn.initializers.orthogonal(gain)
    return np.array(init(jax.random.key(seed), (n_in, n_out), "float64").T).astype(dtype)


def default_dense(n_in, n_out, seed=0, dtype="float32"):
    """See `Functions.default_dense`; JAX has no layers, so what Flax's Dense does."""
    init = jax.nn.initializers.lecun_normal()
    W = init(jax.random.key(seed), (n_in, n_out), dtype)
    return np.array(W.T), np.zeros(n_out, dtype)
