"""The functions of the book in JAX, in 64 bits when they ask for 64 bits."""

import jax
import jax.numpy as jnp
import numpy as np

from estabilidade.arguments import (
    Activation,
    Array,
    Distribution,
    DType,
    Factors,
    Matrix,
    Number,
    Probability,
    Scale,
    Seed,
    Size,
    Steps,
    Tensor,
    Weights,
)

jax.config.update("jax_enable_x64", True)


def sigmoid_and_grad(x: Tensor, dtype: DType = "float32") -> tuple[Array, Array]:
    """See `Functions.sigmoid_and_grad`."""
    y, pullback = jax.vjp(jax.nn.sigmoid, jnp.array(x, dtype))
    (grad,) = pullback(jnp.ones_like(y))
    return np.array(y), np.array(grad)


def matrix_product(factors: Factors, dtype: DType = "float32") -> Array:
    """See `Functions.matrix_product`."""
    M, *rest = (jnp.array(A, dtype) for A in factors)
    for A in rest:
        M = M @ A
    return np.array(M)


def train_mlp(
    x: Matrix,
    y: Matrix,
    w1: Matrix,
    w2: Matrix,
    activation: Activation = "tanh",
    dropout: Probability = 0.0,
    learning_rate: Number = 0.1,
    steps: Steps = 10,
    seed: Seed = 0,
    dtype: DType = "float32",
) -> tuple[Array, Array, Array]:
    """See `Functions.train_mlp`; jit, here, would compile again at every call."""
    sigma = {
        "linear": jax.nn.identity,
        "relu": jax.nn.relu,
        "tanh": jax.nn.tanh,
        "sigmoid": jax.nn.sigmoid,
    }[activation]
    X, Y, W1, W2 = (jnp.array(a, dtype) for a in (x, y, w1, w2))

    def loss(W1, W2, D):
        H = sigma(X @ W1.T)
        E = (D * H / (1 - dropout)) @ W2.T - Y
        return 0.5 * jnp.mean(jnp.sum(E**2, axis=1))

    loss_and_grads = jax.value_and_grad(loss, argnums=(0, 1))
    w1_history, w2_history, losses = [W1], [W2], []
    for key in jax.random.split(jax.random.key(seed), steps):
        D = jax.random.bernoulli(key, 1 - dropout, (len(X), len(W1)))
        L, (dW1, dW2) = loss_and_grads(W1, W2, D)
        W1, W2 = W1 - learning_rate * dW1, W2 - learning_rate * dW2
        w1_history.append(W1)
        w2_history.append(W2)
        losses.append(L)
    return np.array(w1_history), np.array(w2_history), np.array(losses, dtype)


def propagate(
    weights: Weights,
    x: Matrix,
    output_grad: Matrix,
    activation: Activation = "tanh",
    dtype: DType = "float32",
) -> tuple[list[Array], list[Array]]:
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


def normal(n_in: Size, n_out: Size, std: Scale, seed: Seed = 0, dtype: DType = "float32") -> Array:
    """See `Functions.normal`."""
    init = jax.nn.initializers.normal(std)
    return np.array(init(jax.random.key(seed), (n_in, n_out), dtype).T)


def xavier(
    n_in: Size,
    n_out: Size,
    distribution: Distribution = "uniform",
    seed: Seed = 0,
    dtype: DType = "float32",
) -> Array:
    """See `Functions.xavier`."""
    init = {
        "uniform": jax.nn.initializers.glorot_uniform,
        "normal": jax.nn.initializers.glorot_normal,
    }[distribution]()
    return np.array(init(jax.random.key(seed), (n_in, n_out), dtype).T)


def he(
    n_in: Size,
    n_out: Size,
    distribution: Distribution = "normal",
    seed: Seed = 0,
    dtype: DType = "float32",
) -> Array:
    """See `Functions.he`."""
    init = {
        "uniform": jax.nn.initializers.he_uniform,
        "normal": jax.nn.initializers.he_normal,
    }[distribution]()
    return np.array(init(jax.random.key(seed), (n_in, n_out), dtype).T)


def default_dense(
    n_in: Size, n_out: Size, seed: Seed = 0, dtype: DType = "float32"
) -> tuple[Array, Array]:
    """See `Functions.default_dense`; JAX has no layers, so what Flax's Dense does."""
    init = jax.nn.initializers.lecun_normal()
    W = init(jax.random.key(seed), (n_in, n_out), dtype)
    return np.array(W.T), np.zeros(n_out, dtype)
