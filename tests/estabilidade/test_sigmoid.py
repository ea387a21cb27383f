"""The sigmoid saturates on both sides, and its gradient vanishes there."""

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from estabilidade import theory

DTYPES = ["float16", "float32", "float64"]
# Of one length, so that frameworks that compile do it once.
points = st.lists(st.floats(-1e3, 1e3), min_size=8, max_size=8).map(np.array)


def eps(dtype):
    return np.finfo(dtype).eps


def grid(dtype):
    """Points that the type represents, so that only the function is in question."""
    dense = np.concatenate([np.linspace(-20, 20, 801), np.linspace(-700, 700, 1401)])
    return np.unique(dense.astype(dtype)).astype(float)


@pytest.mark.parametrize("dtype", DTYPES)
def test_every_framework_agrees_with_the_theory(framework, dtype):
    x = grid(dtype)
    y, _ = framework.sigmoid_and_grad(x, dtype)
    # Below the smallest normal number a framework may flush to zero.
    np.testing.assert_allclose(
        y.astype(float),
        theory.sigmoid(x),
        rtol=6 * eps(dtype),
        atol=np.finfo(dtype).smallest_normal,
    )


def test_half_precision_keeps_its_tail_to_the_last_subnormal(framework):
    """But where a framework computes e⁻ˣ in float16 itself, which overflows from 11.09 on."""
    half = framework.framework.name in ("numpy", "pytorch", "tensorflow")
    x = np.linspace(-18 if half else -11, -9, 501).astype("float16").astype(float)
    step = np.finfo("float16").smallest_subnormal
    for y, exact in zip(
        framework.sigmoid_and_grad(x, "float16"),
        (theory.sigmoid(x), theory.sigmoid_grad(x)),
        strict=True,
    ):
        np.testing.assert_allclose(y.astype(float), exact, rtol=2 * eps("float16"), atol=step)


@pytest.mark.parametrize("dtype", DTYPES)
def test_gradients_agree_with_the_theory_absolutely(framework, dtype):
    x = grid(dtype)
    _, grad = framework.sigmoid_and_grad(x, dtype)
    np.testing.assert_allclose(
        grad.astype(float), theory.sigmoid_grad(x), rtol=0, atol=2 * eps(dtype)
    )


@pytest.mark.parametrize("dtype", DTYPES)
def test_on_the_left_gradients_agree_relatively(framework, dtype):
    """There σ is small and 1 - σ is exact; on the right autodiff loses the digits of 1 - σ."""
    x = grid(dtype)
    x = x[x <= 0]
    _, grad = framework.sigmoid_and_grad(x, dtype)
    np.testing.assert_allclose(
        grad.astype(float),
        theory.sigmoid_grad(x),
        rtol=8 * eps(dtype),
        atol=np.finfo(dtype).smallest_normal,
    )


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_frameworks_agree_with_each_other(frameworks, dtype):
    x = grid(dtype)
    first, *rest = (each.sigmoid_and_grad(x, dtype) for each in frameworks)
    tiny = np.finfo(dtype).smallest_normal
    for y, grad in rest:
        np.testing.assert_allclose(y, first[0], rtol=8 * eps(dtype), atol=tiny)
        np.testing.assert_allclose(grad, first[1], rtol=0, atol=2 * eps(dtype))


@pytest.mark.parametrize("dtype", DTYPES)
def test_extremes_saturate_without_a_warning(framework, dtype):
    x = np.array([-np.inf, -1e3, 0, 1e3, np.inf, np.nan])
    y, grad = framework.sigmoid_and_grad(x, dtype)
    expected = [0, 0, 0.5, 1, 1, np.nan]
    # e⁻¹⁰⁰⁰ is no number in any of the types.
    np.testing.assert_array_equal(y, np.array(expected, dtype))
    np.testing.assert_array_equal(grad, np.array([0, 0, 0.25, 0, 0, np.nan], dtype))


def test_at_eight_the_gradient_has_already_vanished(framework):
    _, grad = framework.sigmoid_and_grad([-8, 0, 8])
    np.testing.assert_allclose(grad, [3.35e-4, 0.25, 3.35e-4], rtol=2e-3)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", [(1,), (5,), (2, 3), (2, 1, 4)])
