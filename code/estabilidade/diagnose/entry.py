"""Which collector measures which network."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

from estabilidade import checks
from estabilidade.arguments import Activation
from estabilidade.diagnose import matrices, rules
from estabilidade.diagnose.report import Report
from estabilidade.diagnose.untouched import same_random_states

# Where the class of a model comes from, its name, and what measures it.
COLLECTORS = (
    ("torch.nn", "Module", "pytorch"),
    ("keras", "Model", "keras"),
    ("flax.linen", "Module", "flax"),
    ("flax.nnx", "Module", "flax"),
)


def diagnose(
    model: Any,
    batch: Any,
    loss: Callable[[Any], Any] | None = None,
    *,
    learning_rate: float = 0.01,
    activation: Activation = "relu",
    biases: Sequence[Any] | None = None,
    residual: float | None = None,
) -> Report:
    """Measure a network on one batch, and say what is wrong with its initial weights.

    A module of PyTorch or of Flax is used in the mode that it is in, a Keras model as in training.
    Any is given back as it was, in place, also when it raises: weights, buffers, gradients, hooks,
    mode. So is what its attributes lead to: tensors, arrays, containers, random generators, objects
    of the reader's classes or of its own package; and so are the global random states. Not given
    back is what only functions reach (closures, global variables), attributes of classes,
    iterators, files, threads. For this, all that the model keeps is copied while it is examined,
    data sets and large caches too: expect to need that much more memory.

    Args:
        model: a `torch.nn.Module`, a built Keras model, a module of `flax.nnx`, one of `flax.linen`
            with its variables (`module.bind(variables)`), or a list of weight matrices
            (n_out, n_in), one per layer.
        batch: what the model takes: a tensor, a tuple of inputs, a dictionary of named inputs;
            at least two examples, in the first axis.
        loss: output of the model -> scalar; without it, the output is multiplied by random
            numbers and summed.
        learning_rate: of the step that `update_ratio` speaks of.
        activation: after each matrix but the last: linear, relu, tanh or sigmoid (lists only).
        biases: a vector (n_out,) per matrix, or None for zeros (lists only).
        residual: if given, each hidden layer h becomes h + residual * φ(W h + b) wherever the
            shapes allow (lists only).

    Raises:
        TypeError: a model, batch or loss of another kind, or an argument that is not for the model.
        ValueError: fewer than two examples, shapes that do not match, no weights, no gradient.

    Example:
        >>> import numpy as np
        >>> rng = np.random.default_rng(0)
        >>> weights = [rng.normal(0, (2 / 64) ** 0.5, (64, 64)) for _ in range(6)]
        >>> weights[3] *= 100
        >>> report = diagnose(weights, rng.normal(size=(32, 64)))
        >>> [(finding.kind, finding.layers) for finding in report.findings]
        [('large', ('3',))]
    """
    rate = checks.positive("diagnose: `learning_rate`", learning_rate)
    if loss is not None and not callable(loss):
        raise TypeError("diagnose: `loss` deve ser uma função da saída do modelo")
    if isinstance(model, list | tuple):
        network = matrices.Network.of(model, activation, biases, residual)
        layers, value, notes = matrices.collect(network, batch, loss, rate)
    else:
        if (activation, biases, residual) != ("relu", None, None):
            raise TypeError(
                "diagnose: `activation`, `biases` e `residual` só se aplicam a listas de matrizes"
            )
        with same_random_states():
            layers, value, notes = _collector(model).collect(model, batch, loss, rate)
    if not layers:  # without any, nothing would be found wrong
        raise ValueError("diagnose: nenhuma camada devolve um tensor que se possa medir")
    return Report(value, layers, rules.judge(layers), notes)


def _collector(model: Any) -> ModuleType:
    """Return the module that measures such a model: an import of its framework, already done."""
    for package, kind, collector in COLLECTORS:
        found = sys.modules.get(package)
        if found is not None and isinstance(model, getattr(found, kind)):
            return importlib.import_module(f"estabilidade.diagnose.{collector}")
    raise TypeError(
        f"diagnose: não sei examinar {type(model).__name__}; dê um torch.nn.Module, "
        "um modelo do Keras ou do Flax ou uma lista de matrizes"
    )
