"""The functions of the book in plain NumPy, with derivatives worked out by hand."""

import contextlib

import numpy as np


def clean_state():
    """See `Functions.clean_state`: NumPy has no state to set apart."""
    return contextlib.nullcontext()


def sigmoid_and_grad(x, dtype="float32"):
    """See `Functions.sigmoid_and_grad`; e^(-|x|) never overflows."""
    X = np.asarray(x, dtype)
    e = np.exp(-np.abs(X))
    return np.where(X >= 0, 1, e) / (1 + e), e / (1 + e) ** 2


@np.errstate(over="ignore", invalid="ignore")
def matrix_product(factors, dtype="float32"):
    """See `Functions.matrix_product`."""
    M, *rest = (np.array(A, dtype) for A in factors)
    for A in rest:
        M = M @ A
    return M


def train_mlp(x, y, w1, w2, dropout=0.0, learning_rate=0.5, steps=200, seed=0):
    """See `Functions.train_mlp`; the derivative of tanh is 1 - h²."""
    rng = np.random.default_rng(seed)
    w1_history, w2_history, losses = [w1], [w2], []
    for _ in range(steps):
        h = np.tanh(x @ w1.T)
        d = (rng.random(h.shape) >= dropout) / (1 - dropout)
        e = (d * h) @ w2.T - y
        losses.append(0.5 * np.mean(np.sum(e**2, axis=1)))
        dh = d * (e @ w2) * (1 - h**2)
        w1 = w1 - learning_rate * dh.T @ x / len(x)
        w2 = w2 - learning_rate * e.T @ (d * h) / len(x)
        w1_history.append(w1)
        w2_history.append(w2)
    return np.stack(w1_history), np.stack(w2_history), np.array(losses)


@np.errstate(over="ignore", invalid="ignore")
def propagate(weights, x, output_grad, activation="tanh", dtype="float32"):
    """See `Functions.propagate`; the derivative of σ is written in terms of h = σ(z)."""
    sigma, dsigma = {
        "linear": (lambda z: z, lambda h: np.ones_like(h)),
        "relu": (lambda z: np.maximum(z, 0), lambda h: h > 0),
        "tanh": (lambda z: np.tanh(z), lambda h: 1 - h**2),
        "sigmoid": (
            lambda z: np.exp(-np.logaddexp(0, -z)),
            lambda h: h * (1 - h),
        ),
    }[activation]
    W = [np.asarray(w, dtype) for w in weights]
    H, G = [np.array(x, dtype)], [np.array(output_grad, dtype)]
    for w in W:
        H.append(sigma(H[-1] @ w.T))
    for w, h in zip(reversed(W), reversed(H), strict=False):
        G.insert(0, (G[0] * dsigma(h)) @ w)
    return H, G


def normal(n_in, n_out, std, seed=0, dtype="float32"):
    """See `Functions.normal`."""
    rng = np.random.default_rng(seed)
    return rng.normal(0, std, (n_out, n_in)).astype(dtype)


def xavier(n_in, n_out, distribution="uniform", seed=0, dtype="float32"):
    """See `Functions.xavier`."""
    rng = np.random.default_rng(seed)
    sigma = np.sqrt(2 / (n_in + n_out))
    if distribution == "uniform":
        a = np.sqrt(3) * sigma
        return rng.uniform(-a, a, (n_out, n_in)).astype(dtype)
    return rng.normal(0, sigma, (n_out, n_in)).astype(dtype)


def he(n_in, n_out, distribution="normal", seed=0, dtype="float32"):
    """See `Functions.he`."""
    rng = np.random.default_rng(seed)
    sigma = np.sqrt(2 / n_in)
    if distribution == "uniform":
        a = np.sqrt(3) * sigma
        return rng.uniform(-a, a, (n_out, n_in)).astype(dtype)
    return rng.normal(0, sigma, (n_out, n_in)).astype(dtype)


def orthogonal(n_in, n_out, gain=1.0, seed=0, dtype="float32"):
    """See `Functions.orthogonal`; without the signs, QR would prefer some rotations."""
    rng = np.random.default_rng(seed)
    A = rng.normal(size=(max(n_in, n_out), min(n_in, n_out)))
    Q, R = np.linalg.qr(A)
    Q = gain * Q * np.sign(np.diag(R))
    return (Q if n_out >= n_in else Q.T).astype(dtype)


def default_dense(n_in, n_out, seed=0, dtype="float32"):
    """See `Functions.default_dense`; NumPy has no layers, so d2l's own N(0, 0.01²)."""
    rng = np.random.default_rng(seed)
    W = rng.normal(0, 0.01, (n_out, n_in))
    return W.astype(dtype), np.zeros(n_out, dtype)
