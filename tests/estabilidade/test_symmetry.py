"""Equal hidden units stay equal: only randomness tells them apart."""

import numpy as np
import pytest

from estabilidade import initial_weights

N_IN, N_HIDDEN, N_OUT = 3, 4, 2


def data(m=5, seed=1):
    rng = np.random.default_rng(seed)
    return rng.standard_normal((m, N_IN)), rng.standard_normal((m, N_OUT))


def weights(kind, seed=0, constant=0.5):
    return initial_weights(kind, N_IN, N_HIDDEN, N_OUT, seed=seed, constant=constant)


def train(framework, w1, w2, **options):
    W1, W2, _ = framework.train_mlp(*data(), w1, w2, learning_rate=0.1, **options)
    return W1, W2


def difference(W1, W2):
    """How far the hidden units are from each other: rows of W1, columns of W2."""
    return max(np.ptp(W1, axis=-2).max(), np.ptp(W2, axis=-1).max())


# --- the initial weights


@pytest.mark.parametrize("kind", ["constant", "equal", "random"])
def test_initial_weights_have_one_row_per_hidden_unit(kind):
    w1, w2 = weights(kind)
    assert w1.shape == (N_HIDDEN, N_IN)
    assert w2.shape == (N_OUT, N_HIDDEN)
    assert w1.dtype == w2.dtype == "float64"


@pytest.mark.parametrize("kind", ["constant", "equal", "random"])
def test_unless_told_the_weights_are_of_half_and_of_the_first_seed(kind):
    plain = initial_weights(kind, N_IN, N_HIDDEN, N_OUT)
    for found, told in zip(plain, weights(kind, seed=0, constant=0.5), strict=True):
        np.testing.assert_array_equal(found, told)


def test_constant_weights_are_all_the_constant():
    w1, w2 = weights("constant", constant=-0.25)
    assert (w1 == -0.25).all()
    assert (w2 == -0.25).all()


def test_equal_units_are_copies_of_one_random_unit():
    w1, w2 = weights("equal")
    assert difference(w1, w2) == 0
    assert len(np.unique(w1)) == N_IN
    assert len(np.unique(w2)) == N_OUT


def test_random_weights_are_all_different_and_of_the_size_asked_for():
    w1, w2 = weights("random")
    assert len(np.unique([*w1.flat, *w2.flat])) == w1.size + w2.size
    for wide in initial_weights("random", 150, 200, 100, constant=0.1):
        assert abs(wide.std() - 0.1) < 5 * 0.1 / np.sqrt(2 * wide.size)
        assert abs(wide.mean()) < 5 * 0.1 / np.sqrt(wide.size)


@pytest.mark.parametrize("kind", ["equal", "random"])
def test_the_seed_decides_the_initial_weights(kind):
    np.testing.assert_array_equal(weights(kind, seed=3)[0], weights(kind, seed=3)[0])
    assert (weights(kind, seed=3)[0] != weights(kind, seed=4)[0]).all()
    assert (weights(kind, seed=3)[1] != weights(kind, seed=4)[1]).all()


# --- the symmetry kept


@pytest.mark.parametrize("kind", ["constant", "equal"])
def test_equal_units_stay_equal(framework, kind):
    w1, w2 = weights(kind)
    W1, W2 = train(framework, w1, w2, steps=20)
    # Not bit for bit: the edges of a block of a matrix product may round differently.
    assert difference(W1, W2) < 1e-12
    assert np.abs(W1[-1] - W1[0]).max() > 1e-3
    assert np.abs(W2[-1] - W2[0]).max() > 1e-3


def test_equal_units_are_one_unit(framework):
    """n copies learn what a single unit n times as strong at the output would compute."""
    w1, w2 = weights("equal")
    W1, W2 = train(framework, w1, w2, steps=5)
    x, _ = data()
    forward, _ = framework.propagate([W1[-1]], x, np.zeros((5, N_HIDDEN)), "tanh", "float64")
    output = forward[1] @ W2[-1].T
    one_unit = np.outer(forward[1][:, 0], N_HIDDEN * W2[-1][:, 0])
    np.testing.assert_allclose(output, one_unit, atol=1e-12)