def test_shapes_and_types_are_kept(framework, shape, dtype):
    y, grad = framework.sigmoid_and_grad(np.zeros(shape), dtype)
    assert y.shape == grad.shape == shape
    assert y.dtype == grad.dtype == dtype


def test_the_argument_is_left_as_it_was(framework):
    x = np.linspace(-3, 3, 7, dtype="float32")
    framework.sigmoid_and_grad(x)
    np.testing.assert_array_equal(x, np.linspace(-3, 3, 7, dtype="float32"))


def test_the_gradient_is_the_slope(framework):
    x = np.linspace(-6, 6, 49)
    h = 1e-5
    _, grad = framework.sigmoid_and_grad(x, "float64")
    above, _ = framework.sigmoid_and_grad(x + h, "float64")
    below, _ = framework.sigmoid_and_grad(x - h, "float64")
    # Truncation h²/6 · max|σ'''| and rounding eps/h are both below 2e-11.
    np.testing.assert_allclose(grad, (above - below) / (2 * h), rtol=0, atol=5e-11)


@given(x=points)
def test_opposite_points_sum_to_one(framework, x):
    y, grad = framework.sigmoid_and_grad(x, "float64")
    mirrored, mirrored_grad = framework.sigmoid_and_grad(-x, "float64")
    np.testing.assert_allclose(y + mirrored, 1, rtol=0, atol=8 * eps("float64"))
    np.testing.assert_allclose(grad, mirrored_grad, rtol=0, atol=2 * eps("float64"))


@given(x=points)
def test_the_gradient_is_a_product_of_two_halves(framework, x):
    y, grad = framework.sigmoid_and_grad(x, "float64")
    np.testing.assert_allclose(grad, y * (1 - y), rtol=0, atol=2 * eps("float64"))
    assert (grad >= 0).all()
    assert (grad <= 0.25 + eps("float64")).all()


@given(x=points)
def test_it_grows_from_zero_to_one(framework, x):
    y, _ = framework.sigmoid_and_grad(np.sort(x), "float64")
    assert (y >= 0).all()
    assert (y <= 1).all()
    # Equal points may differ by some ulps on a framework that works in blocks.
    assert (np.diff(y) >= -8 * eps("float64") * y[1:]).all()


def exact(x: float) -> tuple[Decimal, Decimal]:
    """σ and σ' with 60 digits."""
    with localcontext() as context:
        context.prec = 60
        e = (-Decimal(x)).exp()
        return 1 / (1 + e), e / (1 + e) ** 2


@pytest.mark.parametrize("x", [-700, -40, -17.3, -1, -1e-9, 0, 1e-9, 0.7, 16.7, 37, 700])
def test_theory_is_accurate_in_both_tails(x):
    y, grad = exact(x)
    assert math.isclose(Decimal(float(theory.sigmoid(x))) / y, 1, rel_tol=4 * eps(float))
    assert math.isclose(Decimal(float(theory.sigmoid_grad(x))) / grad, 1, rel_tol=6 * eps(float))


@given(x=st.floats(-700, 700))
def test_theory_is_accurate_everywhere(x):
    y, grad = exact(x)
    assert abs(Decimal(float(theory.sigmoid(x))) / y - 1) < 4 * eps(float)
    assert abs(Decimal(float(theory.sigmoid_grad(x))) / grad - 1) < 6 * eps(float)


@given(x=st.floats(allow_nan=False))
def test_in_theory_the_gradient_is_even_bit_for_bit(x):
    assert theory.sigmoid_grad(x) == theory.sigmoid_grad(-x)


def test_in_theory_the_extremes_are_exact():
    x = [-np.inf, -1e3, 0, 1e3, np.inf, np.nan]
    np.testing.assert_array_equal(theory.sigmoid(x), [0, 0, 0.5, 1, 1, np.nan])
    np.testing.assert_array_equal(theory.sigmoid_grad(x), [0, 0, 0.25, 0, 0, np.nan])
