"""Activations forward, gradients backward: what depth does to their size."""

import itertools
import math
from decimal import Decimal

import numpy as np
import pytest

from estabilidade import theory

ACTIVATIONS = {
    "linear": lambda z: z,
    "relu": lambda z: np.maximum(z, 0),
    "tanh": np.tanh,
    "sigmoid": theory.sigmoid,
}
activations = pytest.mark.parametrize("activation", ACTIVATIONS)
PRECISION = {"float32": 2e-6, "float64": 1e-14}


def network(widths=(3, 5, 4, 2), m=6, seed=0):
    rng = np.random.default_rng(seed)
    weights = [
        rng.standard_normal((n_out, n_in)) / math.sqrt(n_in)
        for n_in, n_out in itertools.pairwise(widths)
    ]
    return weights, rng.standard_normal((m, widths[0])), rng.standard_normal((m, widths[-1]))


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64"])
def test_both_lists_run_from_the_input_to_the_output(framework, dtype):
    weights, x, output_grad = network()
    H, G = framework.propagate(weights, x, output_grad, dtype=dtype)
    assert [h.shape for h in H] == [g.shape for g in G] == [(6, 3), (6, 5), (6, 4), (6, 2)]
    assert {each.dtype for each in H + G} == {np.dtype(dtype)}
    np.testing.assert_array_equal(H[0], x.astype(dtype))
    np.testing.assert_array_equal(G[-1], output_grad.astype(dtype))


@activations
@pytest.mark.parametrize("dtype", PRECISION)
def test_activations_follow_from_layer_to_layer(framework, activation, dtype):
    weights, x, output_grad = network()
    H, _ = framework.propagate(weights, x, output_grad, activation, dtype)
    h = x
    for layer, W in enumerate(weights, start=1):
        h = ACTIVATIONS[activation](h @ W.T)
        np.testing.assert_allclose(H[layer], h, atol=PRECISION[dtype])


@activations
def test_gradients_are_slopes_at_every_layer(framework, activation):
    weights, x, V = network(widths=(5, 9, 8, 3), m=1)
    H, G = framework.propagate(weights, x, V, activation, "float64")
    assert all(h.any() for h in H), "a dead layer sits on the kink of ReLU"

    def output(layer, h):
        """⟨V, h⁽ᴸ⁾⟩ as a function of the activations of a layer."""
        for W in weights[layer:]:
            h = ACTIVATIONS[activation](h @ W.T)
        return (V * h).sum()

    step = 1e-5
    for layer in range(len(weights) + 1):
        slopes = [
            (output(layer, H[layer] + e) - output(layer, H[layer] - e)) / (2 * step)
            for e in step * np.eye(H[layer].size)
        ]
        np.testing.assert_allclose(G[layer][0], slopes, atol=1e-9)


@activations
@pytest.mark.parametrize("dtype", PRECISION)
def test_frameworks_agree_with_each_other(frameworks, activation, dtype):
    first, *rest = (each.propagate(*network(), activation, dtype) for each in frameworks)
    for H, G in rest:
        for ours, theirs in zip(H + G, first[0] + first[1], strict=True):
            np.testing.assert_allclose(ours, theirs, atol=PRECISION[dtype])


def test_through_a_linear_network_the_gradient_is_a_matrix_product(framework):
    """∂⟨V, h⁽ᴸ⁾⟩/∂h⁽⁰⁾ = V W⁽ᴸ⁾ ⋯ W⁽¹⁾: the product of the chapter."""
    weights, x, V = network(widths=(4, 4, 4, 4, 4))
    _, G = framework.propagate(weights, x, V, "linear", "float64")
    M = framework.matrix_product(weights[::-1], "float64")
    np.testing.assert_allclose(G[0], V @ M, atol=1e-13)


def test_examples_do_not_see_each_other(framework):
    weights, x, V = network()
    H, G = framework.propagate(weights, x, V, "tanh", "float64")
    alone, alone_grad = framework.propagate(weights, x[2:3], V[2:3], "tanh", "float64")
    np.testing.assert_allclose(H[-1][2:3], alone[-1], atol=1e-14)
    np.testing.assert_allclose(G[0][2:3], alone_grad[0], atol=1e-14)


def test_the_relu_has_no_slope_at_zero_nor_below(framework):
    H, G = framework.propagate([np.eye(3)], [[-1, 0, 1]], [[1, 1, 1]], "relu")
    assert H[1].tolist() == G[0].tolist() == [[0, 0, 1]]