@pytest.mark.parametrize("dropout", [0.0, 0.5])
def test_zero_weights_stay_zero_even_with_dropout(framework, dropout):
    w1, w2 = weights("constant", constant=0)
    W1, W2 = train(framework, w1, w2, steps=10, dropout=dropout)
    assert not W1.any()
    assert not W2.any()


@pytest.mark.parametrize(("activation", "slope_at_0"), [("relu", 0), ("tanh", 1)])
def test_relu_lets_no_gradient_through_a_layer_of_zeros(framework, activation, slope_at_0):
    """What the note of the page on symmetry says of c = 0, whatever the output weights."""
    x, _ = data()
    w1, _ = weights("constant", constant=0)
    H, G = framework.propagate([w1, np.ones((1, N_HIDDEN))], x, np.ones((5, 1)), activation)
    assert not H[1].any()
    np.testing.assert_array_equal(G[1], np.full((5, N_HIDDEN), slope_at_0))


# --- the gradient of equal units


def test_the_gradient_has_equal_rows_but_its_columns_follow_x(framework):
    """∂L/∂W1[i, j] = δᵢ xⱼ: it is false that all its entries take the same value."""
    x, y = np.array([[1.0, 2.0, -0.5]]), np.array([[3.0, -1.0]])
    w1, w2 = weights("constant", constant=0.25)
    W1, _, _ = framework.train_mlp(x, y, w1, w2, learning_rate=1, steps=1)
    gradient = W1[0] - W1[1]
    delta = gradient[:, 0] / x[0, 0]
    np.testing.assert_allclose(delta, delta[0], rtol=1e-12)
    np.testing.assert_allclose(gradient, np.outer(delta, x[0]), rtol=1e-12)
    assert np.ptp(gradient[0]) > 1e-2


def test_the_units_differ_by_their_output_weights_from_the_first_step(framework):
    """δᵢ is proportional to the output weight of unit i: equal rows of W1 are not enough."""
    x, y = np.array([[1.0, 2.0, -0.5]]), np.array([[3.0, -1.0]])
    w1, _ = weights("constant", constant=0.25)
    _, w2 = weights("random")
    W1, _, _ = framework.train_mlp(x, y, w1, w2, learning_rate=1, steps=1)
    h = np.tanh(w1 @ x[0])
    delta = (w2 @ h - y[0]) @ w2 * (1 - h**2)
    np.testing.assert_allclose(W1[0] - W1[1], np.outer(delta, x[0]), rtol=1e-12)
    assert np.ptp(W1[1][:, 0]) > 1e-2


# --- the symmetry broken


def test_random_output_weights_break_it(framework):
    w1, _ = weights("constant")
    _, w2 = weights("random")
    W1, _ = train(framework, w1, w2, steps=1)
    assert np.ptp(W1[0], axis=0).max() == 0
    assert np.ptp(W1[1], axis=0).min() > 1e-4


def test_random_hidden_weights_break_it(framework):
    w1, _ = weights("random")
    _, w2 = weights("constant")
    _, W2 = train(framework, w1, w2, steps=1)
    assert np.ptp(W2[0], axis=1).max() == 0
    assert np.ptp(W2[1], axis=1).min() > 1e-4


@pytest.mark.parametrize("kind", ["constant", "equal"])
def test_dropout_on_the_hidden_units_breaks_it(framework, kind):
    w1, w2 = weights(kind)
    W1, W2 = train(framework, w1, w2, steps=5, dropout=0.5)
    assert np.ptp(W1[-1], axis=0).min() > 1e-4
    assert np.ptp(W2[-1], axis=1).min() > 1e-4


def test_dropout_breaks_it_for_good(framework):
    """With dropout off again, the units that it told apart do not become equal."""
    W1, W2 = train(framework, *weights("constant"), steps=5, dropout=0.5)
    assert difference(*(W[-1] for W in train(framework, W1[-1], W2[-1], steps=20))) > 1e-4
