"""A steady change is found where it is; steps, and branches that get little, are none."""

import numpy as np
import pytest

from estabilidade.diagnose.rules import DECADES
from estabilidade.diagnose.trend import FEWEST, steepest

BLOCK = [0.0, -1.0, 0.1, -3.0, -5.0, -5.2]  # at the end, values, keys and queries


@pytest.mark.parametrize("slope", [-1.0, 0.5])
@pytest.mark.parametrize(("first", "last"), [(0, 9), (5, 20), (12, 29)])
def test_a_ramp_is_found_where_it_is(first, last, slope):
    log10 = slope * np.clip(np.arange(30.0) - first, 0, last - first)
    trend = steepest(log10)
    assert abs(trend.first - first) <= 1 and abs(trend.last - last) <= 1
    assert trend.rate == pytest.approx(slope)


@pytest.mark.parametrize("count", [*range(FEWEST, 14), 20])
def test_a_step_is_no_trend_and_a_ramp_is_one_however_few_the_layers(count):
    layers = np.arange(count)
    for place in layers[1:]:
        assert steepest(np.where(layers < place, 0.0, 4.0)) is None
    trend = steepest(-2.0 * layers)
    assert trend.rate == -2 and trend.total < -1.9 * (count - 2)


def test_in_too_few_layers_there_is_no_trend():
    assert steepest(-9.0 * np.arange(FEWEST - 1)) is None


@pytest.mark.parametrize("place", [3, 15, 28])
def test_a_step_on_a_ramp_leaves_its_rate(place):
    layers = np.arange(30)
    trend = steepest(-0.5 * layers - np.where(layers < place, 0.0, 9.0))
    assert trend.rate == pytest.approx(-0.5)


def test_of_two_stretches_of_one_length_the_steeper_is_told():
    log10 = -np.cumsum(np.where(np.arange(41) < 15, 0.9, 1.0))
    trends = steepest(log10), steepest(log10[0] + log10[-1] - log10[::-1])
    assert (trends[0].last, trends[1].first) == (40, 0)


@pytest.mark.parametrize("head", [[], [2.0, 1.0]])
def test_branches_that_get_little_are_no_trend(head):
    trend = steepest(np.array(head + BLOCK * 12))
    assert trend is None or abs(trend.total) < DECADES


@pytest.mark.parametrize("slope", [-1.0, 1.0])
def test_a_trend_under_branches_that_get_little_is_found(slope):
    blocks = np.array(BLOCK * 12) + slope * np.arange(72) / 6
    trend = steepest(blocks)
    assert trend.total * slope > 8
