"""The functions of the book in MXNet 1.9.1, retired: for its appendix, in an environment apart.

MXNet has a single random generator, whose state cannot be read: every function that takes a seed
leaves it reseeded. Its initializers know float32 alone, and its `@` and `dot` no float16 on a CPU;
`einsum` does.
"""

import contextlib

import numpy
from mxnet import autograd, gluon, init, np, npx

npx.set_np()


def clean_state():
    """See `Functions.clean_state`; MXNet gives no way to set its own state apart."""
    return contextlib.nullcontext()


def sigmoid_and_grad(x, dtype="float32"):
    """See `Functions.sigmoid_and_grad`."""
    X = np.array(x, dtype)
    X.attach_grad()
    with autograd.record():
        Y = npx.sigmoid(X)
    Y.backward()
    return Y.asnumpy(), X.grad.asnumpy()


def matrix_product(factors, dtype="float32"):
    """See `Functions.matrix_product`."""
    M, *rest = (np.array(A, dtype) for A in factors)
    for A in rest:
        M = np.einsum("ij,jk->ik", M, A)
    return M.asnumpy()


def train_mlp(x, y, w1, w2, dropout=0.0, learning_rate=0.5, steps=200, seed=0):
    """See `Functions.train_mlp`."""
    npx.random.seed(seed)
    X, Y, W1, W2 = (np.array(a, "float64") for a in (x, y, w1, w2))
    w1_history, w2_history, losses = [w1], [w2], []
    for _ in range(steps):
        W1.attach_grad()
        W2.attach_grad()
        with autograd.record():
            H = np.tanh(np.einsum("mi,hi->mh", X, W1))
            D = npx.random.bernoulli(1 - dropout, size=H.shape, dtype="float64")
            E = np.einsum("mh,oh->mo", D * H / (1 - dropout), W2) - Y
            loss = 0.5 * np.mean(np.sum(np.square(E), axis=1))
        loss.backward()
        W1, W2 = W1 - learning_rate * W1.grad, W2 - learning_rate * W2.grad
        w1_history.append(W1.asnumpy())
        w2_history.append(W2.asnumpy())
        losses.append(loss.item())
    return numpy.stack(w1_history), numpy.stack(w2_history), numpy.array(losses)


def propagate(weights, x, output_grad, activation="tanh", dtype="float32"):
    """See `Functions.propagate`; MXNet derives by leaves alone, so layer after layer."""
    sigma = {
        "linear": lambda z: z,
        "relu": npx.relu,
        "tanh": np.tanh,
        "sigmoid": npx.sigmoid,
    }[activation]
    H, outputs = [np.array(x, dtype)], []
    for w in weights:
        H[-1].attach_grad()
        with autograd.record():
            z = np.einsum("mi,oi->mo", H[-1], np.array(w, dtype))
            outputs.append(sigma(z))
        H.append(outputs[-1].detach())
    G = [np.array(output_grad, dtype)]
    for h, output in zip(reversed(H[:-1]), reversed(outputs), strict=True):
        output.backward(G[0])
        G.insert(0, h.grad)
    return [h.asnumpy() for h in H], [g.asnumpy() for g in G]


def normal(n_in, n_out, std, seed=0, dtype="float32"):
    """See `Functions.normal`."""
    npx.random.seed(seed)
    W = gluon.Parameter("weight", shape=(n_out, n_in))
    W.initialize(init.Normal(std))
    return W.data().asnumpy().astype(dtype)


def xavier(n_in, n_out, distribution="uniform", seed=0, dtype="float32"):
    """See `Functions.xavier`; with MXNet's own magnitude, 3, the bell has 3 times the variance."""
    initializer = {
        "uniform": init.Xavier("uniform", magnitude=3),
        "normal": init.Xavier("gaussian", magnitude=1),
    }[distribution]
    npx.random.seed(seed)
    W = gluon.Parameter("weight", shape=(n_out, n_in))
    W.initialize(initializer)
    return W.data().asnumpy().astype(dtype)


def he(n_in, n_out, distribution="normal", seed=0, dtype="float32"):
    """See `Functions.he`."""
    initializer = {
        "uniform": init.Xavier("uniform", factor_type="in", magnitude=6),
        "normal": init.MSRAPrelu(factor_type="in", slope=0),
    }[distribution]
    npx.random.seed(seed)
    W = gluon.Parameter("weight", shape=(n_out, n_in))
    W.initialize(initializer)
    return W.data().asnumpy().astype(dtype)


def orthogonal(n_in, n_out, gain=1.0, seed=0, dtype="float32"):
    """See `Functions.orthogonal`; MXNet takes it from an SVD, in float32."""
    npx.random.seed(seed)
    W = gluon.Parameter("weight", shape=(n_out, n_in))
    W.initialize(init.Orthogonal(gain, "normal"))
    return W.data().asnumpy().astype(dtype)


def default_dense(n_in, n_out, seed=0, dtype="float32"):
    """See `Functions.default_dense`; the weight is U(±0.07), whatever the sizes."""
    npx.random.seed(seed)
    layer = gluon.nn.Dense(n_out, in_units=n_in)
    layer.initialize()
    layer.cast(dtype)
    return layer.weight.data().asnumpy(), layer.bias.data().asnumpy()
