"""A steady change is found where it is; steps, and branches that get little, are none."""

import numpy as np
import pytest

from estabilidade.diagnose.rules import DECADES
from estabilidade.diagnose.trend import steepest

BLOCK = [0.0, -1.0, 0.1, -3.0, -5.0, -5.2]  # at the end, values, keys and queries


@pytest.mark.parametrize("slope", [-1.0, 0.5])
@pytest.mark.parametrize(("first", "last"), [(0, 9), (5, 20), (12, 29)])
def test_a_ramp_is_found_where_it_is(first, last, slope):
    log10 = slope * np.clip(np.arange(30.0) - first, 0, last - first)
    trend = steepest(log10)
    assert abs(trend.first - first) <= 1 and abs(trend.last - last) <= 1
    assert trend.rate == pytest.approx(slope)


def test_a_step_is_no_trend():
    assert steepest(np.where(np.arange(20) < 9, 0.0, 4.0)) is None


@pytest.mark.parametrize("head", [[], [2.0, 1.0]])
def test_branches_that_get_little_are_no_trend(head):
    trend = steepest(np.array(head + BLOCK * 12))
    assert trend is None or abs(trend.total) < DECADES


@pytest.mark.parametrize("slope", [-1.0, 1.0])
def test_a_trend_under_branches_that_get_little_is_found(slope):
    blocks = np.array(BLOCK * 12) + slope * np.arange(72) / 6
    trend = steepest(blocks)
    assert trend.total * slope > 8
