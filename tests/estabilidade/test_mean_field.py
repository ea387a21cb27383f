"""The mean-field theory of wide tanh networks, against simulation and against itself."""

import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from estabilidade.theory import (
    correlation_map,
    critical_weight_std,
    depth_scale,
    fixed_variance,
    slope,
    variance_depth_scale,
    variance_map,
)

weights = st.floats(0.5, 3)
biases = st.floats(0.05, 1)


@example(5.0, 0.05)  # far from 0, where tanh saturates
@example(0.5, 3.0)
@given(weights, biases)
def test_the_fixed_point_is_fixed_and_attracts(weight_std, bias_std):
    q = fixed_variance(weight_std, bias_std)
    assert variance_map(q, weight_std, bias_std) == pytest.approx(q, rel=1e-10, abs=0)
    assert variance_map(q / 2, weight_std, bias_std) > q / 2
    assert variance_map(2 * q, weight_std, bias_std) < 2 * q


@given(weights, biases)
def test_equal_inputs_stay_equal(weight_std, bias_std):
    q = fixed_variance(weight_std, bias_std)
    assert correlation_map(1, q, weight_std, bias_std) == pytest.approx(1, abs=1e-10)


@given(weights, biases)
def test_the_slope_at_one_is_that_of_the_map_of_correlations(weight_std, bias_std):
    q, step = fixed_variance(weight_std, bias_std), 1e-5
    change = 1 - correlation_map(1 - step, q, weight_std, bias_std)
    assert change / step == pytest.approx(slope(q, weight_std), rel=2e-3)


@pytest.mark.parametrize(
    ("bias_std", "weight_std", "q"),
    [
        (0.05, 1.122539004770, 0.153691935821),
        (0.05**0.5, 1.327009660706, 0.570047881641),
        (0.3, 1.395583975155, 0.763474766910),
        (1.0, 1.855589101139, 3.036396394624),
    ],
)
def test_the_edge_of_chaos_is_where_an_independent_solution_puts_it(bias_std, weight_std, q):
    """Values found by solving for q on the line, with another quadrature."""
    assert critical_weight_std(bias_std) == pytest.approx(weight_std, rel=1e-9)
    assert fixed_variance(weight_std, bias_std) == pytest.approx(q, rel=1e-8)


@pytest.mark.parametrize(
    ("weight_variance", "bias_variance", "q"), [(1.05, 2.01e-5, 0.0259), (2.0, 0.104, 0.8214)]
)
def test_the_critical_points_of_the_literature_are_critical(weight_variance, bias_variance, q):
    """Pennington et al. (2017), as quoted by others; to the digits given."""
    weight_std, bias_std = weight_variance**0.5, bias_variance**0.5
    fixed = fixed_variance(weight_std, bias_std)
    assert fixed == pytest.approx(q, rel=2e-3)
    assert slope(fixed, weight_std) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize(("square", "scale"), [(1.3, 7.834069), (2.5, 11.795598)])
def test_the_depth_scale_on_each_side_of_the_edge(square, scale):
    assert depth_scale(math.sqrt(square), math.sqrt(0.05)) == pytest.approx(scale, rel=1e-6)


@pytest.mark.parametrize(
    ("square", "scale"), [(1.3, 1.785237), (1.760954639607, 1.521097), (2.5, 1.179873)]
)
def test_the_depth_scale_of_the_variance(square, scale):
    """Values found with another quadrature; then those of the map itself, from both sides."""
    weight_std, bias_std = math.sqrt(square), math.sqrt(0.05)
    assert variance_depth_scale(weight_std, bias_std) == pytest.approx(scale, rel=1e-6)
    fixed = fixed_variance(weight_std, bias_std)
    for start in (0.999 * fixed, 1.001 * fixed):
        moved = (variance_map(start, weight_std, bias_std) - fixed) / (start - fixed)
        assert -1 / math.log(moved) == pytest.approx(scale, rel=5e-3)


@pytest.mark.parametrize("weight_std", [0.7, 0.8, 0.9, 1.0, 1.2, 1.4])
@pytest.mark.parametrize("bias_std", [0.2, 0.3, 0.5, 0.7, 1.0])
def test_a_mapped_correlation_is_one_again_however_often_it_is_mapped(weight_std, bias_std):
    q, c = fixed_variance(weight_std, bias_std), 0.6
    for _ in range(100):
        c = correlation_map(c, q, weight_std, bias_std)  # refuses what is no correlation
    assert 0.6 < c <= 1


