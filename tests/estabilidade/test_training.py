"""Gradient descent on one hidden layer: the right gradient, the right dropout."""

import math

import numpy as np
import pytest

from estabilidade import initial_weights


def problem(m=6, n_in=3, n_hidden=4, n_out=2, seed=0):
    rng = np.random.default_rng(seed)
    x, y = rng.standard_normal((m, n_in)), rng.standard_normal((m, n_out))
    return x, y, *initial_weights("random", n_in, n_hidden, n_out, seed=seed)


def loss(x, y, w1, w2):
    """½ · mean over the examples of the squared norm of the error, one example at a time."""
    errors = [w2 @ np.tanh(w1 @ each) - target for each, target in zip(x, y, strict=True)]
    return sum(error @ error for error in errors) / (2 * len(x))


def slope(function, w):
    """Central differences of a function of a matrix."""
    h, grad = 1e-5, np.empty_like(w)
    for index in np.ndindex(w.shape):
        step = np.zeros_like(w)
        step[index] = h
        grad[index] = (function(w + step) - function(w - step)) / (2 * h)
    return grad


def test_histories_start_at_the_initial_weights(framework):
    x, y, w1, w2 = problem()
    w1_history, w2_history, losses = framework.train_mlp(x, y, w1, w2, steps=5)
    assert w1_history.shape == (6, 4, 3)
    assert w2_history.shape == (6, 2, 4)
    assert losses.shape == (5,)
    assert w1_history.dtype == w2_history.dtype == losses.dtype == np.float64
    np.testing.assert_array_equal(w1_history[0], w1)
    np.testing.assert_array_equal(w2_history[0], w2)


def test_no_step_is_no_change(framework):
    x, y, w1, w2 = problem()
    w1_history, w2_history, losses = framework.train_mlp(x, y, w1, w2, steps=0)
    assert (len(w1_history), len(w2_history), len(losses)) == (1, 1, 0)


def test_the_arguments_are_left_as_they_were(framework):
    arguments = problem()
    copies = [each.copy() for each in arguments]
    for history in framework.train_mlp(*arguments, steps=1):
        history += 1
    for argument, copy in zip(arguments, copies, strict=True):
        np.testing.assert_array_equal(argument, copy)


def test_each_step_follows_the_slope_of_the_loss(framework):
    x, y, w1, w2 = problem()
    rate = 0.25
    W1, W2, losses = framework.train_mlp(x, y, w1, w2, learning_rate=rate, steps=2)
    for step in range(2):
        w1, w2 = W1[step], W2[step]
        assert losses[step] == pytest.approx(loss(x, y, w1, w2), rel=1e-13, abs=0)
        grad1 = slope(lambda w, w2=w2: loss(x, y, w, w2), w1)
        grad2 = slope(lambda w, w1=w1: loss(x, y, w1, w), w2)
        np.testing.assert_allclose((w1 - W1[step + 1]) / rate, grad1, atol=1e-9)
        np.testing.assert_allclose((w2 - W2[step + 1]) / rate, grad2, atol=1e-9)


def test_frameworks_agree_on_the_whole_trajectory(frameworks):
    first, *rest = (each.train_mlp(*problem(), steps=20) for each in frameworks)
    for history in rest:
        for ours, theirs in zip(history, first, strict=True):
            np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-12)


def test_training_learns(framework):
    _, _, losses = framework.train_mlp(*problem(), learning_rate=0.1, steps=30)
    assert (np.diff(losses) < 0).all()


def test_hidden_units_have_no_order(framework):
    """Permute the rows of W1 and the columns of W2: the trajectory is permuted with them."""
    x, y, w1, w2 = problem(n_hidden=5)
    order = [3, 0, 4, 2, 1]
    W1, W2, losses = framework.train_mlp(x, y, w1, w2, steps=10)
    permuted = framework.train_mlp(x, y, w1[order], w2[:, order], steps=10)
    np.testing.assert_allclose(permuted[0], W1[:, order], atol=1e-13)
    np.testing.assert_allclose(permuted[1], W2[:, :, order], atol=1e-13)
    np.testing.assert_allclose(permuted[2], losses, rtol=1e-13)


