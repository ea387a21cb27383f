"""What each check takes at its limits, and what it says beyond them, to the last word."""

import math
import os

import numpy as np
import pytest

from estabilidade import checks

ROWS = np.ones((2, 3))
CUBE = np.ones((2, 3, 4))
SOME_INFINITE = [[[1, 2], [3, math.inf]]]


class Sealed:
    """A tensor that refuses to be read, as those that a framework traces."""

    def __array__(self, dtype=None, copy=None):
        raise RuntimeError("sem números aqui\ne isto é longo")


# check, value, exception, what it says of "`a`"
SAYINGS = [
    (
        checks.array,
        np.ma.masked_array([1.0, 2.0], [True, False]),
        TypeError,
        "tem uma máscara, que se perderia: use `.filled(valor)` antes",
    ),
    (checks.array, Sealed(), TypeError, "não pode ser lido como números: sem números aqui"),
    (checks.array, ["1"], TypeError, "deve conter números reais, não <U1"),
    (checks.array, np.zeros(1, "V4"), TypeError, "deve conter números reais, não |V4"),
    (checks.array, np.ones((0, 3)), ValueError, "está vazio: forma (0, 3)"),
    (checks.curve, ROWS, ValueError, "deve ter 1 dimensão, não 2: forma (2, 3)"),
    (checks.matrix, CUBE, ValueError, "deve ter 2 dimensões, não 3: forma (2, 3, 4)"),
    (checks.factors, CUBE, ValueError, "deve ter matrizes quadradas: forma (2, 3, 4)"),
    (
        checks.factors,
        ROWS,
        ValueError,
        "deve ter 3 dimensões (profundidade, n, n), não 2: forma (2, 3)",
    ),
    (checks.finite_factors, SOME_INFINITE, ValueError, "deve ser finito, sem inf nem nan"),
    (
        checks.weight_history,
        ROWS,
        ValueError,
        "deve ter 3 dimensões (passos + 1, unidades, entradas), não 2: forma (2, 3)",
    ),
    (checks.weights, 3, TypeError, "deve ser uma sequência de matrizes, não 3"),
    (checks.weights, [], ValueError, "está vazio: a rede precisa de ao menos uma camada"),
    (checks.shape, 3, ValueError, "deve ter dois tamanhos (n_out, n_in), não 3"),
    (checks.integer, 1.5, TypeError, "deve ser um inteiro, não 1.5"),
    (checks.size, 0, ValueError, "deve ser ao menos 1, não 0"),
    (checks.steps, -1, ValueError, "não pode ser negativo: -1"),
    (checks.seed, -1, ValueError, "deve estar entre 0 e 2³¹ - 3, não -1"),
    (checks.number, "1", TypeError, "deve ser um número real, não '1'"),
    (checks.number, 2**2000, ValueError, "é grande demais: um inteiro de 2001 bits"),
    (checks.number, math.inf, ValueError, "deve ser finito, não inf"),
    (checks.scale, -1, ValueError, "não pode ser negativo: -1.0"),
    (checks.positive, 0, ValueError, "deve ser positivo, não 0.0"),
    (checks.probability, 1, ValueError, "deve estar no intervalo [0, 1), não 1.0"),
    (checks.ends, 3, ValueError, "deve ter dois números, não 3"),
    (checks.ends, (2, 1), ValueError, "deve ir do menor ao maior, não de 2.0 a 1.0"),
    (checks.correlation, 2, ValueError, "deve estar entre -1 e 1, não 2.0"),
    (
        checks.dtype,
        "int8",
        ValueError,
        "desconhecido: 'int8'; use um destes: float16, float32, float64",
    ),
    (
        checks.law,
        "gauss",
        ValueError,
        "desconhecido: 'gauss'; use um destes: uniform, normal, orthogonal",
    ),
    (checks.named, [], TypeError, "deve ser um dicionário, não []"),
    (checks.named, {}, ValueError, "está vazio: não há o que desenhar"),
    (checks.function, 3, TypeError, "deve ser uma função, não 3"),
]


@pytest.mark.parametrize(
    ("check", "value", "error", "saying"),
    SAYINGS,
    ids=[f"{check.__name__}-{saying}" for check, _, _, saying in SAYINGS],
)
def test_what_a_check_says(check, value, error, saying):
    with pytest.raises(error) as caught:
        check("`a`", value)
    assert str(caught.value) == f"`a` {saying}"


@pytest.mark.parametrize(
    ("function", "error", "saying"),
    [
        (
            lambda z: z[:2],
            ValueError,
            "`f` deve devolver um número por ponto, no formato da entrada: (3,), não (2,)",
        ),
        (np.sqrt, ValueError, "`f` deve ser finita entre -12 e 12"),
        (
            lambda z: z * 1j,
            TypeError,
            "o resultado de `f` deve conter números reais, não complex128",
        ),
    ],
)
def test_what_is_said_of_the_results_of_a_function(function, error, saying):
    with pytest.raises(error) as caught:
        checks.function("`f`", function)(np.array([-1.0, 0.0, 1.0]))
    assert str(caught.value) == saying


# --- shapes that should agree


def arrays(**shapes):
    return {name: np.ones(shape) for name, shape in shapes.items()}


