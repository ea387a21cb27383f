"""Gaussian means and the gains of activation functions."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from estabilidade.theory import critical_gain, gain, gaussian_mean, sigmoid, sigmoid_grad, slope


def relu(z):
    return np.maximum(z, 0)


def selu(z):
    return 1.0507009873554805 * np.where(z > 0, z, 1.6732632423543772 * np.expm1(np.minimum(z, 0)))


@pytest.mark.parametrize("power", range(0, 13))
def test_the_moments_of_the_normal_are_double_factorials(power):
    expected = 0.0 if power % 2 else math.prod(range(1, power, 2))
    assert gaussian_mean(lambda z: z**power) == pytest.approx(expected, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (relu, 1 / math.sqrt(2 * math.pi)),
        (lambda z: relu(z) ** 2, 1 / 2),
        (lambda z: np.cos(z), math.exp(-1 / 2)),
        (lambda z: 1 / (1 + np.exp(-z)), 1 / 2),
        (lambda z: z > 0, 1 / 2),
    ],
)
def test_known_means(function, expected):
    assert gaussian_mean(function) == pytest.approx(expected, rel=1e-12, abs=0)


@given(st.floats(0, 2))
def test_the_gain_of_a_leaky_relu(slope):
    leaky = lambda z: np.where(z > 0, z, slope * z)  # noqa: E731
    assert gain(leaky) == pytest.approx(math.sqrt(2 / (1 + slope**2)), rel=1e-12, abs=0)


@pytest.mark.parametrize(
    ("activation", "expected"),
    [(lambda z: z, 1), (relu, math.sqrt(2)), (selu, 1), (np.tanh, 1.592537)],
)
def test_known_gains(activation, expected):
    assert gain(activation) == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("activation", [np.tanh, relu, selu, np.sin])
def test_the_gain_keeps_the_mean_square(activation):
    """A wide layer of that scale gives pre-activations of mean square 1, if it got such."""
    rng = np.random.default_rng(0)
    n = 2000
    h = activation(rng.normal(size=(n, 50)))
    z = rng.normal(0, gain(activation) / math.sqrt(n), (n, n)) @ h
    assert np.mean(z**2) == pytest.approx(1, abs=0.04)


@pytest.mark.parametrize(
    ("function", "error", "message"),
    [
        (3, TypeError, "`function` deve ser uma função, não 3"),
        (lambda z: 1.0, ValueError, "deve devolver um número por ponto"),
        (lambda z: np.log(z), ValueError, "deve ser finita entre -12 e 12"),
        (lambda z: z + 1j, TypeError, "deve conter números reais"),
    ],
)
def test_mistakes_are_named(function, error, message):
    with pytest.raises(error, match=message):
        gaussian_mean(function)


@pytest.mark.parametrize("shape", [relu, lambda z: z, lambda z: np.where(z > 0, z, 0.2 * z)])
def test_the_critical_gain_of_a_homogeneous_activation_is_its_gain(shape):
    step = 1e-6
    derivative = lambda z: (shape(z + step) - shape(z - step)) / (2 * step)  # noqa: E731
    assert critical_gain(shape, derivative) == pytest.approx(gain(shape), rel=1e-4)


def test_at_the_critical_gain_of_the_sigmoid_gradients_keep_their_size():
    critical = critical_gain(sigmoid, sigmoid_grad)
    q = 1.0
    for _ in range(200):
        q = critical**2 * gaussian_mean(lambda z, q=q: sigmoid(math.sqrt(q) * z) ** 2)
    chi = critical**2 * gaussian_mean(lambda z: sigmoid_grad(math.sqrt(q) * z) ** 2)
    assert chi == pytest.approx(1, rel=1e-6)


def test_the_critical_gain_of_tanh_is_that_of_the_theory_of_mean_field():
    critical = critical_gain(np.tanh, lambda z: 1 - np.tanh(z) ** 2)
    assert critical == pytest.approx(1, rel=1e-6)
    assert slope(0.0, critical) == pytest.approx(1, rel=1e-6)