def test_divergence_ends_in_nan_without_an_error(framework):
    x, y, w1, w2 = problem()
    _, _, losses = framework.train_mlp(x, y, w1, w2, learning_rate=1e200, steps=40)
    assert np.isnan(losses[-1])


# --- dropout


def masks(framework, m, n_hidden, dropout, seed=0):
    """What dropout multiplied each hidden unit of each example by, in the first step.

    tanh(20) rounds to 1 and its derivative to 0. With H = 1 and W2 = 0, the first step leaves W1
    alone and writes -D/m into the gradient of W2; a target per example keeps the examples apart.
    """
    W1, W2, _ = framework.train_mlp(
        np.eye(m),
        np.eye(m),
        np.full((n_hidden, m), 20.0),
        np.zeros((m, n_hidden)),
        dropout=dropout,
        learning_rate=m,
        steps=1,
        seed=seed,
    )
    np.testing.assert_array_equal(W1[0], W1[1])
    return W2[1]


@pytest.mark.parametrize("dropout", [0.25, 0.5, 0.75])
def test_dropped_units_are_zero_and_the_others_are_rescaled(framework, dropout):
    D = masks(framework, 4, 64, dropout)
    kept = D != 0
    assert 0 < kept.mean() < 1
    np.testing.assert_allclose(D[kept], 1 / (1 - dropout), rtol=1e-15)


@pytest.mark.parametrize("dropout", [0.1, 0.5, 0.9])
def test_units_are_dropped_with_the_probability_asked_for(framework, dropout):
    D = masks(framework, 10, 1000, dropout)
    spread = math.sqrt(dropout * (1 - dropout) / D.size)
    assert abs((D == 0).mean() - dropout) < 5 * spread
    assert abs(D.mean() - 1) < 5 * spread / (1 - dropout)


def test_each_example_drops_units_of_its_own(framework):
    D = masks(framework, 6, 64, 0.5)
    assert len({tuple(row) for row in D}) == 6
    assert len({tuple(column) for column in D.T}) > 1


def test_each_step_drops_units_of_its_own(framework):
    """A unit dropped in a step leaves its weights where they were: the sets differ by step."""
    x, y = np.ones((1, 1)), np.full((1, 1), 100.0)
    w1, w2 = np.full((64, 1), 20.0), np.full((1, 64), 1e-3)
    _, W2, _ = framework.train_mlp(x, y, w1, w2, dropout=0.5, learning_rate=1e-4, steps=3)
    kept = np.diff(W2[:, 0], axis=0) != 0
    assert kept.any(axis=1).all()
    assert len({tuple(step) for step in kept}) == 3


def test_the_seed_decides_what_is_dropped(framework):
    first, again, other = (masks(framework, 4, 64, 0.5, seed=seed) for seed in (7, 7, 8))
    np.testing.assert_array_equal(first, again)
    assert (first != other).any()


def test_without_dropout_the_seed_decides_nothing(framework):
    first = framework.train_mlp(*problem(), steps=10, seed=0)
    other = framework.train_mlp(*problem(), steps=10, seed=1)
    for ours, theirs in zip(first, other, strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_dropout_is_in_the_gradient_of_both_layers(framework):
    """The mask can be read off W2; with it, the whole step can be predicted."""
    x, y = np.array([[1.0, -0.5]]), np.array([[2.0]])
    w1, w2 = initial_weights("random", 2, 16, 1)
    w1 = np.abs(w1) * [1, -1]  # every unit active, so that a zero gradient is a dropped unit
    W1, W2, losses = framework.train_mlp(x, y, w1, w2, dropout=0.5, learning_rate=1, steps=1)
    D = 2.0 * ((W2[0] - W2[1])[0] != 0)
    assert 0 < D.sum() < 2 * 16

    def loss_with_mask(w1, w2):
        return ((w2 @ (D * np.tanh(w1 @ x[0])) - y[0]) ** 2).sum() / 2

    assert losses[0] == pytest.approx(loss_with_mask(w1, w2), rel=1e-12, abs=0)
    np.testing.assert_allclose(W1[0] - W1[1], slope(lambda w: loss_with_mask(w, w2), w1), atol=1e-8)
    np.testing.assert_allclose(W2[0] - W2[1], slope(lambda w: loss_with_mask(w1, w), w2), atol=1e-8)
