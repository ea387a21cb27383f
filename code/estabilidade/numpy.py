"""The functions of the book in plain NumPy, with derivatives worked out by hand."""

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


def sigmoid_and_grad(x: Tensor, dtype: DType = "float32") -> tuple[Array, Array]:
    """See `Functions.sigmoid_and_grad`; e^(-|x|) never overflows."""
    X = np.asarray(x, dtype)
    e = np.exp(-np.abs(X))
    return np.where(X >= 0, 1, e) / (1 + e), e / (1 + e) ** 2


@np.errstate(over="ignore", invalid="ignore")
def matrix_product(factors: Factors, dtype: DType = "float32") -> Array:
    """See `Functions.matrix_product`."""
    M, *rest = (np.array(A, dtype) for A in factors)
    for A in rest:
        M = M @ A
    return M


@np.errstate(over="ignore", invalid="ignore")
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
    """See `Functions.train_mlp`; the derivative of σ is written in terms of h = σ(z)."""
    sigma, dsigma = {
        "linear": (lambda z: z, lambda h: np.ones_like(h)),
        "relu": (lambda z: np.maximum(z, 0), lambda h: h > 0),
        "tanh": (lambda z: np.tanh(z), lambda h: 1 - h**2),
        "sigmoid": (lambda z: (1 + np.tanh(z / 2)) / 2, lambda h: h * (1 - h)),
    }[activation]
    rng = np.random.default_rng(seed)
    X, Y, W1, W2 = (np.array(a, dtype) for a in (x, y, w1, w2))
    w1_history, w2_history, losses = [W1], [W2], []
    for _ in range(steps):
        H = sigma(X @ W1.T)
        D = (rng.random(H.shape) >= dropout).astype(dtype) / (1 - dropout)
        E = (D * H) @ W2.T - Y
        losses.append(0.5 * np.mean(np.sum(E**2, axis=1)))
        dH = D * (E @ W2) * dsigma(H)
        W1 = W1 - learning_rate * dH.T @ X / len(X)
        W2 = W2 - learning_rate * E.T @ (D * H) / len(X)
        w1_history.append(W1)
        w2_history.append(W2)
    return np.stack(w1_history), np.stack(w2_history), np.array(losses, dtype)


@np.errstate(over="ignore", invalid="ignore")
def propagate(
    weights: Weights,
    x: Matrix,
    output_grad: Matrix,
    activation: Activation = "tanh",
    dtype: DType = "float32",
) -> tuple[list[Array], list[Array]]:
    """See `Functions.propagate`; the derivative of σ is written in terms of h = σ(z)."""
    sigma, dsigma = {
        "linear": (lambda z: z, lambda h: np.ones_like(h)),
        "relu": (lambda z: np.maximum(z, 0), lambda h: h > 0),
        "tanh": (lambda z: np.tanh(z), lambda h: 1 - h**2),
        "sigmoid": (lambda z: (1 + np.tanh(z / 2)) / 2, lambda h: h * (1 - h)),
    }[activation]
    W = [np.asarray(w, dtype) for w in weights]
    H, G = [np.array(x, dtype)], [np.array(output_grad, dtype)]
    for w in W:
        H.append(sigma(H[-1] @ w.T))
    for w, h in zip(reversed(W), reversed(H), strict=False):
        G.insert(0, (G[0] * dsigma(h)) @ w)
    return H, G


def normal(n_in: Size, n_out: Size, std: Scale, seed: Seed = 0, dtype: DType = "float32") -> Array:
    """See `Functions.normal`."""
    rng = np.random.default_rng(seed)
    return rng.normal(0, std, (n_out, n_in)).astype(dtype)


def xavier(
    n_in: Size,
    n_out: Size,
    distribution: Distribution = "uniform",
    seed: Seed = 0,
    dtype: DType = "float32",
) -> Array:
    """See `Functions.xavier`."""
    rng = np.random.default_rng(seed)
    sigma = np.sqrt(2 / (n_in + n_out))
    if distribution == "uniform":
        a = np.sqrt(3) * sigma
        return rng.uniform(-a, a, (n_out, n_in)).astype(dtype)
    return rng.normal(0, sigma, (n_out, n_in)).astype(dtype)


def he(
    n_in: Size,
    n_out: Size,
    distribution: Distribution = "normal",
    seed: Seed = 0,
    dtype: DType = "float32",
) -> Array:
    """See `Functions.he`."""
    rng = np.random.default_rng(seed)
    sigma = np.sqrt(2 / n_in)
    if distribution == "uniform":
        a = np.sqrt(3) * sigma
        return rng.uniform(-a, a, (n_out, n_in)).astype(dtype)
    return rng.normal(0, sigma, (n_out, n_in)).astype(dtype)


def default_dense(
    n_in: Size, n_out: Size, seed: Seed = 0, dtype: DType = "float32"
) -> tuple[Array, Array]:
    """See `Functions.default_dense`; NumPy has no layers, so d2l's own N(0, 0.01²)."""
    rng = np.random.default_rng(seed)
    W = rng.normal(0, 0.01, (n_out, n_in))
    return W.astype(dtype), np.zeros(n_out, dtype)
