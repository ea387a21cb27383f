"""The functions of the book in TensorFlow, with the initializers of Keras."""

import contextlib

import numpy as np
import tensorflow as tf


@contextlib.contextmanager
def clean_state():
    """See `Functions.clean_state`: on the CPU.

    Raises:
        RuntimeError: inside `tf.function`, which has symbols where these functions need numbers;
            with a Keras that draws by another framework, and has no float64 in JAX.
    """
    if not tf.executing_eagerly():
        raise RuntimeError(
            "estabilidade: dentro de tf.function não há números, só símbolos; "
            "chame a função do livro fora dela"
        )
    if (engine := tf.keras.config.backend()) != "tensorflow":
        raise RuntimeError(
            f"estabilidade: o Keras deste programa roda sobre {engine}, não sobre o TensorFlow; "
            "reinicie o Python com KERAS_BACKEND=tensorflow"
        )
    with tf.device("CPU"):
        yield


def sigmoid_and_grad(x, dtype="float32"):
    """See `Functions.sigmoid_and_grad`."""
    X = tf.constant(x, dtype)
    with tf.GradientTape() as tape:
        tape.watch(X)
        Y = tf.nn.sigmoid(X)
    return Y.numpy(), tape.gradient(Y, X).numpy()


def matrix_product(factors, dtype="float32"):
    """See `Functions.matrix_product`."""
    M, *rest = (tf.constant(A, dtype) for A in factors)
    for A in rest:
        M = M @ A
    return M.numpy()


def train_mlp(x, y, w1, w2, dropout=0.0, learning_rate=0.5, steps=200, seed=0):
    """See `Functions.train_mlp`."""
    X, Y, W1, W2 = map(tf.constant, (x, y, w1, w2))
    w1_history, w2_history, losses = [w1], [w2], []
    for step in range(steps):
        with tf.GradientTape() as tape:
            tape.watch((W1, W2))
            H = tf.tanh(tf.matmul(X, W1, transpose_b=True))
            H = tf.nn.experimental.stateless_dropout(H, dropout, (seed, step))
            E = tf.matmul(H, W2, transpose_b=True) - Y
            loss = 0.5 * tf.reduce_mean(tf.reduce_sum(E**2, axis=1))
        dW1, dW2 = tape.gradient(loss, (W1, W2))
        W1, W2 = W1 - learning_rate * dW1, W2 - learning_rate * dW2
        w1_history.append(W1.numpy())
        w2_history.append(W2.numpy())
        losses.append(loss.numpy())
    return np.stack(w1_history), np.stack(w2_history), np.array(losses)


def propagate(weights, x, output_grad, activation="tanh", dtype="float32"):
    """See `Functions.propagate`."""
    sigma = {
        "linear": tf.identity,
        "relu": tf.nn.relu,
        "tanh": tf.tanh,
        "sigmoid": tf.sigmoid,
    }[activation]
    H = [tf.constant(x, dtype)]
    with tf.GradientTape() as tape:
        tape.watch(H[0])
        for w in weights:
            W = tf.constant(w, dtype)
            H.append(sigma(tf.matmul(H[-1], W, transpose_b=True)))
    G = tape.gradient(H[-1], H, tf.constant(output_grad, dtype))
    return [h.numpy() for h in H], [g.numpy() for g in G]


def normal(n_in, n_out, std, seed=0, dtype="float32"):
    """See `Functions.normal`."""
    init = tf.keras.initializers.RandomNormal(stddev=std, seed=seed)
    return np.array(init((n_in, n_out), dtype)).T


def xavier(n_in, n_out, distribution="uniform", seed=0, dtype="float32"):
    """See `Functions.xavier`."""
    init = {
        "uniform": tf.keras.initializers.GlorotUniform,
        "normal": tf.keras.initializers.GlorotNormal,
    }[distribution](seed)
    return np.array(init((n_in, n_out), dtype)).T


def he(n_in, n_out, distribution="normal", seed=0, dtype="float32"):
    """See `Functions.he`."""
    init = {
        "uniform": tf.keras.initializers.HeUniform,
        "normal": tf.keras.initializers.HeNormal,
    }[distribution](seed)
    return np.array(init((n_in, n_out), dtype)).T


def orthogonal(n_in, n_out, gain=1.0, seed=0, dtype="float32"):
    """See `Functions.orthogonal`."""
    init = tf.keras.initializers.Orthogonal(gain, seed)
    return np.array(init((n_in, n_out), "float64")).T.astype(dtype)


def default_dense(n_in, n_out, seed=0, dtype="float32"):
    """See `Functions.default_dense`; the initializers of `Dense`, without a layer to number."""
    init = tf.keras.initializers.GlorotUniform(seed)
    W = init((n_in, n_out), dtype)
    return np.array(W).T, np.zeros(n_out, dtype)
