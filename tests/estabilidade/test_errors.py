"""Mistakes are told in Portuguese, with the name of the argument, before any framework runs."""

import re

import numpy as np
import pytest

from estabilidade import initial_weights, theory

EYE = np.eye(2)
MLP = {"x": np.ones((4, 3)), "y": np.ones((4, 2)), "w1": np.ones((5, 3)), "w2": np.ones((2, 5))}
NET = {"weights": [np.ones((5, 3)), np.ones((2, 5))], "x": np.ones((4, 3))}
NET |= {"output_grad": np.ones((4, 2))}
SIZES = {"n_in": 3, "n_out": 2}

# function, arguments, exception, what the message must say
MISTAKES = [
    ("sigmoid_and_grad", {"x": []}, ValueError, "`x` está vazio"),
    ("sigmoid_and_grad", {"x": [1j]}, TypeError, "`x` deve conter números reais, não complex128"),
    ("sigmoid_and_grad", {"x": ["1"]}, TypeError, "`x` deve conter números reais"),
    ("sigmoid_and_grad", {"x": None}, TypeError, "`x` deve conter números reais, não object"),
    ("sigmoid_and_grad", {"x": [[1], [1, 2]]}, ValueError, "`x` tem linhas de tamanhos diferentes"),
    ("sigmoid_and_grad", {"x": [1], "dtype": "float8"}, ValueError, "`dtype` desconhecido"),
    ("sigmoid_and_grad", {"x": [1], "dtype": "complex64"}, ValueError, "float16, float32, float64"),
    ("sigmoid_and_grad", {"x": [1], "dtype": object}, ValueError, "`dtype` desconhecido: 'object'"),
    ("sigmoid_and_grad", {"x": [1], "dtype": "int32"}, ValueError, "`dtype` desconhecido: 'int32'"),
    ("sigmoid_and_grad", {"x": [1], "dtype": None}, ValueError, "`dtype` desconhecido: None"),
    ("matrix_product", {"factors": EYE}, ValueError, "`factors` deve ter 3 dimensões"),
    ("matrix_product", {"factors": np.ones((4, 2, 3))}, ValueError, "quadradas: forma (4, 2, 3)"),
    ("matrix_product", {"factors": np.ones((0, 2, 2))}, ValueError, "`factors` está vazio"),
    (
        "matrix_product",
        {"factors": [EYE, np.eye(3)]},
        ValueError,
        "`factors` tem linhas de tamanhos diferentes",
    ),
    ("matrix_product", {"factors": [EYE * 1j]}, TypeError, "`factors` deve conter números reais"),
    ("matrix_product", {"factors": [EYE], "dtype": "bfloat16"}, ValueError, "'bfloat16'"),
    ("train_mlp", MLP | {"x": np.ones(3)}, ValueError, "`x` deve ter 2 dimensões, não 1"),
    ("train_mlp", MLP | {"y": np.ones((4, 2, 1))}, ValueError, "`y` deve ter 2 dimensões, não 3"),
    ("train_mlp", MLP | {"x": np.ones((0, 3))}, ValueError, "`x` está vazio: forma (0, 3)"),
    ("train_mlp", MLP | {"y": np.ones((3, 2))}, ValueError, "linhas de `y` (3)"),
    ("train_mlp", MLP | {"w1": np.ones((5, 4))}, ValueError, "colunas de `w1` (4)"),
    ("train_mlp", MLP | {"w2": np.ones((2, 4))}, ValueError, "colunas de `w2` (4)"),
    ("train_mlp", MLP | {"w2": np.ones((3, 5))}, ValueError, "linhas de `w2` (3)"),
    ("train_mlp", MLP | {"w2": [["a"] * 5] * 2}, TypeError, "`w2` deve conter números reais"),
    ("propagate", NET | {"activation": "swish"}, ValueError, "linear, relu, tanh, sigmoid"),
    ("propagate", NET | {"activation": np.tanh}, ValueError, "`activation` desconhecido"),
    ("propagate", NET | {"activation": EYE}, ValueError, "`activation` desconhecido"),
    ("train_mlp", MLP | {"dropout": 1.0}, ValueError, "`dropout` deve estar no intervalo [0, 1)"),
    ("train_mlp", MLP | {"dropout": -0.1}, ValueError, "`dropout` deve estar no intervalo [0, 1)"),
    ("train_mlp", MLP | {"dropout": float("nan")}, ValueError, "`dropout` deve ser finito"),
    ("train_mlp", MLP | {"learning_rate": "0,1x"}, TypeError, "`learning_rate` deve ser um número"),
    ("train_mlp", MLP | {"learning_rate": np.inf}, ValueError, "`learning_rate` deve ser finito"),
    ("train_mlp", MLP | {"steps": -1}, ValueError, "`steps` não pode ser negativo: -1"),
    ("train_mlp", MLP | {"steps": 1.5}, TypeError, "`steps` deve ser um inteiro, não 1.5"),
    ("train_mlp", MLP | {"steps": True}, TypeError, "`steps` deve ser um inteiro, não True"),
    ("train_mlp", MLP | {"seed": -1}, ValueError, "`seed` deve estar entre 0 e 2³¹ - 3"),
    ("train_mlp", MLP | {"seed": 2**31 - 2}, ValueError, "`seed` deve estar entre 0 e 2³¹ - 3"),
    ("propagate", NET | {"weights": []}, ValueError, "`weights` está vazio"),
    ("propagate", NET | {"weights": 3}, TypeError, "`weights` deve ser uma sequência de matrizes"),
    ("propagate", NET | {"weights": [np.ones(3)]}, ValueError, "`weights`[0] deve ter 2 dimensões"),
    (
        "propagate",
        NET | {"weights": [np.ones((5, 3)), np.ones((2, 4))]},
        ValueError,
        "as colunas de `weights[1]` (4) devem ser tantas quantas as linhas de `weights[0]` (5)",
    ),
    (
        "propagate",
        NET | {"x": np.ones((4, 6))},
        ValueError,
        "as colunas de `weights[0]` (3) devem ser tantas quantas as colunas de `x` (6)",
    ),
    ("propagate", NET | {"output_grad": np.ones((4, 3))}, ValueError, "colunas de `output_grad`"),
    ("propagate", NET | {"output_grad": np.ones((3, 2))}, ValueError, "linhas de `output_grad`"),
    ("propagate", NET | {"activation": "Tanh"}, ValueError, "`activation` desconhecido: 'Tanh'"),
    ("normal", SIZES | {"std": -1.0}, ValueError, "`std` não pode ser negativo: -1.0"),
    ("normal", SIZES | {"std": "0.5"}, TypeError, "`std` deve ser um número real, não '0.5'"),
    ("normal", SIZES | {"std": "grande"}, TypeError, "`std` deve ser um número real"),
    ("normal", SIZES | {"std": 1, "seed": "a"}, TypeError, "`seed` deve ser um inteiro"),
    *[
        (function, SIZES | bad | ({"std": 1.0} if function == "normal" else {}), error, message)
        for function in ("normal", "xavier", "he", "orthogonal", "default_dense")
        for bad, error, message in [
            ({"n_in": 0}, ValueError, "`n_in` deve ser ao menos 1, não 0"),
            ({"n_out": -2}, ValueError, "`n_out` deve ser ao menos 1, não -2"),
            ({"n_out": 2.0}, TypeError, "`n_out` deve ser um inteiro, não 2.0"),
            ({"dtype": "float128x"}, ValueError, "`dtype` desconhecido: 'float128x'"),
        ]
    ],
    ("orthogonal", SIZES | {"gain": -1}, ValueError, "`gain` não pode ser negativo: -1"),
    ("xavier", SIZES | {"distribution": "gaussian"}, ValueError, "use um destes: uniform, normal"),
    ("he", SIZES | {"distribution": None}, ValueError, "`distribution` desconhecido: None"),
]


