"""The figure that readers turn, in Python: its generator, its weights and its curves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from estabilidade.explorer import bits, draw_weights, explore, normals, uniforms
from estabilidade.explorer.curves import EXAMPLES
from estabilidade.explorer.drawing import INPUTS, OUTPUT_GRADIENTS

WORDS = st.integers(0, 2**31 - 3)
LAWS = ("normal", "uniform", "orthogonal")


@given(WORDS, WORDS, st.sampled_from([1, 2, 7, 50]))  # JAX compiles each, once
def test_the_generator_is_that_of_jax(seed, stream, size):
    random = pytest.importorskip("jax.extend.random")
    blocks = (size + 1) // 2
    counters = np.concatenate([np.arange(blocks), np.zeros(blocks)]).astype(np.uint32)
    theirs = np.asarray(random.threefry_2x32(np.array([seed, stream], np.uint32), counters))
    ours = bits(seed, stream, size)
    np.testing.assert_array_equal(ours, theirs.reshape(2, -1).T.ravel()[:size])


@given(WORDS, st.integers(1, 99), st.integers(1, 99))
def test_a_longer_stream_begins_with_the_shorter(seed, few, more):
    few, more = sorted((few, more))
    for draw in (bits, uniforms, normals):
        np.testing.assert_array_equal(draw(seed, 0, more)[:few], draw(seed, 0, few))


def test_uniforms_are_the_middles_of_as_many_parts_as_there_are_words():
    fraction, word = np.modf(2.0**32 * uniforms(1, 2, 99))
    assert set(fraction) == {0.5} and word.tolist() == bits(1, 2, 99).tolist()


def test_normals_have_the_moments_of_the_normal():
    z = normals(0, 0, 200_000)
    moments = [np.mean(z**power) for power in range(1, 5)]
    np.testing.assert_allclose(moments, [0, 1, 0, 3], atol=0.05)
    u = uniforms(0, 0, 200_000)
    np.testing.assert_allclose([u.mean(), u.var()], [1 / 2, 1 / 12], atol=0.005)
    assert u.min() > 0 and u.max() < 1


def test_the_two_normals_of_a_pair_know_nothing_of_each_other():
    """Nor do their squares, which a wrong angle would tie to each other."""
    first, second = normals(0, 0, 200_000).reshape(-1, 2).T
    for power in (1, 2, 3):
        assert abs(np.corrcoef(first**power, second**power)[0, 1]) < 0.02


@pytest.mark.parametrize("law", LAWS)
def test_weights_have_the_deviation_asked_for(law):
    weights = np.stack(draw_weights(8, 64, 0.3, law))
    assert np.std(weights) == pytest.approx(0.3, rel=0.02)
    assert weights.mean() == pytest.approx(0, abs=0.01)


@given(st.sampled_from(LAWS), st.floats(1e-3, 3), WORDS)
def test_the_scale_multiplies_the_same_weights(law, std, seed):
    (unit,), (scaled,) = draw_weights(1, 5, 1.0, law, seed), draw_weights(1, 5, std, law, seed)
    np.testing.assert_allclose(scaled, std * unit, rtol=1e-15)


@given(WORDS, st.integers(1, 12))
def test_orthogonal_matrices_keep_every_length(seed, width):
    for W in draw_weights(3, width, width**-0.5, "orthogonal", seed):
        np.testing.assert_allclose(W @ W.T, np.eye(width), atol=1e-9)


def test_the_curves_are_of_the_weights_that_are_drawn_unless_told():
    (W,), curves = draw_weights(1, 8, 0.3), explore(1, 8, "linear", 0.3)
    h = normals(0, INPUTS, EXAMPLES * 8).reshape(EXAMPLES, 8) @ W.T
    assert curves.largest_activations[1] == pytest.approx(np.log10(np.abs(h).max()), rel=1e-12)
    np.testing.assert_array_equal(W, draw_weights(1, 8, 0.3, "normal", 0)[0])


def test_layers_are_drawn_apart_and_deeper_networks_begin_like_shallower():
    few, more = draw_weights(3, 8, 1.0), draw_weights(5, 8, 1.0)
    np.testing.assert_array_equal(few, more[:3])
    ends = [normals(0, stream, 64) for stream in (INPUTS, OUTPUT_GRADIENTS)]
    drawn = np.reshape([*ends, *np.reshape(more, (5, -1))], (7, -1))
    assert np.abs(np.corrcoef(drawn) - np.eye(7)).max() < 0.5


@pytest.mark.parametrize("activation", ["linear", "relu", "tanh", "sigmoid"])
def test_every_framework_gives_the_same_curves(framework, activation):
    weights = draw_weights(6, 16, 0.3, "normal", 3)
    x, output_grad = (normals(3, k, EXAMPLES * 16).reshape(EXAMPLES, 16) for k in (0, 1))
    H, G = framework.propagate(weights, x, output_grad, activation, "float64")
    curves = explore(6, 16, activation, 0.3, "normal", 3)
    np.testing.assert_allclose(10**curves.activations, [h.var() for h in H], rtol=1e-9)
    np.testing.assert_allclose(10**curves.gradients, [g.var() for g in G], rtol=1e-9)
    largest = [np.abs(h).max() for h in H], [np.abs(g).max() for g in G]
    np.testing.assert_allclose(10**curves.largest_activations, largest[0], rtol=1e-9)
    np.testing.assert_allclose(10**curves.largest_gradients, largest[1], rtol=1e-9)
    if activation == "relu":
        assert curves.idle.tolist() == [np.mean(h.max(axis=0) == 0) for h in H[1:]]


def test_variances_too_small_for_float64_are_told_all_the_same():
    """Sixty sigmoids with tiny weights: the variance of the gradient is below 10^-340."""
    curves = explore(60, 16, "sigmoid", 1e-3)
    assert -400 < curves.gradients[0] < -330
    assert np.isfinite(curves.activations).all()


@pytest.mark.parametrize("activation", ["linear", "relu"])
def test_the_scale_of_the_weights_shifts_the_curves_of_a_homogeneous_network(activation):
    """However far: after 80 layers, these variances are 10^-480 times what they were."""
    unit, scaled = (explore(80, 16, activation, std) for std in (1.0, 1e-3))
    shift = -3.0 * np.arange(81)
    np.testing.assert_allclose(scaled.activations - unit.activations, 2 * shift, rtol=1e-9)
    np.testing.assert_allclose(scaled.gradients - unit.gradients, 2 * shift[::-1], rtol=1e-9)
    moved = scaled.largest_activations - unit.largest_activations
    np.testing.assert_allclose(moved, shift, rtol=1e-9)


def test_the_curves_of_a_network_that_died_are_those_of_zeros():
    curves = explore(40, 2, "relu", 1.0)
    assert curves.idle[-1] == 1
    assert curves.activations[-1] == curves.largest_activations[-1] == -np.inf


def test_idle_units():
    assert not explore(4, 16, "linear", 1.0).idle.any()
    assert explore(3, 64, "tanh", 3.0).idle.min() > 0.5
    assert explore(3, 64, "tanh", 0.01).idle.max() == 0
    dead = explore(40, 16, "relu", 0.25).idle
    assert 0 < dead[-1] < 1
