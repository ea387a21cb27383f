"""What an argument may be: a check for each kind, and what is said when one does not pass.

A check receives where the value came from (function and argument, for the message) and the
value; it returns the value ready for use, or raises TypeError (wrong kind of thing) or
ValueError (right kind, impossible value). Messages are for readers: Brazilian Portuguese.
"""

import functools
import math
import numbers
import operator
import os
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

DTYPES = ("float16", "float32", "float64")
ACTIVATIONS = ("linear", "relu", "tanh", "sigmoid")
DISTRIBUTIONS = ("uniform", "normal")
LAWS = (*DISTRIBUTIONS, "orthogonal")
KINDS = ("constant", "equal", "random")

# Keras takes every seed modulo this number, after which 1 and 2³¹ - 1 would be one seed.
SEEDS = 2**31 - 2

Array = npt.NDArray[Any]


def array(where: str, value: Any) -> Array:
    """Take real numbers, in any shape, at least one.

    Whatever brought them (lists, arrays of any framework, order and precision, tensors that
    record gradients or live on another device), they become a float64 array of their own.
    """
    result = _read(where, value)
    if np.ma.isMaskedArray(result):
        raise TypeError(f"{where} tem uma máscara, que se perderia: use `.filled(valor)` antes")
    if result.dtype.kind not in "biuf" and not _is_small_float(result.dtype):
        raise TypeError(f"{where} deve conter números reais, não {result.dtype}")
    if result.size == 0:
        raise ValueError(f"{where} está vazio: forma {result.shape}")
    with np.errstate(all="ignore"):  # a longdouble may be beyond float64
        numbers_alone: Array = result.astype(float, order="C")
    return numbers_alone


def _read(where: str, value: Any) -> Any:
    try:
        return np.asanyarray(_on_this_machine(value))
    except ValueError:
        raise ValueError(f"{where} tem linhas de tamanhos diferentes") from None
    except Exception as error:  # each framework refuses in its own way
        reason = str(error).partition("\n")[0]
        raise TypeError(f"{where} não pode ser lido como números: {reason}") from None


def _on_this_machine(value: Any) -> Any:
    """Bring tensors of PyTorch, alone or in lists, out of autograd and of other devices."""
    if hasattr(value, "detach") and hasattr(value, "cpu"):
        tensor = value.detach().cpu()
        return tensor.numpy() if tensor.is_complex() else tensor.double().numpy()
    if isinstance(value, list | tuple):
        return [_on_this_machine(each) for each in value]
    return value


def _is_small_float(dtype: np.dtype[Any]) -> bool:
    """Tell the floats that NumPy does not know, such as bfloat16, from what is no number."""
    return dtype.kind == "V" and dtype.name.startswith(("bfloat", "float"))


def curve(where: str, value: Any, repeated: bool = False) -> Array:
    """Take a number for each place or, where said, one for each place and repetition."""
    result = array(where, value)
    allowed, text = ((1, 2), "1 ou 2 dimensões") if repeated else ((1,), "1 dimensão")
    if result.ndim not in allowed:
        raise ValueError(f"{where} deve ter {text}, não {result.ndim}: forma {result.shape}")
    return result


def matrix(where: str, value: Any) -> Array:
    """Take real numbers in rows and columns."""
    result = array(where, value)
    if result.ndim != 2:
        raise ValueError(f"{where} deve ter 2 dimensões, não {result.ndim}: forma {result.shape}")
    return result


def factors(where: str, value: Any) -> Array:
    """Take square matrices of one size, stacked: (depth, n, n)."""
    result = _stacked(where, value, "profundidade, n, n")
    if result.shape[1] != result.shape[2]:
        raise ValueError(f"{where} deve ter matrizes quadradas: forma {result.shape}")
    return result


def finite_factors(where: str, value: Any) -> Array:
    """Take square matrices without infinities or nan."""
    result = factors(where, value)
    if not np.isfinite(result).all():
        raise ValueError(f"{where} deve ser finito, sem inf nem nan")
    return result


def weight_history(where: str, value: Any) -> Array:
    """Take the weights of a layer at each step: (steps + 1, units, inputs)."""
    return _stacked(where, value, "passos + 1, unidades, entradas")


def _stacked(where: str, value: Any, axes: str) -> Array:
    """Take matrices of one shape, one upon the other."""
    result = array(where, value)
    if result.ndim != 3:
        raise ValueError(
            f"{where} deve ter 3 dimensões ({axes}), não {result.ndim}: forma {result.shape}"
        )
    return result


