"""What the collectors of all frameworks ask, name and tell in the same words."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any


def examples(shape: Sequence[int]) -> None:
    """Refuse a batch whose first axis does not tell two examples apart."""
    if len(shape) == 0 or shape[0] < 2:
        raise ValueError("diagnose: `batch` precisa de ao menos 2 exemplos")


def one_number(size: int) -> None:
    """Refuse a loss of more than one number."""
    if size != 1:
        raise ValueError("diagnose: `loss` deve devolver um só número")


def some_output(parts: Sequence[Any]) -> None:
    """Refuse an output without a number to derive."""
    if not parts:
        raise ValueError("diagnose: a saída do modelo não tem números que dependam dos pesos")


def called(model: Callable[..., Any], inputs: Any) -> Any:
    """Run a model on one input, a tuple of them or a dictionary of named ones."""
    if isinstance(inputs, Mapping):
        return model(**inputs)
    return model(*inputs) if isinstance(inputs, tuple) else model(inputs)


def numbered(name: str, call: int) -> str:
    """Name a call of a layer: those after the first say which they are."""
    return name if call == 1 else f"{name} ({call})"


def summed(equation: str, shape: Sequence[int]) -> int:
    """Count the inputs that each output sums, in an `einsum` of inputs and weights."""
    terms, result = equation.replace(" ", "").split("->")
    letters = terms.split(",")[1]
    return math.prod(n for letter, n in zip(letters, shape, strict=True) if letter not in result)


def note_of(names: Sequence[str], what: str = "sem uso neste lote") -> list[str]:
    """Note the weights of which nothing is known, if there are any."""
    return [f"{what}: {', '.join(names)}"] if names else []
