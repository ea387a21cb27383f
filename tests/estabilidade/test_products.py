"""Products of many matrices overflow or vanish, at a rate that the theory knows."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import special, stats

from estabilidade import theory

OVERFLOW = {"float16": 16, "float32": 128, "float64": 1024}


def gaussian(*shape, seed=0):
    return np.random.default_rng(seed).standard_normal(shape)


def exact_product(factors):
    """The product in rational numbers, and the same with absolute values: the error's scale."""
    exact = np.vectorize(Fraction, otypes=[object])(factors)
    product = scale = exact[0] ** 0 * np.eye(len(exact[0]), dtype=int)
    for A in exact:
        product, scale = product @ A, scale @ np.abs(A)
    return product, scale


# --- the naive product, in every framework


@pytest.mark.parametrize("dtype", OVERFLOW)
def test_small_integers_multiply_exactly_and_in_order(framework, dtype):
    factors = np.array([[[1, 2], [0, 1]], [[1, 0], [3, 1]], [[0, 1], [1, 0]], [[2, 0], [1, 5]]])
    M = framework.matrix_product(factors, dtype)
    assert M.dtype == dtype
    assert M.tolist() == (factors[0] @ factors[1] @ factors[2] @ factors[3]).tolist()


def test_one_factor_is_its_own_product_and_is_not_shared(framework):
    factors = gaussian(1, 3, 3)
    M = framework.matrix_product(factors, "float64")
    np.testing.assert_array_equal(M, factors[0])
    M[:] = 0
    assert factors.all()


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_the_product_agrees_with_the_stable_one(framework, dtype):
    factors = gaussian(10, 4, 4).astype(dtype)
    direction, log_norm = theory.log_product(factors)
    _, scale = exact_product(factors)
    error = framework.matrix_product(factors, dtype) - direction * math.exp(log_norm)
    # Each of 10 products of sums of 4 rounds at most 4 times.
    assert (np.abs(error) <= 10 * 4 * np.finfo(dtype).eps * scale.astype(float)).all()


def test_frameworks_agree_with_each_other(frameworks):
    factors = gaussian(10, 4, 4)
    _, scale = exact_product(factors)
    first, *rest = (each.matrix_product(factors, "float64") for each in frameworks)
    for M in rest:
        assert (np.abs(M - first) <= 80 * np.finfo(float).eps * scale.astype(float)).all()


@pytest.mark.parametrize("dtype", OVERFLOW)
def test_powers_of_two_overflow_exactly_where_predicted(framework, dtype):
    depth = theory.overflow_depth(math.log(2), dtype)
    assert depth == OVERFLOW[dtype]
    factors = np.broadcast_to(2 * np.eye(2), (depth, 2, 2))
    last = framework.matrix_product(factors[1:], dtype)
    np.testing.assert_array_equal(last, np.diag([2.0 ** (depth - 1)] * 2).astype(dtype))
    first = framework.matrix_product(factors, dtype)
    np.testing.assert_array_equal(first, np.array([[np.inf, 0], [0, np.inf]], dtype))


@pytest.mark.parametrize("dtype", OVERFLOW)
def test_beyond_the_overflow_there_is_only_nan(framework, dtype):
    factors = np.broadcast_to(2 * np.eye(2), (OVERFLOW[dtype] + 2, 2, 2))
    M = framework.matrix_product(factors, dtype)
    assert not np.isfinite(M).any()
    assert np.isnan(M).any()


def test_a_hundred_gaussian_factors_fit_in_no_half_precision(framework):
    factors = gaussian(100, 4, 4)
    assert not np.isfinite(framework.matrix_product(factors, "float16")).all()
    M = framework.matrix_product(factors, "float64")
    _, log_norm = theory.log_product(factors)
    assert math.log(np.linalg.norm(M)) == pytest.approx(log_norm, abs=1e-10)


def test_small_factors_vanish(framework):
    factors = np.broadcast_to(0.5 * np.eye(2), (1100, 2, 2))
    assert not framework.matrix_product(factors, "float64").any()


# --- the law of large products


