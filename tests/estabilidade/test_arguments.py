"""Whatever brings the numbers, they mean the same; what has none is refused in Portuguese."""

import numpy as np
import pytest

from estabilidade import backend, initial_weights, theory

VALUES = np.array([[1.0, -2.0], [0.5, 3.0]])


def of_torch(change):
    def make():
        torch = pytest.importorskip("torch")
        return change(torch, torch.tensor(VALUES))

    return make


def of_jax():
    jnp = pytest.importorskip("jax.numpy")
    return jnp.array(VALUES, "bfloat16")


def of_tensorflow():
    tf = pytest.importorskip("tensorflow")
    return tf.constant(VALUES)


def of_few_digits():
    """Numbers of a type that NumPy alone does not know."""
    return VALUES.astype(pytest.importorskip("ml_dtypes").float8_e4m3fn)


WELCOME = {
    "lists": lambda: VALUES.tolist(),
    "negative strides": lambda: VALUES[::-1, ::-1].copy()[::-1, ::-1],
    "columns first": lambda: np.asfortranarray(VALUES),
    "big-endian": lambda: VALUES.astype(">f8"),
    "float16": lambda: VALUES.astype("float16"),
    "float8": of_few_digits,
    "longdouble": lambda: VALUES.astype("longdouble"),
    "read-only": lambda: np.frombuffer(VALUES.tobytes()).reshape(2, 2),
    "torch": of_torch(lambda torch, t: t),
    "torch that requires a gradient": of_torch(lambda torch, t: t.requires_grad_()),
    "torch in bfloat16": of_torch(lambda torch, t: t.bfloat16()),
    "torch transposed": of_torch(lambda torch, t: t.T.contiguous().T),
    "list of parameters": of_torch(lambda torch, t: [torch.nn.Parameter(row) for row in t]),
    "jax in bfloat16": of_jax,
    "tensorflow": of_tensorflow,
}


@pytest.mark.parametrize("make", WELCOME.values(), ids=WELCOME)
def test_every_array_means_its_numbers(frameworks, make):
    for framework in frameworks:
        y, grad = framework.sigmoid_and_grad(make(), "float64")
        expected = framework.sigmoid_and_grad(VALUES, "float64")
        np.testing.assert_array_equal([y, grad], expected)
        H, _ = framework.propagate([make()], make(), VALUES, "linear", "float64")
        np.testing.assert_array_equal(
            H[1], framework.propagate([VALUES], VALUES, VALUES, "linear", "float64")[0][1]
        )


def test_integers_and_booleans_are_numbers(framework):
    for values in (np.array([0, 1], "uint8"), np.array([False, True]), [0, 1]):
        np.testing.assert_array_equal(
            framework.sigmoid_and_grad(values), framework.sigmoid_and_grad([0.0, 1.0])
        )


REFUSED = {
    "mask": (lambda: np.ma.masked_array(VALUES, mask=VALUES < 0), TypeError, "tem uma máscara"),
    "complex torch": (of_torch(lambda torch, t: t * 1j), TypeError, "números reais"),
    "text": (lambda: [["a"]], TypeError, "números reais"),
    "dates": (lambda: np.array(["2026-01-01"], "datetime64[D]"), TypeError, "números reais"),
    "no rows": (lambda: np.ones((0, 3)), ValueError, "está vazio: forma (0, 3)"),
    "no columns": (lambda: np.ones((3, 0)), ValueError, "está vazio: forma (3, 0)"),
}


@pytest.mark.parametrize(("make", "error", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_array_of_numbers_is_refused(framework, make, error, message):
    with pytest.raises(error) as caught:
        framework.sigmoid_and_grad(make())
    assert message in str(caught.value) and str(caught.value).startswith("sigmoid_and_grad: `x`")


def test_a_traced_array_is_refused_in_portuguese():
    import jax

    with pytest.raises(TypeError, match="sigmoid_and_grad: `x` não pode ser lido como números"):
        jax.jit(lambda x: backend("jax").sigmoid_and_grad(x))(1.0)


EDGES = {
    "huge size": (lambda b: b.xavier(10**400, 2), ValueError, "xavier: `n_in`"),
    "size of 63 bits": (lambda b: b.xavier(2, 2**63), ValueError, "xavier: `n_out`"),
    "matrix that does not fit": (lambda b: b.he(10**7, 10**7), ValueError, "não cabe na memória"),
    "huge scale": (lambda b: b.normal(2, 2, 10**400), ValueError, "`std` é grande demais"),
    "scale that is an answer": (lambda b: b.normal(2, 2, True), TypeError, "`std` deve ser um"),
    "size that is an answer": (lambda b: b.he(True, 2), TypeError, "`n_in` deve ser um inteiro"),
    "seed of 32 bits": (lambda b: b.he(2, 2, seed=2**31 - 2), ValueError, "`seed` deve estar"),
    "huge seed": (lambda b: b.he(2, 2, seed=10**400), ValueError, "`seed` deve estar"),
    "a dtype that is a comma": (
        lambda b: b.he(2, 2, dtype=","),
        ValueError,
        "`dtype` desconhecido",
    ),
    "steps without end": (
        lambda b: b.train_mlp(VALUES, VALUES, VALUES, VALUES, steps=10**30),
        ValueError,
        "train_mlp: `steps`",
    ),
}


@pytest.mark.parametrize(("call", "error", "message"), EDGES.values(), ids=EDGES)
def test_numbers_at_the_ends_are_named(framework, call, error, message):
    with pytest.raises(error) as caught:
        call(framework)
    assert message in str(caught.value)
    assert len(str(caught.value)) < 200


def test_no_two_seeds_are_one(framework):
    """Keras took 1 and 2³¹ - 1 for the same."""
    seeds = (0, 1, 2, 2**31 - 4, 2**31 - 3)
    drawn = [framework.normal(3, 2, 1.0, seed=seed).tobytes() for seed in seeds]
    assert len(set(drawn)) == len(seeds)


def test_the_smallest_scale_is_a_scale(framework):
    assert not framework.normal(3, 2, 5e-324).any()


@pytest.mark.filterwarnings("error")
def test_numbers_beyond_the_type_overflow_in_silence(framework):
    y, grad = framework.sigmoid_and_grad([1e300, -1e300], "float16")
    assert (y == [1, 0]).all() and not grad.any()
    H, _ = framework.propagate([[[1e300]]], [[1e300]], [[1.0]], "linear", "float32")
    assert np.isinf(H[1]).all()


def test_the_theory_takes_what_the_frameworks_take():
    import torch

    values = torch.tensor(VALUES, requires_grad=True)
    np.testing.assert_array_equal(theory.sigmoid(values), theory.sigmoid(VALUES))
    assert theory.xavier_std(np.int64(3), np.int32(3)) == theory.xavier_std(3, 3)
    assert initial_weights("random", np.int8(2), 2, 1, constant=np.float32(0.5))[0].dtype == float
