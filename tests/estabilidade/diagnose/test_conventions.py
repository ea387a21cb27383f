"""What the collectors of all frameworks ask, name and tell in the same words."""

import numpy as np
import pytest

from estabilidade.diagnose import conventions, diagnose


@pytest.mark.parametrize("shape", [(), (0, 3), (1, 3)])
def test_a_batch_has_two_examples(shape):
    conventions.examples((2,))
    with pytest.raises(ValueError) as caught:
        conventions.examples(shape)
    assert str(caught.value) == "diagnose: `batch` precisa de ao menos 2 exemplos"


@pytest.mark.parametrize("size", [0, 2])
def test_a_loss_is_one_number(size):
    conventions.one_number(1)
    with pytest.raises(ValueError) as caught:
        conventions.one_number(size)
    assert str(caught.value) == "diagnose: `loss` deve devolver um só número"


def test_an_output_has_numbers():
    conventions.some_output([1.0])
    with pytest.raises(ValueError) as caught:
        conventions.some_output([])
    assert str(caught.value) == (
        "diagnose: a saída do modelo não tem números que dependam dos pesos"
    )


def test_a_model_is_called_with_what_it_takes():
    def model(*inputs, **named):
        return inputs, named

    assert conventions.called(model, 3) == ((3,), {})
    assert conventions.called(model, (3, 4)) == ((3, 4), {})
    assert conventions.called(model, [3, 4]) == (([3, 4],), {})
    assert conventions.called(model, {"a": 3}) == ((), {"a": 3})


def test_calls_after_the_first_say_which_they_are():
    assert [conventions.numbered("a", call) for call in (1, 2, 3)] == ["a", "a (2)", "a (3)"]


@pytest.mark.parametrize(
    ("equation", "shape", "count"),
    [
        ("bi,oi->bo", (4, 3), 3),
        ("b q d, d h k -> b q h k", (6, 2, 5), 6),
        ("bij,ijo->bo", (2, 3, 4), 6),
    ],
)
def test_the_inputs_that_each_output_sums_are_counted(equation, shape, count):
    assert conventions.summed(equation, shape) == count


def test_weights_of_which_nothing_is_known_are_noted():
    assert conventions.note_of([]) == []
    assert conventions.note_of(["a", "b"]) == ["sem uso neste lote: a, b"]
    assert conventions.note_of(["a"], "congelado") == ["congelado: a"]


@pytest.mark.parametrize(
    ("arguments", "error", "saying"),
    [
        ({"learning_rate": 0}, ValueError, "`learning_rate` deve ser positivo, não 0.0"),
        ({"loss": 3}, TypeError, "`loss` deve ser uma função da saída do modelo"),
        (
            {"loss": np.sum},
            TypeError,
            "`loss` não se aplica a matrizes, que não têm derivadas",
        ),
        (
            {"model": "rede"},
            TypeError,
            "não sei examinar str; dê um torch.nn.Module, "
            "um modelo do Keras ou do Flax ou uma lista de matrizes",
        ),
        (
            {"model": "rede", "residual": 1.0},
            TypeError,
            "`activation`, `biases` e `residual` só se aplicam a listas de matrizes",
        ),
        (
            {"model": [np.eye(2), np.eye(3)]},
            ValueError,
            "as colunas da matriz 1 (3) devem ser tantas quantas as linhas da anterior (2)",
        ),
        (
            {"batch": np.ones((2, 3))},
            ValueError,
            "as colunas de `batch` (3) devem ser tantas quantas as da primeira matriz (2)",
        ),
        (
            {"biases": [np.ones(2)] * 2},
            ValueError,
            "as biases (2) devem ser tantas quantas as matrizes (1)",
        ),
        (
            {"biases": [np.ones(3)]},
            ValueError,
            "as posições de `biases[0]` (3) devem ser tantas quantas as linhas (2)",
        ),
        ({"biases": [["a"]]}, TypeError, "`biases[0]` deve conter números reais, não <U1"),
        ({"residual": -1}, ValueError, "`residual` não pode ser negativo: -1.0"),
        (
            {"activation": "gelu"},
            ValueError,
            "`activation` desconhecido: 'gelu'; use um destes: linear, relu, tanh, sigmoid",
        ),
    ],
)
def test_what_cannot_be_examined_is_told(arguments, error, saying):
    with pytest.raises(error) as caught:
        diagnose(**({"model": [np.eye(2)], "batch": np.eye(2)} | arguments))
    assert str(caught.value) == f"diagnose: {saying}"
