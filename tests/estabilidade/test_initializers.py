"""Initial weights: the distribution that the name promises, in every framework."""

import math
import random
import sys

import numpy as np
import pytest
from scipy import stats

from estabilidade import theory

N_IN, N_OUT = 300, 200
# The bell of a framework is the whole one unless it is listed here.
CUT_BELL = {"tensorflow", "jax"}

INITIALIZERS = {
    "normal": (lambda each, **kw: each.normal(N_IN, N_OUT, 0.05, **kw), 0.05, "whole"),
    "xavier_uniform": (
        lambda each, **kw: each.xavier(N_IN, N_OUT, "uniform", **kw),
        theory.xavier_std(N_IN, N_OUT),
        "uniform",
    ),
    "xavier_normal": (
        lambda each, **kw: each.xavier(N_IN, N_OUT, "normal", **kw),
        theory.xavier_std(N_IN, N_OUT),
        "bell",
    ),
    "he_uniform": (
        lambda each, **kw: each.he(N_IN, N_OUT, "uniform", **kw),
        theory.he_std(N_IN),
        "uniform",
    ),
    "he_normal": (
        lambda each, **kw: each.he(N_IN, N_OUT, "normal", **kw),
        theory.he_std(N_IN),
        "bell",
    ),
}
initializers = pytest.mark.parametrize("initializer", INITIALIZERS)
dtypes = pytest.mark.parametrize("dtype", ["float32", "float64"])


def cut_bell(std):
    """N(0, s²) cut at ±2s, with s such that the standard deviation is `std`."""
    return stats.truncnorm(-2, 2, scale=std / stats.truncnorm(-2, 2).std())


def promised(framework, initializer):
    """Draw, standard deviation and distribution of the weights of an initializer."""
    draw, std, shape = INITIALIZERS[initializer]
    if shape == "uniform":
        return draw, std, stats.uniform(-math.sqrt(3) * std, 2 * math.sqrt(3) * std)
    if shape == "bell" and framework.framework.name in CUT_BELL:
        return draw, std, cut_bell(std)
    return draw, std, stats.norm(0, std)


def assert_moments(w, distribution):
    """Mean and variance within 5 standard errors; the latter depends on the kurtosis."""
    w = np.asarray(w, dtype=float)
    std, excess = distribution.std(), float(distribution.stats("k"))
    assert abs(w.mean()) < 5 * std / math.sqrt(w.size)
    assert abs(w.var() / std**2 - 1) < 5 * math.sqrt((excess + 2) / w.size)


@initializers
@dtypes
def test_mean_and_variance_are_the_promised_ones(framework, initializer, dtype):
    draw, std, distribution = promised(framework, initializer)
    assert distribution.std() == pytest.approx(std)
    w = draw(framework, dtype=dtype)
    assert w.dtype == dtype
    assert w.shape == (N_OUT, N_IN)
    assert_moments(w, distribution)


@initializers
@pytest.mark.parametrize("seed", [0, 1])
def test_the_distribution_is_the_promised_one(framework, initializer, seed):
    draw, _, distribution = promised(framework, initializer)
    w = draw(framework, seed=seed).astype(float)
    assert stats.kstest(w.flat, distribution.cdf).pvalue > 1e-3


@initializers
@dtypes
def test_no_weight_leaves_its_bounds(framework, initializer, dtype):
    draw, _, distribution = promised(framework, initializer)
    low, high = distribution.support()
    w = draw(framework, dtype=dtype)
    slack = 1 + 2 * np.finfo(dtype).eps
    assert low * slack <= w.min() < 0 < w.max() <= high * slack
    if math.isfinite(high):
        # Of 60000 weights some come close to the edge; a bell that is not cut goes beyond.
        assert w.max() > 0.99 * high
    else:
        assert np.abs(w).max() > 3 * distribution.std()


