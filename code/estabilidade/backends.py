"""The border between readers and frameworks: arguments are checked here, and only here."""

import functools
import importlib
from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, Concatenate, ParamSpec, TypeVar

import numpy as np

from estabilidade import checks, registry
from estabilidade.arguments import documented, reader
from estabilidade.protocol import Functions
from estabilidade.registry import Framework

P = ParamSpec("P")
R = TypeVar("R")


def checked(
    function: Callable[Concatenate[Any, P], R],
    agreement: Callable[[dict[str, Any]], None] = lambda arguments: None,
) -> Callable[Concatenate["Backend", P], R]:
    """Turn a function of the protocol into a method that checks, then calls the framework.

    Defaults and the check of each argument are those of the protocol; `agreement` then looks at
    the arguments together.
    """
    read = reader(function)

    @functools.wraps(function)
    def method(self: "Backend", /, *args: P.args, **kwargs: P.kwargs) -> R:
        arguments = read(self, *args, **kwargs)
        agreement(arguments)
        # Overflow is what the book is about, not an accident to warn of.
        with np.errstate(all="ignore"), self.module.clean_state():
            result: R = getattr(self.module, function.__name__)(**arguments)
        return result

    method.__signature__ = documented(function)  # type: ignore[attr-defined]
    return method


@dataclass(frozen=True)
class Backend:
    """The functions of one framework, with their arguments checked.

    Shapes and meanings are those of `estabilidade.protocol.Functions`. Every method raises, in
    Portuguese and naming the argument, TypeError for the wrong kind of thing (complex numbers,
    text where a number is due) and ValueError for an impossible value (shapes that do not
    match, sizes below 1, dropout outside [0, 1), unknown names).
    """

    framework: Framework
    module: ModuleType = field(repr=False)

    sigmoid_and_grad = checked(Functions.sigmoid_and_grad)
    matrix_product = checked(Functions.matrix_product)
    train_mlp = checked(Functions.train_mlp, checks.mlp_shapes)
    propagate = checked(Functions.propagate, checks.network_shapes)
    normal = checked(Functions.normal, checks.weight_matrix)
    xavier = checked(Functions.xavier, checks.weight_matrix)
    he = checked(Functions.he, checks.weight_matrix)
    orthogonal = checked(Functions.orthogonal, checks.weight_matrix)
    default_dense = checked(Functions.default_dense, checks.weight_matrix)

    def __reduce__(self) -> tuple[Callable[[str], "Backend"], tuple[str]]:
        """Travel by name: where it arrives, the framework is imported anew."""
        return backend, (self.framework.name,)


def backend(name: str) -> Backend:
    """Get the functions of a framework, importing it now if it was not before.

    Args:
        name: one of the names in `FRAMEWORKS`, or of a framework that has retired.

    Raises:
        ValueError: if no framework of the book has this name.
        ModuleNotFoundError: if the framework is not installed here.

    Example:
        >>> backend("numpy").xavier(400, 100).shape
        (100, 400)
    """
    known = (*registry.FRAMEWORKS, *registry.RETIRED)
    frameworks = {framework.name: framework for framework in known}
    framework = frameworks[checks.one_of("backend: `name`", name, tuple(frameworks))]
    if not framework.installed:
        raise ModuleNotFoundError(
            f"{framework.label} não está instalado; instale o pacote `{framework.package}` "
            f"ou escolha um destes: {', '.join(registry.available())}",
            name=framework.package,
        )
    return Backend(framework, importlib.import_module(f"estabilidade.{framework.name}"))