def weights(where: str, value: Any) -> list[Array]:
    """Take the matrices of a network, one per layer."""
    if not np.iterable(value):
        raise TypeError(f"{where} deve ser uma sequência de matrizes, não {_shown(value)}")
    layers = [matrix(f"{where}[{layer}]", w) for layer, w in enumerate(value)]
    if not layers:
        raise ValueError(f"{where} está vazio: a rede precisa de ao menos uma camada")
    return layers


def shape(where: str, value: Any) -> tuple[int, int]:
    """Take the shape of a weight matrix, (n_out, n_in)."""
    if not np.iterable(value) or len(sizes := tuple(value)) != 2:
        raise ValueError(f"{where} deve ter dois tamanhos (n_out, n_in), não {_shown(value)}")
    n_out, n_in = (size(where, n) for n in sizes)
    return n_out, n_in


def integer(where: str, value: Any) -> int:
    """Take an integer; a bool is an answer to another question."""
    try:
        if isinstance(value, bool | np.bool_):
            raise TypeError
        return operator.index(value)
    except TypeError:
        raise TypeError(f"{where} deve ser um inteiro, não {_shown(value)}") from None


def _shown(value: Any) -> str:
    """Write a value for a message, in one line, however long it is."""
    if isinstance(value, int) and value.bit_length() > 200:
        return f"um inteiro de {value.bit_length()} bits"
    text = " ".join(repr(value).split())
    return text if len(text) <= 80 else f"{text[:77]}…"


def size(where: str, value: Any) -> int:
    """Take a number of units: 1 or more, and no more than this machine could hold in a vector."""
    result = integer(where, value)
    if result < 1:
        raise ValueError(f"{where} deve ser ao menos 1, não {_shown(result)}")
    fits(f"{where}, de {_shown(result)},", result)
    return result


def fits(what: str, count: int) -> None:
    """Refuse more numbers than the memory of this machine holds: some frameworks end the program.

    Raises:
        ValueError: so many float64 do not fit.
    """
    if 8 * count > _memory():
        raise ValueError(f"{what} não cabe na memória desta máquina")


