"""The kinds of arguments, and the decorator that holds a function to them.

An annotation says what an argument is to mypy and to readers, and carries its check: a function
declares `n_in: Size` and needs no line of validation in its body. A page can show it as it is.
"""

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Annotated, Any, ParamSpec, TypeVar, get_type_hints

import numpy.typing as npt

from estabilidade import checks

Array = checks.Array
Tensor = Annotated[npt.ArrayLike, checks.array]
Matrix = Annotated[npt.ArrayLike, checks.matrix]
Factors = Annotated[Iterable[npt.ArrayLike], checks.factors]
FiniteFactors = Annotated[npt.ArrayLike, checks.finite_factors]
Weights = Annotated[Iterable[npt.ArrayLike], checks.weights]
Shape = Annotated[tuple[int, int], checks.shape]
Size = Annotated[int, checks.size]
Steps = Annotated[int, checks.steps]
Seed = Annotated[int, checks.seed]
Number = Annotated[float, checks.number]
Positive = Annotated[float, checks.positive]
Scale = Annotated[float, checks.scale]
Probability = Annotated[float, checks.probability]
DType = Annotated[str, checks.dtype]
Activation = Annotated[str, checks.activation]
Distribution = Annotated[str, checks.distribution]
Kind = Annotated[str, checks.kind]

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


def validated(function: Callable[P, R]) -> Callable[P, R]:
    """Check the arguments of every call, as the annotations of `function` say."""
    read = reader(function)

    @functools.wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        return function(**read(*args, **kwargs))  # type: ignore[call-arg]

    return call