@pytest.mark.parametrize(
    ("function", "arguments", "error", "message"),
    MISTAKES,
    ids=[f"{function}-{message}" for function, _, _, message in MISTAKES],
)
def test_mistakes_are_named(framework, function, arguments, error, message):
    if "tamanhos diferentes" in message and np.lib.NumpyVersion(np.__version__) < "1.24.0":
        pytest.skip("até o NumPy 1.23, linhas de tamanhos diferentes são só um aviso")
    with pytest.raises(error, match=re.escape(message)) as caught:
        getattr(framework, function)(**arguments)
    assert str(caught.value).startswith(f"{function}: ")


def test_lists_integers_and_numpy_types_are_welcome(framework):
    y, _ = framework.sigmoid_and_grad([[0, 1], [2, 3]], np.float64)
    assert y.dtype == "float64"
    M = framework.matrix_product([[[1, 1], [0, 1]]] * 3, dtype=np.dtype("float32"))
    assert M.tolist() == [[1, 3], [0, 1]]
    assert framework.he(np.int64(3), np.int32(2), seed=np.uint8(1)).shape == (2, 3)
    H, _ = framework.propagate((EYE, EYE), [[1, 2]], [[1, 1]], "linear")
    assert H[-1].tolist() == [[1, 2]]
    W1, *_ = framework.train_mlp([[1]], [[1]], [[1]], [[1]], steps=np.int64(2))
    assert W1.shape == (3, 1, 1)