def test_the_growth_of_a_vector_has_the_predicted_mean_and_variance(framework):
    n, depth, samples = 4, 30, 200
    M = [framework.matrix_product(gaussian(depth, n, n, seed=s), "float64") for s in range(samples)]
    growth = np.log([np.linalg.norm(each[:, 0]) for each in M])
    mean = depth * theory.gaussian_lyapunov(n)
    variance = depth * theory.gaussian_lyapunov_variance(n)
    assert abs(growth.mean() - mean) < 5 * math.sqrt(variance / samples)
    # Excess kurtosis of ln χ²ₙ is ψ'''/ψ'²; of a sum of `depth`, that over `depth`.
    excess = special.polygamma(3, n / 2) / special.polygamma(1, n / 2) ** 2 / depth
    spread = variance * math.sqrt((2 + excess) / samples)
    assert abs(growth.var(ddof=1) - variance) < 5 * spread


def test_each_factor_stretches_a_vector_by_an_independent_chi(framework):
    """‖A B v‖² / ‖B v‖² ~ χ²ₙ, whatever B is."""
    n = 3
    factors = gaussian(300, 2, n, n)
    AB = [framework.matrix_product(pair, "float64")[:, 0] for pair in factors]
    ratios = [ABv @ ABv / (Bv @ Bv) for ABv, Bv in zip(AB, factors[:, 1, :, 0], strict=True)]
    assert stats.kstest(ratios, stats.chi2(n).cdf).pvalue > 1e-3


def test_the_law_holds_at_depths_that_no_type_can_hold():
    n, depth, samples = 2, 1000, 300
    growth = []
    for s in range(samples):
        direction, log_norm = theory.log_product(gaussian(depth, n, n, seed=s) * 10)
        growth.append(log_norm + math.log(np.linalg.norm(direction[:, 0])))
    mean = depth * (theory.gaussian_lyapunov(n) + math.log(10))
    assert mean > 1024 * math.log(2)
    scale = math.sqrt(depth * theory.gaussian_lyapunov_variance(n))
    assert abs(np.mean(growth) - mean) < 5 * scale / math.sqrt(samples)
    assert stats.kstest(growth, stats.norm(mean, scale).cdf).pvalue > 1e-3


# --- the stable product


integers = st.integers(-8, 8)


@given(
    factors=st.integers(1, 4).flatmap(
        lambda n: st.lists(
            st.lists(st.lists(integers, min_size=n, max_size=n), min_size=n, max_size=n),
            min_size=1,
            max_size=12,
        )
    )
)
def test_the_stable_product_is_the_exact_one(factors):
    direction, log_norm = theory.log_product(factors)
    product, scale = exact_product(factors)
    square = sum(entry**2 for entry in product.flat)
    if square == 0:
        assert log_norm == -math.inf
        assert not direction.any()
        return
    norm = math.sqrt(square)
    n, depth = len(factors[0]), len(factors)
    bound = (n * depth + 4) * np.finfo(float).eps * scale.astype(float) / norm
    assert (np.abs(direction - product.astype(float) / norm) <= bound.max() * n).all()
    assert log_norm == pytest.approx(math.log(square) / 2, abs=1e-14 + bound.max() * n)


@given(factors=st.lists(st.floats(1e-300, 1e300), min_size=1, max_size=50))
def test_of_numbers_it_is_the_sum_of_logarithms(factors):
    direction, log_norm = theory.log_product(np.reshape(factors, (-1, 1, 1)))
    assert direction == pytest.approx(1)
    logs = [math.log(each) for each in factors]
    assert log_norm == pytest.approx(math.fsum(logs), abs=1e-13 + 1e-15 * sum(map(abs, logs)))


def test_depth_costs_no_accuracy():
    depth = 5000
    direction, log_norm = theory.log_product(np.broadcast_to(2 * np.eye(1), (depth, 1, 1)))
    assert direction == 1
    assert log_norm == pytest.approx(depth * math.log(2), rel=1e-12, abs=0)


@pytest.mark.parametrize("size", [5e-324, 1e-310, 1e-200, 1.0, 1e200, 1e307])
def test_factors_near_the_edges_of_the_type_are_no_trouble(size):
    factors = np.full((20, 3, 3), size)
    direction, log_norm = theory.log_product(factors)
    np.testing.assert_allclose(direction, 1 / 3, rtol=1e-14)
    # All ones: M = 3¹⁹ J and ‖J‖ = 3.
    assert log_norm == pytest.approx(20 * (math.log(size) + math.log(3)), rel=1e-14, abs=0)


