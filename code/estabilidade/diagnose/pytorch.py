"""A network of PyTorch: hooks that measure and keep no tensor, and a gradient that sets nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import torch
from torch import nn

from estabilidade.diagnose import conventions
from estabilidade.diagnose.activations import Between, saturation
from estabilidade.diagnose.layer import Layer
from estabilidade.diagnose.pytorch_state import as_it_was, uninitialized
from estabilidade.diagnose.pytorch_weights import (
    NORMALIZES,
    REDUCTIONS,
    Call,
    Gradients,
    as_written,
    is_layer,
    may_borrow,
    weighed,
)
from estabilidade.diagnose.signal import measure

CHANNELS_FIRST = (nn.modules.conv._ConvNd, nn.modules.batchnorm._NormBase, nn.GroupNorm)


def collect(
    model: nn.Module, batch: Any, loss: Callable[[Any], Any] | None, rate: float
) -> tuple[list[Layer], float, list[str]]:
    """Measure a module on a batch."""
    _check_batch(batch)
    if uninitialized(model):
        raise ValueError("diagnose: o modelo ainda não tem pesos; rode-o uma vez antes")
    calls: list[Call] = []
    with _differentiable(), as_it_was(model):
        torch.manual_seed(0)
        leaves = _mapped(batch, _leaf)
        with _hooks(model, calls):  # not while gradients come back: checkpoints run layers again
            output = conventions.called(model, _mapped(leaves, torch.clone))
            value = _scalar(output, loss)
        trained = [p for p in model.parameters() if p.requires_grad]
        gradients = _gradients(value, trained, leaves)
        layers, notes = weighed(model, calls, gradients, rate)
    return layers, float(value.detach()), notes


@contextlib.contextmanager
def _differentiable() -> Iterator[None]:
    """Record derivatives, whatever the caller has turned off; run what was compiled as written."""
    written = torch.compiler.set_stance("force_eager")
    with torch.inference_mode(False), torch.enable_grad(), written:
        yield


def _check_batch(batch: Any) -> None:
    tensors = list(_tensors(batch))
    if not tensors:
        raise TypeError("diagnose: `batch` deve conter tensores do PyTorch")
    conventions.examples(tensors[0].shape)


def _tensors(value: Any) -> Iterator[torch.Tensor]:
    """Yield the tensors in tuples, lists, dictionaries and in the outputs of `transformers`."""
    if isinstance(value, torch.Tensor):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _tensors(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _tensors(each)


def _mapped(value: Any, function: Callable[[torch.Tensor], torch.Tensor]) -> Any:
    if isinstance(value, torch.Tensor):
        return function(value)
    if isinstance(value, Mapping):
        return {name: _mapped(each, function) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_mapped(each, function) for each in value)
    return value


def _leaf(tensor: torch.Tensor) -> torch.Tensor:
    """Copy an input, so that gradients reach it even where every weight is frozen."""
    copy = tensor.detach().clone()
    return copy.requires_grad_() if copy.is_floating_point() else copy


def _scalar(output: Any, loss: Callable[[Any], Any] | None) -> torch.Tensor:
    """Return the loss; without one, the outputs times fixed random numbers."""
    if loss is not None:
        value = loss(output)
        if not isinstance(value, torch.Tensor):
            raise TypeError("diagnose: `loss` deve devolver um tensor do PyTorch")
        conventions.one_number(value.numel())
        return value.reshape(())
    parts = [each for each in _tensors(output) if _is_signal(each) and each.requires_grad]
    conventions.some_output(parts)
    total = sum((each.float() * _noise(each)).sum() / len(each) for each in parts)
    assert isinstance(total, torch.Tensor)
    return total


def _is_signal(tensor: torch.Tensor) -> bool:
    """Tell numbers of several examples from choices, totals and what is empty."""
    return tensor.is_floating_point() and tensor.ndim > 0 and tensor.numel() > 0


def _noise(like: torch.Tensor) -> torch.Tensor:
    generator = torch.Generator().manual_seed(0)
    return torch.randn(like.shape, generator=generator, device="cpu").to(like.device)


def _gradients(value: torch.Tensor, parameters: list[nn.Parameter], inputs: Any) -> Gradients:
    """Return the gradient of each parameter, by identity, without touching its `.grad`."""
    leaves = [*parameters, *(each for each in _tensors(inputs) if each.requires_grad)]
    if not value.requires_grad:
        raise ValueError("diagnose: a perda não depende dos pesos nem da entrada")
    found = torch.autograd.grad(value, leaves, allow_unused=True)
    return {id(leaf): grad for leaf, grad in zip(leaves, found, strict=True)}


@contextlib.contextmanager
def _hooks(model: nn.Module, calls: list[Call]) -> Iterator[None]:
    handles, between = [], Between(REDUCTIONS)
    try:
        for name, module in model.named_modules():
            if "parametrizations" not in name.split("."):  # they make weights, not activations
                hook = _watch(_name(name, module), calls, between)
                handles.append(module.register_forward_hook(hook))
        yield
    finally:
        for handle in handles:
            handle.remove()


def _name(name: str, module: nn.Module) -> str:
    return as_written(name) or _kind(module)


def _kind(module: nn.Module) -> str:
    return type(module).__name__


def _watch(name: str, calls: list[Call], between: Between) -> Callable[..., None]:
    """Make the hook that measures each output of a layer, and asks for its gradient."""
    count = 0

    def hook(module: nn.Module, inputs: Any, output: Any) -> None:
        nonlocal count
        found, computes = next(filter(_is_signal, _tensors(output)), None), is_layer(module)
        if found is None or not (computes or may_borrow(module, calls)):
            return
        entered = next(_tensors(inputs), None)
        if computes and entered is not None and between.awaits(entered):
            between.enters(entered)
        count += 1
        axis = _unit_axis(module, found)
        layer = _layer(name, count, module, found, axis)
        calls.append((module, layer))
        if computes:
            between.leaves(layer, found)
        if found.requires_grad:
            found.register_hook(lambda grad: _keep(layer, grad, axis))  # type: ignore[no-untyped-call]

    return hook


def _keep(layer: Layer, grad: torch.Tensor, axis: int) -> None:
    layer.gradient = measure(grad, axis, REDUCTIONS)


def _layer(name: str, call: int, module: nn.Module, output: torch.Tensor, axis: int) -> Layer:
    kind = _kind(module)
    return Layer(
        conventions.numbered(name, call),
        kind,
        measure(output, axis, REDUCTIONS),
        saturated=saturation(kind, output, REDUCTIONS),
        normalizes=isinstance(module, NORMALIZES),
        repeated=call > 1,
        dtype=str(output.dtype).removeprefix("torch."),
        units=output.shape[axis],
    )


def _unit_axis(module: nn.Module, output: torch.Tensor) -> int:
    if isinstance(module, nn.Linear | nn.LayerNorm):
        return -1
    return 1 if isinstance(module, CHANNELS_FIRST) or output.ndim >= 4 else -1