@functools.cache
def _memory() -> int:
    """Bytes of this machine's memory; where the system does not tell, of a very large one."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 2**40


def weight_matrix(arguments: dict[str, Any]) -> None:
    """Make sure that the matrix asked for, (n_out, n_in), fits in memory."""
    n_out, n_in = arguments["n_out"], arguments["n_in"]
    fits(f"uma matriz de {n_out} × {n_in}", n_out * n_in)


def steps(where: str, value: Any) -> int:
    """Take a number of updates: 0 or more."""
    result = integer(where, value)
    if result < 0:
        raise ValueError(f"{where} não pode ser negativo: {_shown(result)}")
    fits(f"{where}, de {_shown(result)},", result)
    return result


def seed(where: str, value: Any) -> int:
    """Take a seed that every framework accepts, and that none confuses with another."""
    result = integer(where, value)
    if not 0 <= result < SEEDS:
        raise ValueError(f"{where} deve estar entre 0 e 2³¹ - 3, não {_shown(result)}")
    return result


def number(where: str, value: Any) -> float:
    """Take a finite real number."""
    if not isinstance(value, numbers.Real) or isinstance(value, bool):
        raise TypeError(f"{where} deve ser um número real, não {_shown(value)}")
    try:
        result = float(value)
    except OverflowError:
        raise ValueError(f"{where} é grande demais: {_shown(value)}") from None
    if not math.isfinite(result):
        raise ValueError(f"{where} deve ser finito, não {result}")
    return result


def scale(where: str, value: Any) -> float:
    """Take a standard deviation: finite, not negative."""
    result = number(where, value)
    if result < 0:
        raise ValueError(f"{where} não pode ser negativo: {result}")
    return result


def positive(where: str, value: Any) -> float:
    """Take a finite number above 0."""
    result = number(where, value)
    if result <= 0:
        raise ValueError(f"{where} deve ser positivo, não {result}")
    return result


def probability(where: str, value: Any) -> float:
    """Take the chance of dropping a unit: with 1, nothing would be left to rescale."""
    result = number(where, value)
    if not 0 <= result < 1:
        raise ValueError(f"{where} deve estar no intervalo [0, 1), não {result}")
    return result


def ends(where: str, value: Any) -> tuple[float, float]:
    """Take the ends of a logarithmic axis: two positive numbers, the smaller first."""
    if not np.iterable(value) or len(both := tuple(value)) != 2:
        raise ValueError(f"{where} deve ter dois números, não {_shown(value)}")
    low, high = (positive(where, each) for each in both)
    if low >= high:
        raise ValueError(f"{where} deve ir do menor ao maior, não de {low} a {high}")
    return low, high


def correlation(where: str, value: Any) -> float:
    """Take a number in [-1, 1]."""
    result = number(where, value)
    if abs(result) > 1:
        raise ValueError(f"{where} deve estar entre -1 e 1, não {result}")
    return result


def dtype(where: str, value: Any) -> str:
    """Take a floating-point type by any name that NumPy knows."""
    try:
        # NumPy takes None for float64; here it is more likely a forgotten choice.
        name = value if value is None else np.dtype(value).name
    except Exception:  # NumPy reads text as a little language, and fails in many ways
        name = value
    return one_of(where, name, DTYPES)


def activation(where: str, value: Any) -> str:
    """Take the name of an activation function."""
    return one_of(where, value, ACTIVATIONS)


def distribution(where: str, value: Any) -> str:
    """Take the name of a distribution of initial weights."""
    return one_of(where, value, DISTRIBUTIONS)


def law(where: str, value: Any) -> str:
    """Take the name of a way to draw whole matrices."""
    return one_of(where, value, LAWS)


def kind(where: str, value: Any) -> str:
    """Take the name of a kind of initial weights."""
    return one_of(where, value, KINDS)


def named(where: str, value: Any) -> Mapping[str, Any]:
    """Take a dictionary with something in it."""
    if not isinstance(value, Mapping):
        raise TypeError(f"{where} deve ser um dicionário, não {_shown(value)}")
    if not value:
        raise ValueError(f"{where} está vazio: não há o que desenhar")
    return value


def function(where: str, value: Any) -> Callable[[Array], Array]:
    """Take a function of arrays; what it returns is checked too, at each call."""
    if not callable(value):
        raise TypeError(f"{where} deve ser uma função, não {_shown(value)}")

    def checked(z: Array) -> Array:
        with np.errstate(all="ignore"):
            result = array(f"o resultado de {where}", value(z))
        if result.shape != z.shape:
            raise ValueError(
                f"{where} deve devolver um número por ponto, no formato da entrada: "
                f"{z.shape}, não {result.shape}"
            )
        if not np.isfinite(result).all():
            raise ValueError(f"{where} deve ser finita entre -12 e 12")
        return result

    return checked


def one_of(where: str, value: Any, names: tuple[str, ...]) -> str:
    """Take one of a few names."""
    if not isinstance(value, str) or value not in names:
        choices = ", ".join(names)
        raise ValueError(f"{where} desconhecido: {_shown(value)}; use um destes: {choices}")
    return value


def mlp_shapes(arguments: dict[str, Any]) -> None:
    """Match the shapes of `train_mlp`: X (m, n_in), Y (m, n_out), W1 (h, n_in), W2 (n_out, h)."""
    x, y, w1, w2 = (arguments[name].shape for name in ("x", "y", "w1", "w2"))
    same = functools.partial(equal, "train_mlp")
    same("linhas de `y`", y[0], "linhas de `x`", x[0])
    same("colunas de `w1`", w1[1], "colunas de `x`", x[1])
    same("colunas de `w2`", w2[1], "linhas de `w1`", w1[0])
    same("linhas de `w2`", w2[0], "colunas de `y`", y[1])


def network_shapes(arguments: dict[str, Any]) -> None:
    """Match the shapes of `propagate`: x (m, n_0), weights (n_l, n_{l-1}), output (m, n_L)."""
    same = functools.partial(equal, "propagate")
    x, output_grad = arguments["x"].shape, arguments["output_grad"].shape
    previous, width = "colunas de `x`", x[1]
    for layer, w in enumerate(arguments["weights"]):
        same(f"colunas de `weights[{layer}]`", w.shape[1], previous, width)
        previous, width = f"linhas de `weights[{layer}]`", w.shape[0]
    same("colunas de `output_grad`", output_grad[1], previous, width)
    same("linhas de `output_grad`", output_grad[0], "linhas de `x`", x[0])


def equal(function: str, what: str, size: int, other: str, expected: int) -> None:
    """Match two sizes."""
    if size != expected:
        raise ValueError(
            f"{function}: as {what} ({size}) devem ser tantas quantas as {other} ({expected})"
        )