def test_entries_far_apart_are_no_trouble():
    """Entries as far apart as the type allows; it is the largest that must not overflow."""
    factors = [[[1e300, 1e-300], [1e-300, 1e300]]] * 3
    direction, log_norm = theory.log_product(factors)
    np.testing.assert_allclose(direction, np.eye(2) / math.sqrt(2), atol=1e-15)
    assert log_norm == pytest.approx(3 * math.log(1e300) + math.log(2) / 2, rel=1e-14, abs=0)


def test_the_product_is_not_the_one_from_right_to_left():
    A, B = gaussian(2, 3, 3)
    direction, _ = theory.log_product([A, B])
    np.testing.assert_allclose(direction, A @ B / np.linalg.norm(A @ B), rtol=1e-13)


# --- Lyapunov exponents


def test_the_exponents_sum_to_the_mean_logarithm_of_the_determinants():
    factors = gaussian(200, 5, 5)
    exponents = theory.lyapunov_exponents(factors)
    assert exponents.shape == (5,)
    assert (np.diff(exponents) <= 0).all()
    determinants = np.linalg.slogdet(factors).logabsdet
    assert exponents.sum() == pytest.approx(determinants.mean(), abs=1e-12)


@pytest.mark.parametrize("n", [1, 2, 3, 4, 7])
def test_the_exponents_of_gaussian_products_are_newmans(n):
    """λᵢ = ½ (ln 2 + ψ((n - i + 1) / 2)): the largest exponents of the smaller sizes."""
    depth = 4000
    exponents = theory.lyapunov_exponents(gaussian(depth, n, n))
    for i, size in enumerate(range(n, 0, -1)):
        spread = math.sqrt(theory.gaussian_lyapunov_variance(size) / depth)
        # The first vectors of the QR are not yet the limiting ones: an offset of order 1/depth.
        assert abs(exponents[i] - theory.gaussian_lyapunov(size)) < 5 * spread + 2 / depth


def test_the_largest_exponent_is_the_growth_of_the_stable_product():
    factors = gaussian(3000, 4, 4)
    _, log_norm = theory.log_product(factors)
    assert theory.lyapunov_exponents(factors)[0] == pytest.approx(log_norm / 3000, abs=2 / 3000)


@given(scale=st.floats(1e-3, 1e3))
def test_a_scale_shifts_every_exponent_by_its_logarithm(scale):
    factors = gaussian(20, 3, 3)
    shifted = theory.lyapunov_exponents(scale * factors)
    expected = theory.lyapunov_exponents(factors) + math.log(scale)
    np.testing.assert_allclose(shifted, expected, atol=1e-12)


def test_of_equal_diagonal_factors_they_are_the_logarithms_of_the_diagonal():
    factors = np.broadcast_to(np.diag([0.5, 3.0, 1.0]), (10, 3, 3))
    np.testing.assert_allclose(theory.lyapunov_exponents(factors), np.log([3, 1, 0.5]), atol=1e-14)


def test_rotations_neither_grow_nor_vanish():
    factors = np.linalg.qr(gaussian(50, 4, 4)).Q
    np.testing.assert_allclose(theory.lyapunov_exponents(factors), 0, atol=1e-13)


def test_a_direction_sent_to_zero_has_exponent_minus_infinity():
    exponents = theory.lyapunov_exponents([np.diag([2.0, 0.0])] * 3)
    assert exponents.tolist() == [math.log(2), -math.inf]


def test_where_a_factor_is_zero_every_direction_is_sent_to_zero():
    assert theory.lyapunov_exponents([np.eye(2), np.zeros((2, 2))]).tolist() == [-math.inf] * 2


@pytest.mark.parametrize("size", [5e-324, 1e-200, 1.0, 1e200, 1.7e308])
def test_the_exponents_of_factors_near_the_edges_of_the_type(size):
    """√2 times a rotation and a reflection, whose entries all have one size."""
    exponents = theory.lyapunov_exponents([[[size, size], [size, -size]]] * 7)
    np.testing.assert_allclose(exponents, math.log(size) + math.log(2) / 2, atol=1e-12)


def test_factors_may_have_entries_at_both_edges_of_the_type():
    exponents = theory.lyapunov_exponents([[[1e308, 1e-308], [0, 1e308]]] * 3)
    np.testing.assert_allclose(exponents, math.log(1e308))