@initializers
def test_neighbouring_weights_know_nothing_of_each_other(framework, initializer):
    draw, *_ = promised(framework, initializer)
    w = draw(framework).astype(float)
    for a, b in ((w[:, :-1], w[:, 1:]), (w[:-1], w[1:])):
        correlation = np.corrcoef(a.flat, b.flat)[0, 1]
        assert abs(correlation) < 5 / math.sqrt(a.size)


@initializers
@pytest.mark.parametrize("dtype", ["float16", "float32", "float64"])
def test_the_same_seed_gives_the_same_weights(framework, initializer, dtype):
    draw, *_ = promised(framework, initializer)
    first, again, other = (draw(framework, seed=seed, dtype=dtype) for seed in (5, 5, 6))
    np.testing.assert_array_equal(first, again)
    assert (first != other).mean() > 0.9


@pytest.mark.parametrize(("n_in", "n_out"), [(1, 1), (3, 7), (784, 10)])
def test_rows_are_output_units(framework, n_in, n_out):
    assert framework.normal(n_in, n_out, 1.0).shape == (n_out, n_in)
    assert framework.xavier(n_in, n_out).shape == (n_out, n_in)
    assert framework.he(n_in, n_out).shape == (n_out, n_in)
    weight, bias = framework.default_dense(n_in, n_out)
    assert weight.shape == (n_out, n_in)
    assert bias.shape == (n_out,)


@pytest.mark.parametrize(("n_in", "n_out"), [(2000, 20), (20, 2000)])
def test_he_looks_at_the_inputs_and_xavier_at_both_sides(framework, n_in, n_out):
    """Wide layers, so that a swap of fan_in and fan_out cannot hide."""
    he, xavier = framework.he(n_in, n_out), framework.xavier(n_in, n_out)
    assert he.std() == pytest.approx(theory.he_std(n_in), rel=0.03)
    assert xavier.std() == pytest.approx(theory.xavier_std(n_in, n_out), rel=0.03)


def test_a_standard_deviation_of_zero_gives_zeros(framework):
    assert not framework.normal(3, 4, 0).any()


# --- what a dense layer does when nobody chooses


def defaults(framework):
    """Distributions of weight and bias; None for a bias of zeros."""
    bound = 1 / math.sqrt(N_IN)
    xavier = theory.xavier_bound(N_IN, N_OUT)
    return {
        "numpy": (stats.norm(0, 0.01), None),
        "pytorch": (stats.uniform(-bound, 2 * bound), stats.uniform(-bound, 2 * bound)),
        "tensorflow": (stats.uniform(-xavier, 2 * xavier), None),
        "jax": (cut_bell(theory.lecun_std(N_IN)), None),
        "mxnet": (stats.uniform(-0.07, 0.14), None),
    }[framework.framework.name]


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64"])
def test_default_layers_come_in_the_type_asked_for(framework, dtype):
    weight, bias = framework.default_dense(3, 2, dtype=dtype)
    assert weight.dtype == bias.dtype == dtype


@dtypes
@pytest.mark.parametrize("seed", [0, 1])
def test_default_weights_follow_their_known_distribution(framework, seed, dtype):
    weight, bias = framework.default_dense(N_IN, N_OUT, seed=seed, dtype=dtype)
    weight_distribution, bias_distribution = defaults(framework)
    assert_moments(weight, weight_distribution)
    assert stats.kstest(weight.astype(float).flat, weight_distribution.cdf).pvalue > 1e-3
    if bias_distribution is None:
        assert not bias.any()
    else:
        assert stats.kstest(bias.astype(float), bias_distribution.cdf).pvalue > 1e-3


def test_default_layers_are_reproducible(framework):
    first, again, other = (framework.default_dense(30, 20, seed=seed) for seed in (5, 5, 6))
    np.testing.assert_array_equal(first[0], again[0])
    np.testing.assert_array_equal(first[1], again[1])
    assert (first[0] != other[0]).any()


