"""A network of PyTorch: hooks that measure and keep no tensor, and a gradient that sets nothing."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import torch
from torch import nn

from estabilidade.arguments import Array
from estabilidade.diagnose import conventions
from estabilidade.diagnose.activations import Between, saturation
from estabilidade.diagnose.layer import Layer, are_symmetric, update_ratio, weight_gain
from estabilidade.diagnose.signal import Reductions, measure, norm_of

CHANNELS_FIRST = (nn.modules.conv._ConvNd, nn.modules.batchnorm._NormBase, nn.GroupNorm)
NORMALIZES = (nn.modules.batchnorm._NormBase, nn.GroupNorm, nn.LayerNorm, nn.RMSNorm)
LOOKS_UP = (nn.Embedding, nn.EmbeddingBag)


def collect(
    model: nn.Module, batch: Any, loss: Callable[[Any], Any] | None, rate: float
) -> tuple[list[Layer], float, list[str]]:
    """Measure a module on a batch."""
    model = getattr(model, "_orig_mod", model)  # what torch.compile wraps
    _check_batch(batch)
    layers: list[tuple[nn.Module, Layer]] = []
    with _derivable(), _as_it_was(model), _hooks(model, layers):
        torch.manual_seed(0)
        inputs = _mapped(batch, _leaf)
        output = conventions.called(model, inputs)
        value = _scalar(output, loss)
        gradients = _gradients(value, [p for p in model.parameters() if p.requires_grad], inputs)
    for module, layer in layers:
        _add_weights(module, layer, gradients, rate)
    return [layer for _, layer in layers], float(value.detach()), _notes(model, gradients)


@contextlib.contextmanager
def _derivable() -> Iterator[None]:
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
    parts = [each for each in _tensors(output) if each.is_floating_point() and each.requires_grad]
    if not parts:
        raise ValueError("diagnose: a saída do modelo não tem números que dependam dos pesos")
    total = sum((each.float() * _noise(each)).sum() / len(each) for each in parts)
    assert isinstance(total, torch.Tensor)
    return total


def _noise(like: torch.Tensor) -> torch.Tensor:
    generator = torch.Generator().manual_seed(0)
    return torch.randn(like.shape, generator=generator, device="cpu").to(like.device)


def _gradients(
    value: torch.Tensor, parameters: list[nn.Parameter], inputs: Any
) -> dict[int, torch.Tensor | None]:
    """Return the gradient of each parameter, by identity, without touching its `.grad`."""
    leaves = [*parameters, *(each for each in _tensors(inputs) if each.requires_grad)]
    if not value.requires_grad:
        raise ValueError("diagnose: a perda não depende dos pesos nem da entrada")
    found = torch.autograd.grad(value, leaves, allow_unused=True)
    return {id(leaf): grad for leaf, grad in zip(leaves, found, strict=True)}


@contextlib.contextmanager
def _hooks(model: nn.Module, layers: list[tuple[nn.Module, Layer]]) -> Iterator[None]:
    handles, between = [], Between(REDUCTIONS)
    try:
        for name, module in model.named_modules():
            inside, own = module.children(), module.parameters(recurse=False)
            if next(inside, None) is None or next(own, None) is not None:
                hook = _watch(_name(name, module), layers, between)
                handles.append(module.register_forward_hook(hook))
        yield
    finally:
        for handle in handles:
            handle.remove()


def _name(name: str, module: nn.Module) -> str:
    parts = (part for part in name.split(".") if part != "_orig_mod")  # see `collect`
    return ".".join(parts) or _kind(module)


def _kind(module: nn.Module) -> str:
    return type(module).__name__


def _watch(
    name: str, layers: list[tuple[nn.Module, Layer]], between: Between
) -> Callable[..., None]:
    """Make the hook that measures each output of a module, and asks for its gradient."""
    calls = 0

    def hook(module: nn.Module, inputs: Any, output: Any) -> None:
        nonlocal calls
        found = next((each for each in _tensors(output) if each.is_floating_point()), None)
        if found is None or found.ndim == 0 or found.numel() == 0:
            return
        entered = next(_tensors(inputs), None)
        if entered is not None and between.awaits(entered):
            between.enters(entered)
        calls += 1
        axis = _unit_axis(module, found)
        layer = _layer(name, calls, module, found, axis)
        layers.append((module, layer))
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
    channels_first = isinstance(module, CHANNELS_FIRST) and output.ndim > 1
    return 1 if channels_first or output.ndim >= 4 else -1


def _prepared(tensor: torch.Tensor) -> torch.Tensor:
    x = tensor.detach()
    x = x if x.dtype in (torch.float32, torch.float64) else x.float()
    return x if x.ndim > 1 else x.reshape(1, -1)


def _float64(tensor: torch.Tensor) -> Array:
    array: Array = tensor.detach().cpu().double().numpy()
    return array


REDUCTIONS = Reductions(_prepared, torch.amax, torch.sum, _float64)


def _add_weights(
    module: nn.Module, layer: Layer, gradients: dict[int, torch.Tensor | None], rate: float
) -> None:
    own = dict(module.named_parameters(recurse=False))
    layer.frozen = bool(own) and not any(each.requires_grad for each in own.values())
    layer.gains = {n: gain for n, p in own.items() if (gain := _gain(module, n, p)) is not None}
    trained = [(p, g) for p in own.values() if (g := gradients.get(id(p))) is not None]
    layer.update_ratio = update_ratio(rate, [(_norm(p), _norm(g)) for p, g in trained])
    layer.symmetric = any(
        are_symmetric(p, g, REDUCTIONS) for p, g in trained if p.ndim > 1 and layer.multiplies
    )


def _gain(module: nn.Module, name: str, parameter: torch.Tensor) -> float | None:
    """Return the gain of a weight to multiply by, or the scale of a layer that normalizes."""
    if "weight" not in name or isinstance(module, LOOKS_UP):
        return None
    if isinstance(module, NORMALIZES):
        return weight_gain(_norm(parameter), parameter.numel(), 1)
    if parameter.ndim < 2:
        return None
    # The Conv1D of `transformers` is no convolution, but a Linear with its weights transposed.
    turned = isinstance(module, nn.modules.conv._ConvTransposeNd) or _kind(module) == "Conv1D"
    n_in = parameter.numel() // parameter.shape[1 if turned else 0]
    return weight_gain(_norm(parameter), parameter.numel(), n_in)


def _norm(tensor: torch.Tensor) -> float:
    return norm_of(tensor, REDUCTIONS)


def _notes(model: nn.Module, gradients: dict[int, torch.Tensor | None]) -> list[str]:
    unused = [
        n for n, p in model.named_parameters() if p.requires_grad and gradients[id(p)] is None
    ]
    return conventions.unused(unused)


@contextlib.contextmanager
def _as_it_was(model: nn.Module) -> Iterator[None]:
    """Give back buffers, mode and random states at the end, whatever happened."""
    buffers = [(each, each.detach().clone()) for each in model.buffers()]
    modes = [(module, module.training) for module in model.modules()]
    states = random.getstate(), np.random.get_state()
    cuda = list(range(torch.cuda.device_count()))
    try:
        with torch.random.fork_rng(devices=cuda):
            yield
    finally:
        with torch.no_grad():
            for buffer, before in buffers:
                buffer.copy_(before)
        for module, training in modes:
            module.training = training
        random.setstate(states[0])
        np.random.set_state(states[1])
