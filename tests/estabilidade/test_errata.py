"""What the English original says and is not so, shown in numbers: see traducao/errata.yml."""

import math

import numpy as np

from estabilidade.theory import xavier_std


def gradient_of_the_hidden_layer(W1, w2, x):
    """The derivative of o = w2 · tanh(W1 x) with respect to W1."""
    return np.outer(w2 * (1 - np.tanh(W1 @ x) ** 2), x)


def test_a_logarithm_takes_the_load_from_the_exponent_to_the_mantissa():
    assert float("1e-400") == 0.0  # the exponent has no room for it
    assert math.frexp(-400 * math.log(10))[1] == 10  # and almost none to do afterwards
    near = 1e-300 * (1 + 1e-14)
    assert near != 1e-300
    assert math.log(near) == math.log(1e-300)  # the digits went to the order of magnitude


def test_the_derivative_of_a_vector_by_a_matrix_is_no_vector():
    x, change = np.array([1.0, -2.0, 0.5]), np.arange(6.0).reshape(2, 3)
    derivative = np.einsum("ij,k->ijk", np.eye(2), x)  # of W x by W
    assert derivative.shape == (2, 2, 3)
    np.testing.assert_allclose(np.tensordot(derivative, change, 2), change @ x)


def test_the_eigenvalues_of_two_matrices_do_not_bound_those_of_their_product():
    A = np.array([[0.0, 10.0], [0.0, 0.0]])
    assert not np.linalg.eigvals(A).any()
    assert not np.linalg.eigvals(A.T).any()
    largest = np.abs(np.linalg.eigvals(A @ A.T)).max()
    assert largest == 100.0
    assert largest <= np.linalg.norm(A, 2) * np.linalg.norm(A.T, 2)  # singular values do


def test_equal_units_have_gradients_of_equal_rows_and_not_of_equal_elements():
    gradient = gradient_of_the_hidden_layer(np.full((2, 3), 0.1), np.ones(2), np.arange(1.0, 4.0))
    np.testing.assert_array_equal(gradient[0], gradient[1])
    assert len(set(gradient[0])) == 3


def test_different_output_weights_break_the_symmetry_at_once():
    x = np.arange(1.0, 4.0)
    gradient = gradient_of_the_hidden_layer(np.full((2, 3), 0.1), np.array([1.0, 2.0]), x)
    assert not np.isclose(gradient[0], gradient[1]).any()


def test_a_layer_as_wide_as_its_input_satisfies_both_conditions():
    variance = xavier_std(256, 256) ** 2
    assert math.isclose(256 * variance, 1.0)


def test_gradients_vanish_too_where_the_condition_fails():
    n, depth, rng = 64, 30, np.random.default_rng(0)
    for std, ends in (
        (0.5 / math.sqrt(n), lambda g: g < 1e-6),
        (2 / math.sqrt(n), lambda g: g > 1e6),
    ):
        gradient = rng.standard_normal(n)
        for _ in range(depth):
            gradient = rng.normal(0, std, (n, n)).T @ gradient
        assert ends(np.linalg.norm(gradient) / math.sqrt(n))


def test_xavier_keeps_neither_variance_in_a_layer_that_narrows():
    variance = xavier_std(784, 10) ** 2
    assert f"{784 * variance:.2f}" == "1.97"  # of the outputs
    assert f"{10 * variance:.3f}" == "0.025"  # of the gradients
