"""The numbers in the solutions of the chapter's exercises and in its questions."""

import math

import pytest

from estabilidade import theory


def test_twenty_sigmoids_leave_less_than_a_trillionth():
    assert theory.sigmoid_grad(0.0) == 0.25
    assert pytest.approx(9e-13, rel=0.02) == 0.25**20
    assert 0.25**20 < 1e-12


def test_the_depth_that_multiplies_by_e():
    assert 1 / math.log(1.01) == pytest.approx(100, rel=0.01)
    assert pytest.approx(math.e, rel=0.01) == 1.01**100
    assert 1.1**100 > 10_000


@pytest.mark.parametrize(("n_in", "n_out"), [(5, 5), (1000, 10), (10, 1000), (784, 256)])
def test_the_factors_of_xavier_have_mean_one_and_product_at_most_one(n_in, n_out):
    variance = theory.xavier_std(n_in, n_out) ** 2
    forward, backward = n_in * variance, n_out * variance
    assert (forward + backward) / 2 == pytest.approx(1)
    assert forward * backward <= 1 + 1e-12
    assert (forward * backward > 1 - 1e-12) == (n_in == n_out)


def test_the_factors_of_a_layer_with_a_thousand_inputs_and_ten_outputs():
    variance = theory.xavier_std(1000, 10) ** 2
    assert round(1000 * variance, 2) == 1.98 and round(10 * variance, 2) == 0.02


def test_xavier_with_relu_loses_six_orders_of_magnitude_in_twenty_layers():
    assert pytest.approx(1e-6, rel=0.05) == 0.5**20


def test_the_networks_that_compute_the_same_function():
    assert 3.7e9 < 2**10 * math.factorial(10) < 3.8e9
