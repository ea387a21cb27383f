"""What is told of the weights of a layer: their gain, their step, whether its units are copies."""

import numpy as np
import pytest

from estabilidade.diagnose.layer import Layer, are_symmetric, update_ratio, weight_gain
from estabilidade.diagnose.signal import measure

RNG = np.random.default_rng(0)


def test_the_gain_of_a_layer_is_its_largest_and_of_none_there_is_none():
    signal = measure(np.eye(2))
    assert Layer("a", "linear", signal, gains={"u": 0.5, "v": 2.0}).gain == 2.0
    assert Layer("a", "linear", signal).gain is None
    assert not Layer("a", "linear", signal).multiplies
    assert Layer("a", "linear", signal, gains={"u": 1.0}).multiplies
    assert not Layer("a", "norm", signal, gains={"u": 1.0}, normalizes=True).multiplies


def test_the_gain_of_weights_is_one_for_lecun_and_zero_where_there_are_none():
    w = RNG.normal(0, 5**-0.5, (4000, 5))
    assert weight_gain(np.linalg.norm(w), w.size, 5) == pytest.approx(1, rel=0.02)
    assert weight_gain(0.0, 0, 5) == 0


def test_a_step_is_measured_over_all_weights_of_a_layer():
    assert update_ratio(0.5, [(3.0, 6.0), (4.0, 8.0)]) == pytest.approx(0.5 * 10 / 5)
    assert update_ratio(0.5, [(0.0, 1.0)]) is None


COPIES = np.tile(RNG.normal(size=3), (4, 1))


def test_what_is_not_known_of_a_layer_is_none():
    """And what is known is told with its margins."""
    signal = measure(COPIES)
    told = Layer("a", "linear", signal).as_dict()
    unknown = {name for name, value in told.items() if value is None}
    assert unknown == {"gradient", "gain", "update_ratio", "saturated"}
    assert told["activation"]["margins"] == signal.margins()


def changed(values, place, value):
    values = values.copy()
    values[place] = value
    return values


@pytest.mark.parametrize("shape", [(4, 3), (4, 3, 1)])
def test_copies_with_one_gradient_are_symmetric(shape):
    w = COPIES.reshape(shape)
    assert are_symmetric(w, 2 * w) and are_symmetric(w, -w)
    assert are_symmetric(w[:2], w[:2])
    assert are_symmetric(w, changed(w, (slice(None), 0), 0.0))  # of an input that is always 0
    assert are_symmetric(w, w * (1 + 1e-6 * np.arange(4)).reshape(4, *[1] * (w.ndim - 1)))


@pytest.mark.parametrize(
    ("weights", "gradients"),
    [
        (COPIES[:1], COPIES[:1]),  # of one unit there is no copy
        (changed(COPIES, (1, 0), 9.0), COPIES),
        (changed(COPIES, (3, 2), 9.0), COPIES),
        (COPIES, changed(COPIES, (3, 2), 9.0)),
        (COPIES, changed(COPIES, (3, 2), -9.0)),
        (COPIES, changed(COPIES, 3, 1.001 * COPIES[0])),
        (COPIES, 1e-3 * changed(COPIES, 3, 1.001 * COPIES[0])),
        (COPIES, 0 * COPIES),
        (changed(COPIES, (slice(None), 0), np.inf), COPIES),
        (COPIES, changed(COPIES, (slice(None), 0), np.inf)),
        (COPIES, changed(COPIES, (3, 2), np.inf)),
    ],
)
def test_what_training_can_tell_apart_is_not_symmetric(weights, gradients):
    assert are_symmetric(weights, gradients) is False
