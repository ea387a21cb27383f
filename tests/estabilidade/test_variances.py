"""The scales of initial weights: what each condition asks for, and when both can be had."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from estabilidade import theory

widths = st.integers(1, 10_000)


def test_from_784_pixels_to_10_classes_the_two_conditions_are_far_apart():
    n_in, n_out = theory.fans((10, 784))
    variance = theory.xavier_std(n_in, n_out) ** 2
    assert n_in * variance == pytest.approx(1.97, abs=5e-3)
    assert n_out * variance == pytest.approx(0.025, abs=5e-4)


@given(n=widths)
def test_between_equal_widths_both_conditions_hold(n):
    assert n * theory.xavier_std(n, n) ** 2 == pytest.approx(1, rel=1e-14, abs=0)
    assert theory.xavier_std(n, n) == pytest.approx(theory.lecun_std(n), rel=1e-14, abs=0)


@given(n_in=widths, n_out=widths)
def test_xavier_satisfies_the_two_conditions_on_average(n_in, n_out):
    variance = theory.xavier_std(n_in, n_out) ** 2
    assert (n_in * variance + n_out * variance) / 2 == pytest.approx(1, rel=1e-14, abs=0)


@given(n_in=widths, n_out=widths)
def test_the_uniform_bound_gives_the_variance(n_in, n_out):
    bound = theory.xavier_bound(n_in, n_out)
    assert bound**2 / 3 == pytest.approx(theory.xavier_std(n_in, n_out) ** 2, rel=1e-14, abs=0)


@given(n=widths)
def test_he_has_twice_the_variance_that_the_forward_condition_asks_for(n):
    assert n * theory.lecun_std(n) ** 2 == pytest.approx(1, rel=1e-14, abs=0)
    assert n * theory.he_std(n) ** 2 == pytest.approx(2, rel=1e-14, abs=0)


@pytest.mark.parametrize("std", [0.01, 1.0, 3.5])
def test_the_cut_of_the_bell_is_at_two_deviations_of_the_wider_one(std):
    bound = theory.truncated_normal_bound(std)
    assert bound == pytest.approx(2 * std / stats.truncnorm(-2, 2).std(), rel=1e-12, abs=0)
    assert bound == pytest.approx(2.2737 * std, rel=1e-4)


def test_fans_are_columns_and_rows():
    assert theory.fans((256, 784)) == (784, 256)


def test_known_values():
    assert theory.xavier_std(1, 1) == 1
    assert theory.xavier_bound(3, 3) == 1
    assert theory.he_std(2) == 1
    assert theory.lecun_std(4) == 0.5
    assert theory.xavier_bound(784, 10) == math.sqrt(6 / 794)
