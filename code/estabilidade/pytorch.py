"""The functions of the book in PyTorch."""

import contextlib
import math

import numpy as np
import torch


@contextlib.contextmanager
def clean_state():
    """See `Functions.clean_state`: with gradients, in full precision, on the CPU."""
    with (
        torch.inference_mode(False),
        torch.enable_grad(),
        torch.autocast("cpu", enabled=False),
        torch.device("cpu"),
    ):
        yield


def sigmoid_and_grad(x, dtype="float32"):
    """See `Functions.sigmoid_and_grad`."""
    X = torch.tensor(x, dtype=getattr(torch, dtype), requires_grad=True)
    Y = torch.sigmoid(X)
    (grad,) = torch.autograd.grad(Y, X, torch.ones_like(Y))
    return Y.detach().numpy(), grad.numpy()


def matrix_product(factors, dtype="float32"):
    """See `Functions.matrix_product`."""
    M, *rest = (torch.tensor(A, dtype=getattr(torch, dtype)) for A in factors)
    for A in rest:
        M = M @ A
    return M.numpy()


def train_mlp(x, y, w1, w2, dropout=0.0, learning_rate=0.5, steps=200, seed=0):
    """See `Functions.train_mlp`."""
    generator = torch.Generator().manual_seed(seed)
    X, Y, W1, W2 = map(torch.tensor, (x, y, w1, w2))
    w1_history, w2_history, losses = [w1], [w2], []
    for _ in range(steps):
        W1, W2 = W1.requires_grad_(), W2.requires_grad_()
        H = torch.tanh(X @ W1.T)
        keep = torch.full_like(H, 1 - dropout)
        D = torch.bernoulli(keep, generator=generator)
        E = (D * H / (1 - dropout)) @ W2.T - Y
        loss = 0.5 * E.square().sum(dim=1).mean()
        dW1, dW2 = torch.autograd.grad(loss, (W1, W2))
        W1 = (W1 - learning_rate * dW1).detach()
        W2 = (W2 - learning_rate * dW2).detach()
        w1_history.append(W1.numpy())
        w2_history.append(W2.numpy())
        losses.append(loss.item())
    return np.stack(w1_history), np.stack(w2_history), np.array(losses)


def propagate(weights, x, output_grad, activation="tanh", dtype="float32"):
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
    start = torch.tensor(output_grad, dtype=getattr(torch, dtype))
    G = torch.autograd.grad(H[-1], H, start)
    return [h.detach().numpy() for h in H], [g.numpy() for g in G]


def normal(n_in, n_out, std, seed=0, dtype="float32"):
    """See `Functions.normal`."""
    generator = torch.Generator().manual_seed(seed)
    W = torch.empty(n_out, n_in, dtype=getattr(torch, dtype))
    return torch.nn.init.normal_(W, std=std, generator=generator).numpy()


def xavier(n_in, n_out, distribution="uniform", seed=0, dtype="float32"):
    """See `Functions.xavier`."""
    init = {
        "uniform": torch.nn.init.xavier_uniform_,
        "normal": torch.nn.init.xavier_normal_,
    }[distribution]
    generator = torch.Generator().manual_seed(seed)
    W = torch.empty(n_out, n_in, dtype=getattr(torch, dtype))
    return init(W, generator=generator).numpy()


def he(n_in, n_out, distribution="normal", seed=0, dtype="float32"):
    """See `Functions.he`."""
    init = {
        "uniform": torch.nn.init.kaiming_uniform_,
        "normal": torch.nn.init.kaiming_normal_,
    }[distribution]
    generator = torch.Generator().manual_seed(seed)
    W = torch.empty(n_out, n_in, dtype=getattr(torch, dtype))
    return init(W, nonlinearity="relu", generator=generator).numpy()


def orthogonal(n_in, n_out, gain=1.0, seed=0, dtype="float32"):
    """See `Functions.orthogonal`."""
    generator = torch.Generator().manual_seed(seed)
    W = torch.empty(n_out, n_in, dtype=torch.float64)
    return torch.nn.init.orthogonal_(W, gain, generator=generator).numpy().astype(dtype)


def default_dense(n_in, n_out, seed=0, dtype="float32"):
    """See `Functions.default_dense`; the rule of `nn.Linear`, with a generator of its own."""
    generator = torch.Generator().manual_seed(seed)
    W = torch.empty(n_out, n_in, dtype=getattr(torch, dtype))
    b = torch.empty(n_out, dtype=getattr(torch, dtype))
    torch.nn.init.kaiming_uniform_(W, a=math.sqrt(5), generator=generator)
    bound = 1 / math.sqrt(n_in)
    torch.nn.init.uniform_(b, -bound, bound, generator=generator)
    return W.numpy(), b.numpy()
