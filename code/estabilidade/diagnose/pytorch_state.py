"""A module of PyTorch, given back as it was, whatever its `forward` does to itself."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from itertools import chain

import torch
from torch import nn

from estabilidade.diagnose.untouched import Table, same_entries

TABLES = "_parameters", "_buffers", "_modules"  # of a module, inside its attributes


@contextlib.contextmanager
def as_it_was(model: nn.Module) -> Iterator[None]:
    """Give back weights, buffers, attributes (the mode is one) and PyTorch's random states."""
    cuda = list(range(torch.cuda.device_count()))
    with (
        torch.random.fork_rng(devices=cuda),
        _same_values([*model.parameters(), *model.buffers()]),
        same_entries(_tables(model)),
    ):
        yield


def _tables(model: nn.Module) -> Iterator[Table]:
    for module in model.modules():
        own = vars(module)
        inside = (own.get(name) for name in TABLES)  # TorchScript keeps something else there
        yield from (own, *(table for table in inside if isinstance(table, dict)))


@contextlib.contextmanager
def _same_values(tensors: list[torch.Tensor]) -> Iterator[None]:
    """Give back the numbers in some tensors: an embedding with `max_norm` changes its weights."""
    kept = [(each, each.detach().clone()) for each in tensors]
    try:
        yield
    finally:
        for tensor, before in kept:
            _restore(tensor, before)


@torch.no_grad()
def _restore(tensor: torch.Tensor, before: torch.Tensor) -> None:
    if tensor.shape != before.shape:
        tensor.data = before
    elif not torch.equal(tensor, before):  # what did not change keeps its version
        tensor.copy_(before)


def uninitialized(model: nn.Module) -> bool:
    """Tell a model whose first run would make its weights, and not leave it as it was."""
    each = chain(model.parameters(), model.buffers())
    return any(torch.nn.parameter.is_lazy(tensor) for tensor in each)