def test_positions_and_names_mean_the_same(framework):
    by_position = framework.xavier(3, 2, "normal", 7, "float64")
    by_name = framework.xavier(dtype="float64", seed=7, distribution="normal", n_out=2, n_in=3)
    np.testing.assert_array_equal(by_position, by_name)


def test_a_missing_or_unknown_argument_is_the_usual_error(framework):
    with pytest.raises(TypeError, match="n_out"):
        framework.he(3)
    with pytest.raises(TypeError, match="gain"):
        framework.he(3, 2, gain=2)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: theory.sigmoid("x"), TypeError, "sigmoid: `x` deve conter números reais"),
        (lambda: theory.sigmoid_grad([1j]), TypeError, "sigmoid_grad: `x` deve conter"),
        (lambda: theory.log_product(EYE), ValueError, "log_product: `factors` deve ter 3"),
        (lambda: theory.log_product([[[np.inf]]]), ValueError, "`factors` deve ser finito"),
        (lambda: theory.lyapunov_exponents(np.ones((2, 3, 1))), ValueError, "quadradas"),
        (lambda: theory.lyapunov_exponents([EYE * np.nan]), ValueError, "deve ser finito"),
        (lambda: theory.gaussian_lyapunov(0), ValueError, "`n` deve ser ao menos 1"),
        (lambda: theory.gaussian_lyapunov_variance(1.5), TypeError, "`n` deve ser um inteiro"),
        (lambda: theory.critical_scale(-1), ValueError, "critical_scale: `n`"),
        (lambda: theory.overflow_depth(0), ValueError, "`log_growth` deve ser positivo"),
        (lambda: theory.overflow_depth(1, "int8"), ValueError, "`dtype` desconhecido: 'int8'"),
        (lambda: theory.fans((2,)), ValueError, "`shape` deve ter dois tamanhos"),
        (lambda: theory.fans(3), ValueError, "`shape` deve ter dois tamanhos"),
        (lambda: theory.fans((2, 0)), ValueError, "`shape` deve ser ao menos 1"),
        (lambda: theory.xavier_std(0, 1), ValueError, "xavier_std: `n_in`"),
        (lambda: theory.xavier_bound(1, 0), ValueError, "xavier_bound: `n_out`"),
        (lambda: theory.he_std(0), ValueError, "he_std: `n_in`"),
        (lambda: theory.lecun_std("3"), TypeError, "lecun_std: `n_in`"),
        (lambda: theory.truncated_normal_bound(0), ValueError, "`std` deve ser positivo"),
        (lambda: initial_weights("zero", 1, 1, 1), ValueError, "constant, equal, random"),
        (lambda: initial_weights("equal", 0, 1, 1), ValueError, "initial_weights: `n_in`"),
        (lambda: initial_weights("equal", 1, 0, 1), ValueError, "initial_weights: `n_hidden`"),
        (lambda: initial_weights("equal", 1, 1, 0), ValueError, "initial_weights: `n_out`"),
        (lambda: initial_weights("equal", 1, 1, 1, seed=-1), ValueError, "`seed` deve estar"),
        (lambda: initial_weights("equal", 1, 1, 1, constant="a"), TypeError, "`constant` deve"),
    ],
)
def test_theory_and_initial_weights_are_checked_too(call, error, message):
    with pytest.raises(error, match=re.escape(message)):
        call()
