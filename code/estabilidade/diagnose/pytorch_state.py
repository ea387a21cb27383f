"""A module of PyTorch, given back as it was, whatever its `forward` does to itself.

Beyond reach, beside what `untouched` says: the graph of a tensor that a module keeps computed and
writes to, and what TorchScript keeps for itself other than weights and buffers.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from itertools import chain
from typing import Any

import torch
from torch import nn

from estabilidade.diagnose.untouched import (
    Kind,
    Restore,
    attributes,
    generators,
    keep_attributes,
    of,
    own_classes,
    same_state,
)

# What autograd knows of a tensor: of any, and of those that it does not compute.
KNOWN = "_backward_hooks", "_post_accumulate_grad_hooks"
LEAF = "requires_grad", "grad"
BITS = {1: torch.uint8, 2: torch.int16, 4: torch.int32}  # by the bytes of an element


@contextlib.contextmanager
def as_it_was(model: nn.Module) -> Iterator[None]:
    """Give back what a module keeps (its mode and its hooks too), and PyTorch's random states."""
    members = [*model.modules()]
    roots = [*members, *model.parameters(), *model.buffers()]  # TorchScript's have no attributes
    accelerators = range(torch.accelerator.device_count())
    with (
        torch.random.fork_rng(devices=accelerators),
        same_state(roots, (*KINDS, own_classes(members, "torch"))),
    ):
        yield


def _keep_tensor(tensor: torch.Tensor) -> Restore:
    """Keep where a tensor lies and the numbers there, and what autograd knows of it."""
    place = tensor.detach()
    before, version, leaf = place.clone(), _version(tensor), tensor.is_leaf
    known = {name: getattr(tensor, name) for name in (*KNOWN, *(LEAF if leaf else ()))}

    @torch.no_grad()
    def restore() -> None:
        if leaf and not tensor.is_leaf and not tensor._is_view():
            tensor.detach_()
        if not _lies_at(tensor, place):
            tensor.data = place
        if _changed(tensor, before, version):  # what did not change keeps its version
            tensor.copy_(before)
        for name, value in known.items():
            if tensor.is_leaf == leaf and getattr(tensor, name) is not value:
                setattr(tensor, name, value)

    return restore


def _version(tensor: torch.Tensor) -> int:
    return 0 if tensor.is_inference() else tensor._version


def _lies_at(tensor: torch.Tensor, place: torch.Tensor) -> bool:
    """Tell whether a tensor is still where it was: `resize_` and `.data = ` move it."""
    if tensor.layout != torch.strided:
        return tensor.shape == place.shape
    there = [(each.data_ptr(), each.dtype, each.shape, each.stride()) for each in (tensor, place)]
    return there[0] == there[1]


def _changed(tensor: torch.Tensor, before: torch.Tensor, version: int) -> bool:
    """Compare bits, as a nan is not equal to itself; where there are none to see, versions."""
    if tensor.layout != torch.strided or tensor.is_quantized or tensor.is_meta:
        return _version(tensor) != version
    return not torch.equal(_bits(tensor), _bits(before))


def _bits(tensor: torch.Tensor) -> torch.Tensor:
    plain = tensor.resolve_conj().resolve_neg().flatten()
    return plain.view(BITS.get(plain.element_size(), torch.int64))


def _beside(tensor: torch.Tensor) -> list[Any]:
    known = (*KNOWN, "grad") if tensor.is_leaf else KNOWN  # of others, PyTorch warns who asks
    return [*(getattr(tensor, name) for name in known), *attributes(tensor)]


KINDS = (
    Kind(of(nn.Module), keep_attributes, attributes),
    Kind(of(torch.Tensor), _keep_tensor, _beside),
    Kind(of(torch.Tensor), keep_attributes),
    generators(torch.Generator, torch.Generator.get_state, torch.Generator.set_state),
)


def uninitialized(model: nn.Module) -> bool:
    """Tell a model whose first run would make its weights, and not leave it as it was."""
    each = chain(model.parameters(), model.buffers())
    return any(torch.nn.parameter.is_lazy(tensor) for tensor in each)
