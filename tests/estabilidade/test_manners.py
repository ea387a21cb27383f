"""Calls leave the caller's program as it was, and are left alone by what the caller has set."""

import inspect
import pickle
import subprocess
import sys
import threading

import numpy as np
import pytest

from estabilidade import backend
from estabilidade.registry import RETIRED

X = np.array([[1.0, -2.0], [0.5, 3.0]])
USES = {
    "sigmoid_and_grad": lambda each: each.sigmoid_and_grad(X)[1],
    "matrix_product": lambda each: each.matrix_product(np.stack([X, X])),
    "train_mlp": lambda each: each.train_mlp(X, X, X, X, dropout=0.5, steps=2)[0],
    "propagate": lambda each: each.propagate([X, X], X, X)[1][0],
    "normal": lambda each: each.normal(3, 2, 1.0),
    "xavier": lambda each: each.xavier(3, 2),
    "he": lambda each: each.he(3, 2),
    "orthogonal": lambda each: each.orthogonal(3, 2),
    "default_dense": lambda each: each.default_dense(3, 2)[0],
}
uses = pytest.mark.parametrize("use", USES.values(), ids=USES)


def torch_states():
    import torch

    return [
        torch.no_grad(),
        torch.inference_mode(),
        torch.autocast("cpu", dtype=torch.bfloat16),
        torch.device("meta"),
    ]


@uses
def test_what_the_caller_set_in_pytorch_changes_nothing(use):
    expected = use(backend("pytorch"))
    for state in torch_states():
        with state:
            np.testing.assert_array_equal(use(backend("pytorch")), expected)


@uses
def test_jax_stays_in_the_precision_of_the_program(use):
    import jax
    import jax.numpy as jnp

    for enabled in (False, True):
        with jax.enable_x64(enabled):
            use(backend("jax"))
            assert jnp.array(1.0).dtype == ("float64" if enabled else "float32")


@uses
def test_what_jax_compiled_serves_the_next_call(use, caplog):
    """A loop of 200 steps compiled anew cost a hundred times the steps themselves."""
    jax = pytest.importorskip("jax")
    use(backend("jax"))
    with jax.log_compiles():
        use(backend("jax"))
        assert "Compiling" not in caplog.text
        jax.jit(lambda x: x)(1.0)
        assert "Compiling" in caplog.text  # this is how JAX says it


def test_importing_the_package_leaves_jax_as_it_was():
    program = (
        "import estabilidade, jax.numpy as jnp\n"
        "estabilidade.backend('jax').xavier(3, 2, dtype='float64')\n"
        "print(jnp.array(1.0).dtype)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "float32"


def test_inside_a_graph_tensorflow_says_that_it_has_no_numbers():
    import tensorflow as tf

    with pytest.raises(RuntimeError) as caught:
        tf.function(lambda: backend("tensorflow").xavier(3, 2), autograph=False)()
    assert str(caught.value) == (
        "estabilidade: dentro de tf.function não há números, só símbolos; "
        "chame a função do livro fora dela"
    )


def test_keras_on_another_framework_is_named():
    """On JAX it drew float32 where float64 was asked for, and its values are not TensorFlow's."""
    program = (
        "import os; os.environ['KERAS_BACKEND'] = 'jax'\n"
        "from estabilidade import backend\n"
        "try: print(backend('tensorflow').xavier(3, 2, dtype='float64').dtype)\n"
        "except RuntimeError as error: print(error)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert answer.stdout == (
        "estabilidade: o Keras deste programa roda sobre jax, não sobre o TensorFlow; "
        "reinicie o Python com KERAS_BACKEND=tensorflow\n"
    )


def test_a_layer_of_the_caller_keeps_its_name():
    import tensorflow as tf

    def number():
        return int(tf.keras.layers.Dense(1).name.removeprefix("dense").strip("_") or 0)

    before = number()
    backend("tensorflow").default_dense(3, 2)
    assert number() == before + 1


def test_threads_do_not_mix_their_weights(framework):
    """The default layer of PyTorch drew from the generator of the whole program."""
    if framework.framework in RETIRED:
        pytest.skip("o MXNet só tem um gerador, o do programa inteiro")
    expected = [framework.default_dense(30, 20, seed=seed)[0] for seed in range(4)]
    found = [[] for _ in expected]

    def draw(seed):
        for _ in range(50):
            found[seed].append(framework.default_dense(30, 20, seed=seed)[0])

    threads = [threading.Thread(target=draw, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for weights, drawn in zip(expected, found, strict=True):
        assert all((each == weights).all() for each in drawn)


def test_a_backend_travels(framework):
    assert pickle.loads(pickle.dumps(framework)) == framework


def test_help_is_for_people(framework):
    for name in USES:
        text = str(inspect.signature(getattr(framework, name)))
        assert "Annotated" not in text and "<function" not in text


def test_what_comes_back_may_be_written_to(framework):
    """The arrays of JAX may not; a reader's `h *= 2` would end in an error of NumPy."""
    for results in (
        framework.sigmoid_and_grad(X),
        *framework.propagate([X, X], X, X),
        framework.train_mlp(X, X, X, X, steps=2),
        framework.default_dense(3, 2),
        [USES[name](framework) for name in ("matrix_product", "normal", "xavier", "he")],
        [framework.orthogonal(3, 2)],
    ):
        for each in results:
            each[...] = 0


def test_results_are_not_the_callers_arrays(framework):
    for dtype in ("float32", "float64"):
        x = np.ones((2, 2), dtype)
        H, G = framework.propagate([x], x, x, "linear", dtype)
        for result in (*H, *G, framework.matrix_product(x[None], dtype)):
            assert not np.shares_memory(result, x)
