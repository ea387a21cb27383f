"""The functions of the book in TensorFlow, with the initializers of Keras."""

import numpy as np
import tensorflow as tf

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
    X = tf.constant(x, dtype)
    with tf.GradientTape() as tape:
        tape.watch(X)
        Y = tf.nn.sigmoid(X)
    return Y.numpy(), tape.gradient(Y, X).numpy()


def matrix_product(factors: Factors, dtype: DType = "float32") -> Array:
    """See `Functions.matrix_product`."""
    M, *rest = (tf.constant(A, dtype) for A in factors)
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
    sigma = tf.keras.activations.get(activation)
    X, Y = tf.constant(x, dtype), tf.constant(y, dtype)
    W1, W2 = tf.Variable(w1, dtype=dtype), tf.Variable(w2, dtype=dtype)
    w1_history, w2_history, losses = [W1.numpy()], [W2.numpy()], []
    for step in range(steps):
        with tf.GradientTape() as tape:
            H = sigma(tf.matmul(X, W1, transpose_b=True))
            H = tf.nn.experimental.stateless_dropout(H, dropout, seed=(seed, step))
            E = tf.matmul(H, W2, transpose_b=True) - Y
            loss = 0.5 * tf.reduce_mean(tf.reduce_sum(E**2, axis=1))
        dW1, dW2 = tape.gradient(loss, (W1, W2))
        W1.assign_sub(learning_rate * dW1)
        W2.assign_sub(learning_rate * dW2)
        w1_history.append(W1.numpy())
        w2_history.append(W2.numpy())
        losses.append(loss.numpy())
    return np.stack(w1_history), np.stack(w2_history), np.array(losses, dtype)


def propagate(
    weights: Weights,
    x: Matrix,
    output_grad: Matrix,
    activation: Activation = "tanh",
    dtype: DType = "float32",
) -> tuple[list[Array], list[Array]]:
    """See `Functions.propagate`."""
    sigma = tf.keras.activations.get(activation)
    H = [tf.constant(x, dtype)]
    with tf.GradientTape() as tape:
        tape.watch(H[0])
        for w in weights:
            W = tf.constant(w, dtype)
            H.append(sigma(tf.matmul(H[-1], W, transpose_b=True)))
    G = tape.gradient(H[-1], H, tf.constant(output_grad, dtype))
    return [h.numpy() for h in H], [g.numpy() for g in G]


def normal(n_in: Size, n_out: Size, std: Scale, seed: Seed = 0, dtype: DType = "float32") -> Array:
    """See `Functions.normal`."""
    init = tf.keras.initializers.RandomNormal(stddev=std, seed=seed)
    return init((n_in, n_out), dtype).numpy().T


def xavier(
    n_in: Size,
    n_out: Size,
    distribution: Distribution = "uniform",
    seed: Seed = 0,
    dtype: DType = "float32",
) -> Array:
    """See `Functions.xavier`."""
    init = {
        "uniform": tf.keras.initializers.GlorotUniform,
        "normal": tf.keras.initializers.GlorotNormal,
    }[distribution](seed)
    return init((n_in, n_out), dtype).numpy().T


def he(
    n_in: Size,
    n_out: Size,
    distribution: Distribution = "normal",
    seed: Seed = 0,
    dtype: DType = "float32",
) -> Array:
    """See `Functions.he`."""
    init = {
        "uniform": tf.keras.initializers.HeUniform,
        "normal": tf.keras.initializers.HeNormal,
    }[distribution](seed)
    return init((n_in, n_out), dtype).numpy().T


def default_dense(
    n_in: Size, n_out: Size, seed: Seed = 0, dtype: DType = "float32"
) -> tuple[Array, Array]:
    """See `Functions.default_dense`; the default initializer, named only to be seeded."""
    init = tf.keras.initializers.GlorotUniform(seed)
    layer = tf.keras.layers.Dense(n_out, kernel_initializer=init, dtype=dtype)
    layer.build((None, n_in))
    return layer.kernel.numpy().T, layer.bias.numpy()
