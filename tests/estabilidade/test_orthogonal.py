"""Orthogonal weights: lengths pass through them, multiplied by the gain."""

import numpy as np
import pytest
from scipy import stats

EPS = {"float16": 2.0**-10, "float32": 2.0**-20, "float64": 1e-13}
DRAWS = {"numpy": 4000, "pytorch": 1500}  # in about a second
SLOW = {"jax", "tensorflow", "mxnet"}


@pytest.mark.parametrize("dtype", EPS)
@pytest.mark.parametrize(("n_in", "n_out"), [(7, 3), (3, 7), (16, 16), (1, 5)])
def test_every_singular_value_is_the_gain(framework, n_in, n_out, dtype):
    precision = EPS[dtype]
    if framework.framework.name == "mxnet":  # drawn in float32
        precision = max(precision, EPS["float32"])
    w = framework.orthogonal(n_in, n_out, gain=1.5, seed=3, dtype=dtype)
    assert w.shape == (n_out, n_in) and w.dtype == dtype
    values = np.linalg.svd(w.astype("float64"), compute_uv=False)
    assert np.abs(values - 1.5).max() < 4 * precision


def test_the_seed_decides_the_weights(framework):
    first, again, other = (framework.orthogonal(4, 4, seed=seed) for seed in (5, 5, 6))
    assert (first == again).all()
    assert (first != other).any()


def test_gain_zero_gives_zeros(framework):
    assert not framework.orthogonal(3, 2, gain=0).any()


def test_depth_changes_no_length(framework):
    """In 200 layers: with Gaussian weights of variance 1/n the length would wander far off."""
    weights = [framework.orthogonal(8, 8, seed=layer, dtype="float64") for layer in range(200)]
    x = np.linspace(-1, 1, 16).reshape(2, 8)
    tolerance = 200 * (EPS["float32"] if framework.framework.name == "mxnet" else EPS["float64"])
    hidden, grads = framework.propagate(weights, x, x, "linear", "float64")
    for end in (hidden[-1], grads[0]):
        assert np.linalg.norm(end, axis=1) == pytest.approx(
            np.linalg.norm(x, axis=1), rel=tolerance
        )


def test_no_rotation_is_preferred(framework):
    """Each column of a matrix drawn by Haar's measure is uniform on the sphere.

    In three dimensions a coordinate is then U(-1, 1). QR alone, whose diagonal has its signs from
    the algorithm, fails.
    """
    if (name := framework.framework.name) in SLOW:
        pytest.skip("sorteia devagar; a fórmula é a mesma")
    draws = DRAWS.get(name, 1500)
    w = np.stack([framework.orthogonal(3, 3, seed=seed, dtype="float64") for seed in range(draws)])
    for i, j in np.ndindex(3, 3):
        assert stats.kstest(w[:, i, j], stats.uniform(-1, 2).cdf).pvalue > 1e-4
