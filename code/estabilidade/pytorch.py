"""The functions of the book in PyTorch."""

import numpy as np
import torch

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
    """See `Functions.sigmoid_and_grad`."""
    X = torch.tensor(x, dtype=getattr(torch, dtype), requires_grad=True)
    Y = torch.sigmoid(X)
    (grad,) = torch.autograd.grad(Y, X, torch.ones_like(Y))
    return Y.detach().numpy(), grad.numpy()


def matrix_product(factors: Factors, dtype: DType = "float32") -> Array:
    """See `Functions.matrix_product`."""
    M, *rest = (torch.tensor(A, dtype=getattr(torch, dtype)) for A in factors)
    for A in rest:
        M = M @ A
    return M.numpy()


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
    """See `Functions.train_mlp`."""
    sigma = {
        "linear": lambda z: z,
        "relu": torch.relu,
        "tanh": torch.tanh,
        "sigmoid": torch.sigmoid,
    }[activation]
    generator = torch.Generator().manual_seed(seed)
    X, Y, W1, W2 = (torch.tensor(a, dtype=getattr(torch, dtype)) for a in (x, y, w1, w2))
    w1_history, w2_history, losses = [w1], [w2], []
    for _ in range(steps):
        W1, W2 = W1.requires_grad_(), W2.requires_grad_()
        H = sigma(X @ W1.T)
        D = torch.bernoulli(torch.full_like(H, 1 - dropout), generator=generator)
        E = (D * H / (1 - dropout)) @ W2.T - Y
        loss = 0.5 * E.square().sum(dim=1).mean()
        dW1, dW2 = torch.autograd.grad(loss, (W1, W2))
        W1, W2 = (W1 - learning_rate * dW1).detach(), (W2 - learning_rate * dW2).detach()
        w1_history.append(W1.numpy())
        w2_history.append(W2.numpy())
        losses.append(loss.item())
    return np.array(w1_history, dtype), np.array(w2_history, dtype), np.array(losses, dtype)


def propagate(
    weights: Weights,
    x: Matrix,
    output_grad: Matrix,
    activation: Activation = "tanh",
    dtype: DType = "float32",
) -> tuple[list[Array], list[Array]]:
    """See `Functions.propagate`."""
    sigma = {
        "linear": lambda z: z,
        "relu": torch.relu,
        "tanh": torch.tanh,
        "sigmoid": torch.sigmoid,
    }[activation]
    H = [torch.tensor(x, dtype=getattr(torch, dtype), requires_grad=True)]
    for w in weights:
        W = torch.tensor(w, dtype=getattr(torch, dtype))
        H.append(sigma(H[-1] @ W.T))
    G = torch.autograd.grad(H[-1], H, torch.tensor(output_grad, dtype=getattr(torch, dtype)))
    return [h.detach().numpy() for h in H], [g.numpy() for g in G]


def normal(n_in: Size, n_out: Size, std: Scale, seed: Seed = 0, dtype: DType = "float32") -> Array:
    """See `Functions.normal`."""
    generator = torch.Generator().manual_seed(seed)
    W = torch.empty(n_out, n_in, dtype=getattr(torch, dtype))
    return torch.nn.init.normal_(W, std=std, generator=generator).numpy()


def xavier(
    n_in: Size,
    n_out: Size,
    distribution: Distribution = "uniform",
    seed: Seed = 0,
    dtype: DType = "float32",
) -> Array:
    """See `Functions.xavier`."""
    init = {
        "uniform": torch.nn.init.xavier_uniform_,
        "normal": torch.nn.init.xavier_normal_,
    }[distribution]
    generator = torch.Generator().manual_seed(seed)
    W = torch.empty(n_out, n_in, dtype=getattr(torch, dtype))
    return init(W, generator=generator).numpy()


def he(
    n_in: Size,
    n_out: Size,
    distribution: Distribution = "normal",
    seed: Seed = 0,
    dtype: DType = "float32",
) -> Array:
    """See `Functions.he`."""
    init = {
        "uniform": torch.nn.init.kaiming_uniform_,
        "normal": torch.nn.init.kaiming_normal_,
    }[distribution]
    generator = torch.Generator().manual_seed(seed)
    W = torch.empty(n_out, n_in, dtype=getattr(torch, dtype))
    return init(W, nonlinearity="relu", generator=generator).numpy()


def default_dense(
    n_in: Size, n_out: Size, seed: Seed = 0, dtype: DType = "float32"
) -> tuple[Array, Array]:
    """See `Functions.default_dense`; weight and bias are both U(±1/√n_in)."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        layer = torch.nn.Linear(n_in, n_out, dtype=getattr(torch, dtype))
    return layer.weight.detach().numpy(), layer.bias.detach().numpy()