def complaint(check, agreed, changed):
    """Return what a check says of arrays that it takes before some are changed."""
    check(agreed)
    with pytest.raises(ValueError) as caught:
        check(agreed | changed)
    return str(caught.value)


AGREED = arrays(x=(4, 3), y=(4, 2), w1=(5, 3), w2=(2, 5))
CHAIN = arrays(x=(4, 3), output_grad=(4, 2)) | {"weights": [np.ones((5, 3)), np.ones((2, 5))]}


@pytest.mark.parametrize(
    ("changed", "saying"),
    [
        (arrays(y=(9, 2)), "linhas de `y` (9) devem ser tantas quantas as linhas de `x` (4)"),
        (arrays(w1=(5, 9)), "colunas de `w1` (9) devem ser tantas quantas as colunas de `x` (3)"),
        (arrays(w2=(2, 9)), "colunas de `w2` (9) devem ser tantas quantas as linhas de `w1` (5)"),
        (arrays(w2=(9, 5)), "linhas de `w2` (9) devem ser tantas quantas as colunas de `y` (2)"),
    ],
)
def test_the_sizes_of_a_training_that_do_not_match_are_told(changed, saying):
    assert complaint(checks.mlp_shapes, AGREED, changed) == f"train_mlp: as {saying}"


@pytest.mark.parametrize(
    ("changed", "saying"),
    [
        (
            arrays(x=(4, 9)),
            "colunas de `weights[0]` (3) devem ser tantas quantas as colunas de `x` (9)",
        ),
        (
            {"weights": [np.ones((9, 3)), np.ones((2, 5))]},
            "colunas de `weights[1]` (5) devem ser tantas quantas as linhas de `weights[0]` (9)",
        ),
        (
            arrays(output_grad=(4, 9)),
            "colunas de `output_grad` (9) devem ser tantas quantas as linhas de `weights[1]` (2)",
        ),
        (
            arrays(output_grad=(9, 2)),
            "linhas de `output_grad` (9) devem ser tantas quantas as linhas de `x` (4)",
        ),
    ],
)
def test_the_sizes_of_a_network_that_do_not_match_are_told(changed, saying):
    assert complaint(checks.network_shapes, CHAIN, changed) == f"propagate: as {saying}"


# --- limits


@pytest.mark.parametrize(
    ("check", "value"),
    [
        (checks.size, 1),
        (checks.steps, 0),
        (checks.seed, 0),
        (checks.seed, 2**31 - 3),
        (checks.scale, 0.0),
        (checks.positive, 5e-324),
        (checks.probability, 0.0),
        (checks.probability, math.nextafter(1, 0)),
        (checks.correlation, -1.0),
        (checks.correlation, 1.0),
        (checks.ends, (1.0, math.nextafter(1, 2))),
        (checks.shape, (1, 2)),
    ],
)
def test_a_limit_is_within(check, value):
    assert check("`a`", value) == value


def test_what_fits_in_memory_to_the_last_byte_is_taken(monkeypatch):
    monkeypatch.setattr(checks, "_memory", lambda: 8 * 30)
    assert checks.size("`a`", 30) == checks.steps("`a`", 30) == 30
    checks.weight_matrix({"n_out": 5, "n_in": 6})
    for ask, what in (
        (lambda: checks.size("`a`", 31), "`a`, de 31,"),
        (lambda: checks.steps("`a`", 31), "`a`, de 31,"),
        (lambda: checks.weight_matrix({"n_out": 31, "n_in": 1}), "uma matriz de 31 × 1"),
    ):
        with pytest.raises(ValueError) as caught:
            ask()
        assert str(caught.value) == f"{what} não cabe na memória desta máquina"


def test_the_memory_is_what_the_system_tells(monkeypatch):
    told = {"SC_PAGE_SIZE": 4096, "SC_PHYS_PAGES": 1000}
    monkeypatch.setattr(os, "sysconf", lambda name: told[name], raising=False)
    assert checks._memory.__wrapped__() == 4096 * 1000
    monkeypatch.delattr(os, "sysconf")  # as on Windows
    assert checks._memory.__wrapped__() == 2**40


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (2**200 - 1, str(2**200 - 1)),
        (2**200, "um inteiro de 201 bits"),
        ("é" * 78, repr("é" * 78)),
        ("é" * 79, f"'{'é' * 76}…"),
        (["dois\nversos", "e um  espaço"], r"['dois\nversos', 'e um espaço']"),
    ],
)
def test_a_value_is_shown_in_one_line_that_can_be_read(value, shown):
    with pytest.raises(ValueError) as caught:
        checks.one_of("`a`", value, ("x",))
    assert str(caught.value) == f"`a` desconhecido: {shown}; use um destes: x"


@pytest.mark.filterwarnings("error")
def test_an_array_comes_out_as_one_of_its_own_in_rows():
    given = np.asfortranarray(ROWS)
    taken = checks.array("`a`", given)
    assert taken.flags.c_contiguous and taken.dtype == float
    assert not np.shares_memory(taken, given)
    beyond = np.array(["1e4000", "-1e4000"], np.longdouble)
    assert np.abs(checks.array("`a`", beyond)).tolist() == [math.inf, math.inf]
