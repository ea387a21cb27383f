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
from torch.autograd import grad_mode

from estabilidade.diagnose.untouched import (
    Kind,
    Restore,
    attributes,
    generators,
    keep_attributes,
    nothing,
    of,
    own_classes,
    same_state,
)

# What autograd knows of a tensor: of any, and of those that it does not compute.
KNOWN = "_backward_hooks", "_post_accumulate_grad_hooks"
LEAF = "requires_grad", "grad"


@contextlib.contextmanager
def as_it_was(model: nn.Module) -> Iterator[None]:
    """Give back what a module keeps (its mode and its hooks too), and PyTorch's random states."""
    members = [*model.modules()]
    roots = [*members, *model.parameters(), *model.buffers()]  # TorchScript's have no attributes
    kinds = *KINDS, own_classes(members, "torch")
    with _same_random_states(), same_state(roots, kinds):
        yield


def _same_random_states() -> contextlib.AbstractContextManager[None]:
    """Name the accelerator: until PyTorch 2.12, `fork_rng` takes any for one of CUDA."""
    here = torch.accelerator.current_accelerator()
    if here is None:
        return torch.random.fork_rng(devices=())
    devices = range(torch.accelerator.device_count())
    return torch.random.fork_rng(devices, device_type=here.type)


def _keep_tensor(tensor: torch.Tensor) -> Restore:
    """Keep where a tensor lies, and what autograd knows of it."""
    place, leaf = tensor.detach(), tensor.is_leaf
    known = {name: getattr(tensor, name) for name in (*KNOWN, *(LEAF if leaf else ()))}

    def restore() -> None:
        if leaf and not tensor.is_leaf and not tensor._is_view():
            tensor.detach_()
        if not _lies_at(tensor, place):
            with torch.inference_mode(tensor.is_inference()):
                tensor.data = place
        for name, value in known.items():
            if tensor.is_leaf == leaf and getattr(tensor, name) is not value:
                setattr(tensor, name, value)

    return restore


def _lies_at(tensor: torch.Tensor, place: torch.Tensor) -> bool:
    """Tell whether a tensor is still where it was: `resize_` and `.data = ` move it."""
    if tensor.is_nested:  # its parts are attributes, or it keeps its one place
        return True
    if tensor.layout != torch.strided:  # of these nobody can tell; it is put there
        return False
    there = [
        (each.untyped_storage()._cdata, each.storage_offset(), each.dtype, each.shape)
        for each in (tensor, place)
    ]
    return there[0] == there[1] and tensor.stride() == place.stride()


def _keep_version(tensor: torch.Tensor) -> Restore:
    """Let who saved a tensor for a gradient find again the version that it is, bit by bit."""
    if tensor.is_inference():
        return nothing(tensor)
    unchanged = grad_mode._unsafe_preserve_version_counter(tensor)
    return lambda: unchanged.__exit__(None, None, None)


def _keep_storage(storage: torch.UntypedStorage) -> Restore:
    """Keep the bytes that tensors share, once for all of them, and how many they are."""
    if not _has_numbers(storage):
        return nothing(storage)
    size, before = storage.nbytes(), _bits(storage).clone()

    def restore() -> None:
        if storage.nbytes() != size:
            storage.resize_(size)
        if not torch.equal(_bits(storage), before):
            _bits(storage).copy_(before)

    return restore


def _has_numbers(storage: torch.UntypedStorage) -> bool:
    """Tell the storage of a tensor from that of one that only wraps others, or is but a shape."""
    try:
        storage.data_ptr()
    except RuntimeError:
        return False
    return storage.device.type != "meta"


def _bits(storage: torch.UntypedStorage) -> torch.Tensor:
    """See a storage as numbers that equal themselves, a nan too, and that any mode may write."""
    dtype = torch.uint8 if storage.nbytes() % 8 else torch.int64
    return torch.empty(0, dtype=dtype, device=storage.device).set_(storage)


def _keep_numbers(tensor: torch.Tensor) -> Restore:
    """Keep what has no storage of its own: a sparse tensor."""
    if _storages(tensor) or tensor.is_nested:
        return nothing(tensor)
    before, version = tensor.detach().clone(), _version(tensor)

    def restore() -> None:
        if _version(tensor) != version or tensor.is_inference():
            with torch.inference_mode(tensor.is_inference()), torch.no_grad():
                tensor.copy_(before)

    return restore


def _version(tensor: torch.Tensor) -> int:
    return 0 if tensor.is_inference() else tensor._version


def _storages(tensor: torch.Tensor) -> list[Any]:
    return [tensor.untyped_storage()] if tensor.layout == torch.strided else []


def _beside(tensor: torch.Tensor) -> list[Any]:
    known = (*KNOWN, "grad") if tensor.is_leaf else KNOWN  # of others, PyTorch warns who asks
    beside = (getattr(tensor, name) for name in known)
    return [*beside, *attributes(tensor), *_storages(tensor)]


KINDS = (
    Kind(of(nn.Module), keep_attributes, attributes),
    Kind(of(torch.Tensor), _keep_version),  # the last to be given back, after what is written
    Kind(of(torch.Tensor), _keep_numbers),
    Kind(of(torch.Tensor), _keep_tensor, _beside),
    Kind(of(torch.Tensor), keep_attributes),
    Kind(of(torch.UntypedStorage), _keep_storage),
    generators(torch.Generator, torch.Generator.get_state, torch.Generator.set_state),
)


def uninitialized(model: nn.Module) -> bool:
    """Tell a model whose first run would make its weights, and not leave it as it was."""
    each = chain(model.parameters(), model.buffers())
    return any(torch.nn.parameter.is_lazy(tensor) for tensor in each)
