"""The kinds of arguments, and the decorator that holds a function to them.

An annotation says what an argument is to mypy and to readers, and carries its check: a function
declares `n_in: Size` and needs no line of validation in its body.
"""

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Annotated, Any, Literal, ParamSpec, TypeVar, get_type_hints

import numpy as np
import numpy.typing as npt

from estabilidade import checks

Array = npt.NDArray[Any]
Integer = int | np.integer[Any]
Real = float | np.floating[Any] | np.integer[Any]

Tensor = Annotated[npt.ArrayLike, checks.array]
Matrix = Annotated[npt.ArrayLike, checks.matrix]
Factors = Annotated[Iterable[npt.ArrayLike], checks.factors]
FiniteFactors = Annotated[Iterable[npt.ArrayLike], checks.finite_factors]
Weights = Annotated[Iterable[npt.ArrayLike], checks.weights]
Shape = Annotated[tuple[Integer, Integer], checks.shape]
Size = Annotated[Integer, checks.size]
Steps = Annotated[Integer, checks.steps]
Seed = Annotated[Integer, checks.seed]
Number = Annotated[Real, checks.number]
Positive = Annotated[Real, checks.positive]
Scale = Annotated[Real, checks.scale]
Correlation = Annotated[Real, checks.correlation]
Probability = Annotated[Real, checks.probability]
DType = Annotated[npt.DTypeLike, checks.dtype]
Activation = Annotated[Literal["linear", "relu", "tanh", "sigmoid"], checks.activation]
Distribution = Annotated[Literal["uniform", "normal"], checks.distribution]
Law = Annotated[Literal["uniform", "normal", "orthogonal"], checks.law]
Function = Annotated[Callable[[Any], Any], checks.function]
Kind = Annotated[Literal["constant", "equal", "random"], checks.kind]

P = ParamSpec("P")
R = TypeVar("R")


def reader(function: Callable[..., Any]) -> Callable[..., dict[str, Any]]:
    """Make the function that reads a call to `function`: its arguments by name, checked.

    What carries no check, the `self` of a method, is left out.
    """
    signature = inspect.signature(function)
    hints = get_type_hints(function, include_extras=True)
    checks_by_name = {
        name: hint.__metadata__[0] for name, hint in hints.items() if hasattr(hint, "__metadata__")
    }

    def read(*args: Any, **kwargs: Any) -> dict[str, Any]:
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        return {
            name: check(f"{function.__name__}: `{name}`", bound.arguments[name])
            for name, check in checks_by_name.items()
        }

    return read


def documented(function: Callable[..., Any]) -> inspect.Signature:
    """Return the signature that `help` shows: names and defaults; the docstring says the rest."""
    signature = inspect.signature(function)
    bare = [
        each.replace(annotation=inspect.Parameter.empty) for each in signature.parameters.values()
    ]
    return signature.replace(parameters=bare, return_annotation=inspect.Signature.empty)


def validated(function: Callable[P, R]) -> Callable[P, R]:
    """Check the arguments of every call, as the annotations of `function` say."""
    read = reader(function)

    @functools.wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        return function(**read(*args, **kwargs))  # type: ignore[call-arg]

    call.__signature__ = documented(function)  # type: ignore[attr-defined]
    return call
