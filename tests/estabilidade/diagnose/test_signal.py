"""What is reduced in the precision of its framework is what float64 gives."""

import dataclasses
import importlib

import numpy as np
import pytest

from estabilidade.diagnose.signal import NUMPY, RANGES, measure, norm_of

RNG = np.random.default_rng(0)
NORMAL = RNG.normal(size=(64, 5, 7)).astype("float32")
SPIKE = np.zeros((4096, 3), "float32")
SPIKE[0] = 1.0
CASES = {
    "normal": NORMAL,
    "far from zero": NORMAL + np.float32(1000),
    "nearly all one": np.float32(1e-4) * NORMAL + np.float32(1000),
    "tiny": NORMAL * np.float32(1e-30),
    "huge": NORMAL * np.float32(1e30),
    "the first is a spike": SPIKE,
    "one axis": NORMAL[0, 0],
    "half": NORMAL.astype("float16"),
}


def tools_of(package, convert, module):
    pytest.importorskip(package)  # beside a retired framework there is no other
    collector = importlib.import_module(f"estabilidade.diagnose.{module}")
    name, _, function = convert.rpartition(".")
    return getattr(importlib.import_module(name), function), collector.REDUCTIONS


TOOLS = {
    "numpy": lambda: (np.asarray, NUMPY),
    "pytorch": lambda: tools_of("torch", "torch.from_numpy", "pytorch"),
    "flax": lambda: tools_of("flax", "jax.numpy.asarray", "flax"),
    "keras": lambda: tools_of("tensorflow", "tensorflow.constant", "keras"),
}


@pytest.fixture(params=TOOLS)
def tools(request):
    return TOOLS[request.param]()


def expected(values, axis):
    x = np.moveaxis(np.atleast_2d(values).astype(float), axis, -1)
    x = x.reshape(-1, x.shape[-1])
    return {
        "mean": x.mean(),
        "variance": x.var(),
        "between": x.var(axis=0).mean(),
        "largest": np.abs(x).max(),
        "norm": np.linalg.norm(x),
        "rms": np.sqrt(np.mean(x * x)),
    }


@pytest.mark.parametrize("axis", [1, -1])
@pytest.mark.parametrize("values", CASES.values(), ids=CASES)
def test_the_numbers_are_those_of_float64(values, axis, tools):
    convert, by = tools
    signal = measure(convert(values.copy()), axis, by)
    spread = values.astype(float).std()
    for name, value in expected(values, axis).items():
        slack = {"abs": 1e-6 * spread, "rel": 0} if name == "mean" else {"abs": 0, "rel": 1e-4}
        assert getattr(signal, name) == pytest.approx(value, **slack), name
    assert norm_of(convert(values.copy()), by) == pytest.approx(signal.norm, rel=1e-5, abs=0)


def test_units_are_along_the_last_axis_unless_told():
    assert measure(NORMAL) == measure(NORMAL, 2) != measure(NORMAL, 1)


@pytest.mark.parametrize("framework", ["flax", "keras"])
def test_what_is_on_another_device_is_reduced_there(framework):
    convert, by = TOOLS[framework]()
    there = dataclasses.replace(by, prepare=convert)  # as on an accelerator: not to NumPy
    found, same = measure(convert(NORMAL), 1, there), measure(NORMAL, 1)
    assert dataclasses.astuple(found) == pytest.approx(dataclasses.astuple(same), rel=1e-4)
    assert norm_of(convert(NORMAL), there) == pytest.approx(norm_of(NORMAL), rel=1e-5)


def test_what_repeats_has_no_variance_and_what_is_zero_is_counted(tools):
    convert, by = tools
    values = np.tile(np.float32([0.1, -1 / 3, 0, 1e-25]), (37, 1))
    signal = measure(convert(values), -1, by)
    assert signal.between == 0 and signal.zero_units == 0.25


@pytest.mark.parametrize(("size", "variance"), [(1e200, np.inf), (1e-200, 0.0)])
def test_numbers_whose_squares_no_type_holds_have_a_norm(size, variance):
    signal, unit = measure(size * NORMAL.astype(float), 1), measure(NORMAL, 1)
    assert signal.variance == signal.between == variance
    assert signal.norm == pytest.approx(size * unit.norm, rel=1e-6, abs=0)
    assert signal.rms == pytest.approx(size * unit.rms, rel=1e-6, abs=0)
    assert measure(np.full((4, 3), size)).variance == 0


def test_zeros_are_as_far_from_overflow_as_can_be_and_below_every_format():
    assert set(measure(np.zeros((4, 3))).margins().values()) == {(np.inf, -np.inf)}


@pytest.mark.parametrize("name", RANGES)
def test_the_ends_of_each_format_leave_no_margin(name):
    limits = pytest.importorskip("ml_dtypes").finfo(name)
    greatest, least = (float(each) for each in (limits.max, limits.smallest_subnormal))
    assert measure(np.full((4, 3), greatest)).margins()[name][0] == 0
    assert measure(np.full((4, 3), least)).margins()[name][1] == 0


@pytest.mark.parametrize("wrong", [np.inf, np.nan])
def test_what_is_not_finite_is_told(wrong, tools):
    convert, by = tools
    values = NORMAL.copy()
    values[3, 2, 1] = wrong
    assert not measure(convert(values), 1, by).finite
    np.testing.assert_equal(norm_of(convert(values), by), wrong)