def test_they_follow_a_vector_through_the_last_factor_first():
    """With one triangular factor last and a singular one first, the order shows."""
    A, B = np.array([[1.0, 0.0], [0.0, 1e-8]]), np.array([[1.0, 0.0], [5.0, 1.0]])
    exponents = theory.lyapunov_exponents([A, B])
    Q, R = np.linalg.qr(B)
    expected = np.log(np.abs(np.diag(R))) + np.log(np.abs(np.diag(np.linalg.qr(A @ Q).R)))
    np.testing.assert_allclose(exponents, np.sort(expected)[::-1] / 2)


# --- closed forms


@pytest.mark.parametrize("n", [*range(1, 13), 99, 100, 126, 127, 128, 129, 1001, 10**7])
def test_the_exponent_and_its_variance_are_digamma_and_trigamma(n):
    digamma, trigamma = special.digamma(n / 2), special.polygamma(1, n / 2)
    expected = (math.log(2) + digamma) / 2
    # A term of the series that is lost or turned shows at its shortest, n = 128.
    assert theory.gaussian_lyapunov(n) == pytest.approx(expected, rel=4e-15, abs=1e-15)
    # Below, the sum of the recurrence loses the digits that it has in common with its start.
    digits = 2e-14 if n < 128 else 1e-15
    assert theory.gaussian_lyapunov_variance(n) == pytest.approx(trigamma / 4, rel=digits, abs=0)


def test_the_exponent_of_the_chapters_experiment():
    assert theory.gaussian_lyapunov(4) == pytest.approx(0.5579657578292062, rel=1e-15, abs=0)
    assert theory.critical_scale(4) == pytest.approx(0.572, abs=5e-4)


@pytest.mark.parametrize("n", [1, 4, 50])
def test_at_the_critical_scale_the_typical_product_neither_grows_nor_vanishes(n):
    depth = 2000
    factors = theory.critical_scale(n) * gaussian(depth, n, n)
    spread = math.sqrt(theory.gaussian_lyapunov_variance(n) / depth)
    assert abs(theory.lyapunov_exponents(factors)[0]) < 5 * spread + 2 / depth


@pytest.mark.parametrize("n", [2, 4, 10, 1000])
def test_the_mean_square_has_a_smaller_critical_scale(n):
    assert 1 / math.sqrt(n) < theory.critical_scale(n)
    # By Jensen's inequality; the two approach as n grows: λ₁ = ½ (ln n - 1/n + …).
    assert theory.critical_scale(n) * math.sqrt(n) == pytest.approx(math.exp(0.5 / n), rel=0.2 / n)


@pytest.mark.parametrize("dtype", OVERFLOW)
@pytest.mark.parametrize("exponent", [1, 2, 3, 4, 5, 8, 16])
def test_powers_of_two_overflow_exactly(exponent, dtype):
    depth = theory.overflow_depth(exponent * math.log(2), dtype)
    assert depth == math.ceil(OVERFLOW[dtype] / exponent)


def test_a_rounding_error_does_not_put_the_overflow_off():
    """In floating point, ln(max) / (ln 2 / 123) is a little more than 1024 · 123."""
    assert theory.overflow_depth(math.log(2) / 123, "float64") == 1024 * 123


@pytest.mark.parametrize(("dtype", "depth"), [("float16", 20), ("float32", 160), ("float64", 1273)])
def test_gaussian_factors_overflow_near_the_known_depths(dtype, depth):
    assert theory.overflow_depth(theory.gaussian_lyapunov(4), dtype) == depth


@given(growth=st.floats(1.1, 1e6), dtype=st.sampled_from(list(OVERFLOW)))
def test_the_overflow_depth_is_the_smallest(growth, dtype):
    depth = theory.overflow_depth(math.log(growth), dtype)
    limit = Fraction(float(np.finfo(dtype).max))
    slack = 1 + Fraction(1, 10**9)
    assert Fraction(growth) ** depth * slack >= limit
    assert Fraction(growth) ** (depth - 1) <= limit * slack


@given(
    growth=st.floats(0, exclude_min=True, allow_infinity=False),
    dtype=st.sampled_from(list(OVERFLOW)),
)
@example(growth=5e-324, dtype="float64")
@example(growth=1.7976931348623157e308, dtype="float16")
def test_every_growth_takes_at_least_one_factor(growth, dtype):
    assert theory.overflow_depth(growth, dtype) >= 1


def test_the_type_unless_another_is_named_is_float32():
    assert theory.overflow_depth(math.log(2)) == OVERFLOW["float32"]


def test_a_growth_beyond_the_type_overflows_at_once():
    assert theory.overflow_depth(1000.0, "float32") == 1