def test_without_biases_the_size_has_an_endless_scale_at_the_edge_alone():
    assert variance_depth_scale(1, 0) == math.inf
    assert fixed_variance(1, 0) == 0 < fixed_variance(1.01, 0)
    assert variance_depth_scale(0.9, 0) == pytest.approx(-1 / math.log(0.81))
    assert variance_depth_scale(1.1, 0) < 10
    assert variance_depth_scale(0, 0.5) == depth_scale(0, 0.5) == 0


@pytest.mark.parametrize("bias_std", [0.05, 0.3, 1.0])
def test_the_depth_scale_diverges_as_the_inverse_of_the_distance_to_the_edge(bias_std):
    """On both sides alike: there, χ₁ crosses 1 in proportion to that distance."""
    edge = critical_weight_std(bias_std)
    shifts = (-1e-4, 1e-4, -1e-6, 1e-6)
    products = [abs(shift) * depth_scale(edge * (1 + shift), bias_std) for shift in shifts]
    assert products == pytest.approx([np.mean(products)] * 4, rel=2e-3)


@pytest.mark.parametrize("bias_std", [1e-4, 0.05, 0.3, 1.0])
def test_the_depth_scale_is_endless_at_the_edge_up_to_rounding(bias_std):
    """There, c* of the chaotic phase can no longer be told from 1."""
    edge = critical_weight_std(bias_std)
    assert depth_scale(edge, bias_std) > 1e12
    for shift in (1e-15, 1e-14, 1e-13, 1e-11, 1e-9):
        assert depth_scale(edge * (1 + shift), bias_std) > 1e6
        assert depth_scale(edge * (1 - shift), bias_std) > 1e8


@pytest.mark.parametrize("bias_std", [1e-6, 1e-4])
def test_small_biases_move_the_edge_by_a_power_of_two_thirds(bias_std):
    """Of E[tanh²] = q - 2 q² + 17/3 q³ and E[tanh'²] = 1 - 2 q + 7 q², q* is (3 σ_b² / 4)^⅓."""
    moved = (3 * bias_std**2 / 4) ** (1 / 3)
    assert critical_weight_std(0) == 1
    assert critical_weight_std(bias_std) - 1 == pytest.approx(moved, rel=1e-3)


@pytest.mark.parametrize(("weight_std", "bias_std"), [(1.0, 0.3), (1.4, 0.3), (2.0, 0.3)])
def test_a_wide_network_follows_the_maps(weight_std, bias_std):
    rng, n = np.random.default_rng(0), 1500
    z = np.sqrt(fixed_variance(weight_std, bias_std)) * rng.normal(size=(n, 2))
    z[:, 1] = 0.6 * z[:, 0] + 0.8 * z[:, 1]
    q = c = None
    for _ in range(4):
        q, c = np.mean(z**2), np.corrcoef(z.T)[0, 1]
        z = rng.normal(0, weight_std / math.sqrt(n), (n, n)) @ np.tanh(z)
        z += rng.normal(0, bias_std, (n, 1))
    fixed = fixed_variance(weight_std, bias_std)
    assert np.mean(z**2) == pytest.approx(variance_map(q, weight_std, bias_std), rel=0.08)
    expected = correlation_map(c, fixed, weight_std, bias_std)
    assert np.mean(z[:, 0] * z[:, 1]) / np.mean(z**2) == pytest.approx(expected, abs=0.06)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: correlation_map(1.5, 1, 1, 1),
            "correlation_map: `c` deve estar entre -1 e 1, não 1.5",
        ),
        (
            lambda: depth_scale(1, 0),
            "depth_scale: com `bias_std` 0 e `weight_std` até 1, o sinal desaparece",
        ),
        (lambda: variance_map(-1, 1, 1), "variance_map: `q` não pode ser negativo: -1.0"),
    ],
)
def test_mistakes_are_named(call, message):
    with pytest.raises(ValueError) as caught:
        call()
    assert str(caught.value) == message
