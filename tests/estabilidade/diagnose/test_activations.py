"""Where an activation saturates, and which one stands between two layers."""

import numpy as np
import pytest

from estabilidade.diagnose.activations import Between, saturation
from estabilidade.diagnose.layer import Layer
from estabilidade.diagnose.signal import NUMPY, measure
from estabilidade.theory import sigmoid

Z = np.random.default_rng(0).normal(0, 3, (32, 8))


@pytest.mark.parametrize(
    ("kind", "flat"),
    # 1 - a² < 0.04, and a (1 - a) < 0.04 / 4
    [("tanh", np.sqrt(0.96)), ("Sigmoid", (1 + np.sqrt(0.96)) / 2)],
)
def test_saturation_is_where_the_slope_is_below_four_per_cent(kind, flat):
    around = flat * (1 + np.array([-1e-9, 1e-9, 2e-9, -0.1]))
    assert saturation(kind, around) == 0.5


@pytest.mark.parametrize("kind", ["relu", "linear", "Conv2d"])
def test_what_never_flattens_has_no_saturation(kind):
    assert saturation(kind, Z) is None


def seen(before, after, saturated=None):
    """Tell what is found of a layer whose output and the next input are these."""
    between = Between(NUMPY)
    assert not between.awaits(after)  # nothing has left a layer yet
    layer = Layer("a", "linear", measure(before), saturated=saturated)
    between.leaves(layer, before)
    if between.awaits(after):
        between.enters(after)
    return layer.saturated


@pytest.mark.parametrize(("function", "kind"), [(np.tanh, "tanh"), (sigmoid, "sigmoid")])
def test_a_function_between_two_layers_is_recognized(function, kind):
    assert seen(Z, function(Z)) == saturation(kind, function(Z)) > 0
    assert seen(Z, function(Z) + 0.009) is not None  # as in bfloat16


@pytest.mark.parametrize(
    "after", [Z, np.maximum(Z, 0), np.tanh(Z) + 0.02, np.tanh(Z[:, :4]), np.tanh(Z).T]
)
def test_what_is_no_such_function_is_not_taken_for_one(after):
    assert seen(Z, after) is None


def test_one_element_that_differs_is_enough():
    after = np.tanh(Z)
    after[-1, -2] += 0.1  # not among the few that are looked at first
    assert seen(Z, after) is None


def test_a_function_is_told_also_where_it_flattens_nothing():
    ones = Z / np.abs(Z).max()
    assert seen(ones, np.tanh(ones)) == 0


def test_a_function_is_not_told_where_it_makes_no_difference():
    assert seen(Z / 1000, np.tanh(Z / 1000)) is None  # there, tanh(z) is z
    assert seen(np.full((2, 3), -50.0), np.zeros((2, 3))) is None  # there, so is a ReLU's
    assert seen(Z, np.tanh(Z), saturated=0.25) == 0.25