def test_the_default_of_pytorch_is_that_of_its_linear_layer():
    import torch

    from estabilidade import pytorch

    torch.manual_seed(11)
    layer = torch.nn.Linear(7, 5)
    weight, bias = pytorch.default_dense(7, 5, seed=11)
    np.testing.assert_array_equal(weight, layer.weight.detach())
    np.testing.assert_array_equal(bias, layer.bias.detach())


def test_the_default_of_tensorflow_is_that_of_its_dense_layer():
    import tensorflow as tf

    from estabilidade import tensorflow

    layer = tf.keras.layers.Dense(5)
    layer.build((None, 7))
    weight, bias = tensorflow.default_dense(7, 5, seed=layer.kernel_initializer.seed)
    np.testing.assert_array_equal(weight, layer.kernel.numpy().T)
    np.testing.assert_array_equal(bias, layer.bias.numpy())


def test_the_default_of_jax_is_that_of_the_dense_layer_of_flax():
    import flax.linen
    import jax

    from estabilidade.jax import default_dense

    layer = flax.linen.Dense(5)
    weight, bias = default_dense(7, 5, seed=11)
    kernel = layer.kernel_init(jax.random.key(11), (7, 5), "float32")
    np.testing.assert_array_equal(weight, kernel.T)
    parameters = layer.init(jax.random.key(11), np.ones((1, 7), "float32"))["params"]
    assert parameters["kernel"].shape == weight.T.shape
    np.testing.assert_array_equal(parameters["bias"], bias)


def test_the_default_of_the_dense_layer_of_flax_is_cut_where_ours_is():
    import flax.linen
    import jax

    layer = flax.linen.Dense(N_OUT)
    parameters = layer.init(jax.random.key(0), np.ones((1, N_IN), "float32"))["params"]
    distribution = cut_bell(theory.lecun_std(N_IN))
    assert stats.kstest(np.ravel(parameters["kernel"]), distribution.cdf).pvalue > 1e-3
    assert np.abs(parameters["kernel"]).max() <= distribution.support()[1] * (1 + 1e-6)


# --- manners


def seed_all(loaded):
    """Seed every global generator that a reader may be using, and can leave alone."""
    random.seed(3)
    np.random.seed(3)
    if "torch" in loaded:
        loaded["torch"].manual_seed(3)
    if "tensorflow" in loaded:
        loaded["tensorflow"].keras.utils.set_random_seed(3)


def draws(loaded):
    """The next values of those generators."""
    values = [random.random(), np.random.random()]
    if "torch" in loaded:
        values.append(loaded["torch"].rand(1).item())
    if "tensorflow" in loaded:
        tf = loaded["tensorflow"]
        values.append(tf.random.uniform([1]).numpy().item())
        values.append(tf.keras.random.uniform([1]).numpy().item())
    return values


@pytest.mark.parametrize(
    "use",
    [
        lambda each: each.normal(3, 2, 1.0),
        lambda each: each.xavier(3, 2, "uniform"),
        lambda each: each.xavier(3, 2, "normal"),
        lambda each: each.he(3, 2, "uniform"),
        lambda each: each.he(3, 2, "normal"),
        lambda each: each.orthogonal(3, 2),
        lambda each: each.default_dense(3, 2),
        lambda each: each.train_mlp([[1.0]], [[1.0]], [[1.0]], [[1.0]], dropout=0.5),
    ],
    ids=[
        "normal",
        "xavier",
        "xavier_normal",
        "he_uniform",
        "he",
        "orthogonal",
        "default_dense",
        "train_mlp",
    ],
)
def test_the_readers_own_randomness_is_left_alone(framework, frameworks, use):
    """With all of them loaded; MXNet's own generator, whose state cannot be read, is excepted."""
    seed_all(sys.modules)
    expected = draws(sys.modules)
    seed_all(sys.modules)
    use(framework)
    assert draws(sys.modules) == expected