def test_a_saturated_sigmoid_lets_no_gradient_through(framework):
    weights = [np.full((4, 4), 10.0)] * 3
    _, G = framework.propagate(weights, np.ones((1, 4)), np.ones((1, 4)), "sigmoid")
    sizes = [np.abs(g).max() for g in G]
    assert sizes[3] == 1
    assert sizes[0] <= sizes[1] <= sizes[2] < 1e-6


def test_an_explosion_ends_in_infinities_without_an_error(framework):
    weights = [100 * np.eye(2)] * 30
    H, G = framework.propagate(weights, np.ones((1, 2)), np.ones((1, 2)), "linear")
    assert not np.isfinite(H[-1]).any()
    assert not np.isfinite(G[0]).any()


# --- the chapter's claim: with n σ² = 1 the size is kept, otherwise it changes geometrically

N, DEPTH, M = 400, 6, 4


def log_ratios(framework, weights):
    """How much ln ‖·‖² grows from end to end, forward and backward, mean over the examples."""
    rng = np.random.default_rng(5)
    x, V = rng.standard_normal((2, M, N))
    H, G = framework.propagate(weights, x, V, "linear", "float64")
    squares = [(each**2).sum(axis=1) for each in (H[0], H[-1], G[-1], G[0])]
    return np.log(squares[1] / squares[0]).mean(), np.log(squares[3] / squares[2]).mean()


# ln ‖Wv‖² varies by 2/n per Gaussian layer, and less for weights of lighter tails.
SPREAD = math.sqrt(2 * DEPTH / N)


@pytest.mark.parametrize("distribution", ["uniform", "normal"])
def test_xavier_keeps_the_size_both_ways_between_equal_widths(framework, distribution):
    weights = [framework.xavier(N, N, distribution, seed=layer) for layer in range(DEPTH)]
    forward, backward = log_ratios(framework, weights)
    assert abs(forward) < 5 * SPREAD
    assert abs(backward) < 5 * SPREAD


@pytest.mark.parametrize("std", [0.01, 0.03, 0.1, 1.0])
def test_other_scales_shrink_or_explode_geometrically(framework, std):
    weights = [framework.normal(N, N, std, seed=layer) for layer in range(DEPTH)]
    predicted = DEPTH * math.log(N * std**2)
    assert abs(predicted) > 5 * SPREAD
    forward, backward = log_ratios(framework, weights)
    assert abs(forward - predicted) < 5 * SPREAD
    assert abs(backward - predicted) < 5 * SPREAD


def test_he_keeps_the_second_moment_through_relu(framework):
    rng = np.random.default_rng(5)
    weights = [framework.he(N, N, seed=layer) for layer in range(DEPTH)]
    x = rng.standard_normal((M, N))
    H, _ = framework.propagate(weights, x, np.zeros((M, N)), "relu", "float64")
    # ReLU halves, so the relative variance of a layer's ‖h‖² is 5/n instead of 2/n.
    ratio = np.log((H[-1] ** 2).sum(axis=1) / (x**2).sum(axis=1)).mean()
    assert abs(ratio) < 5 * math.sqrt(5 * DEPTH / N)


def test_between_different_widths_xavier_can_keep_only_the_mean_of_both(framework):
    n_in, n_out = 784, 10
    W = framework.xavier(n_in, n_out)
    rng = np.random.default_rng(5)
    x, V = rng.standard_normal((200, n_in)), rng.standard_normal((200, n_out))
    H, G = framework.propagate([W], x, V, "linear", "float64")
    sigma = theory.xavier_std(n_in, n_out)
    # 7840 weights: the relative spread of their mean square is √(0.8 / 7840) ≈ 1 %.
    assert H[1].var() == pytest.approx(n_in * sigma**2, rel=0.15)
    assert G[0].var() == pytest.approx(n_out * sigma**2, rel=0.15)
    assert n_in * sigma**2 == pytest.approx(1.97, abs=0.01)
    assert n_out * sigma**2 == pytest.approx(0.025, abs=0.001)


@pytest.mark.parametrize(("dtype", "least"), [("float16", -9), ("float32", -80), ("float64", -700)])
def test_the_sigmoid_keeps_its_digits_in_both_tails(framework, dtype, least):
    """By tanh, NumPy's lost all of them: 0 at z = −20 in float32, where σ is 2·10⁻⁹."""
    z = np.linspace(least, 15, 301).astype(dtype)
    exact = np.array([float(1 / (1 + (-Decimal(float(each))).exp())) for each in z])
    H, _ = framework.propagate([[[1.0]]], z[:, None], np.ones((301, 1)), "sigmoid", dtype)
    error = np.abs(H[1][:, 0].astype(float) / exact - 1)
    assert (error <= (np.abs(z.astype(float)) + 4) * np.finfo(dtype).eps).all()
