"""What the package says of its types is what it takes: mypy reads this file in `make check`.

A `type: ignore` that is not needed is an error there, so that each refusal is a test too.
"""

from typing import Any, assert_type, get_args

import numpy as np
import pytest

from estabilidade import Backend, available, backend, initial_weights
from estabilidade.arguments import Activation, Array, Distribution, Kind, Law
from estabilidade.diagnose import Report, diagnose
from estabilidade.explorer import Curves, explore
from estabilidade.theory import depth_scale, gain, xavier_std

NUMPY: Backend = backend(available()[0])


def test_numbers_and_types_of_numpy_are_welcome() -> None:
    W = NUMPY.xavier(np.int64(3), np.int32(2), "uniform", np.int64(0), np.float64)
    assert_type(W, Array)
    NUMPY.normal(3, 2, np.float32(0.1), dtype="float16")
    NUMPY.orthogonal(3, 2, np.int64(2), dtype=np.dtype("float64"))
    assert_type(depth_scale(np.float64(1.5), 0.3), float)
    assert_type(xavier_std(np.int64(3), 2), float)
    assert_type(explore(2, np.int64(8), "tanh", np.float64(0.1)), Curves)


def test_whatever_becomes_an_array_is_welcome() -> None:
    assert_type(NUMPY.sigmoid_and_grad([0, 1.0], np.float16), tuple[Array, Array])
    NUMPY.matrix_product([np.eye(2), [[1, 2], [3, 4]]], dtype=float)
    signals = NUMPY.propagate([np.ones((1, 2))], [[1.0, 2.0]], np.ones((1, 1)), "relu")
    assert_type(signals, tuple[list[Array], list[Array]])
    NUMPY.train_mlp([[1]], [[0.5]], *initial_weights("equal", 1, 2, 1), steps=np.int64(3))
    assert_type(gain(np.tanh), float)
    assert_type(diagnose([np.eye(2)], np.ones((2, 2)), activation="tanh"), Report)


@pytest.mark.parametrize("named", [Activation, Distribution, Law, Kind])
def test_the_names_of_a_type_are_those_that_its_check_takes(named: Any) -> None:
    literal, check = get_args(named)
    names = get_args(literal)
    assert [check("`a`", name) for name in names] == [*names]
    with pytest.raises(ValueError) as caught:
        check("`a`", "outro")
    assert str(caught.value).endswith(f"use um destes: {', '.join(names)}")


def test_what_is_refused_when_it_runs_is_refused_before() -> None:
    with pytest.raises(ValueError, match="distribution"):
        NUMPY.xavier(3, 2, "gaussian")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="n_in"):
        NUMPY.he("3", 2)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="activation"):
        diagnose([np.eye(2)], np.ones((2, 2)), activation="gelu")  # type: ignore[arg-type]
