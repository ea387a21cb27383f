"""Whose weights are whose, in PyTorch: a module may use those of another that it never calls.

`nn.MultiheadAttention` does so with its `out_proj`, whoever ties the output to an embedding too.
Such weights are of the nearest module around that was measured. A parametrization (the norm of
the weights, their spectral norm) counts as the weights that it makes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch
from torch import nn
from torch.nn.utils import parametrize

from estabilidade.arguments import Array
from estabilidade.diagnose import conventions
from estabilidade.diagnose.layer import Layer, are_symmetric, update_ratio, weight_gain
from estabilidade.diagnose.signal import Reductions, norm_of

NORMALIZES = (nn.modules.batchnorm._NormBase, nn.GroupNorm, nn.LayerNorm, nn.RMSNorm)
LOOKS_UP = (nn.Embedding, nn.EmbeddingBag)

Call = tuple[nn.Module, Layer]
Gradients = dict[int, torch.Tensor | None]  # by the identity of the parameter


class Weight(NamedTuple):
    """A weight that a layer uses: where it is in the layer, and the module that keeps it."""

    name: str
    owner: nn.Module
    value: torch.Tensor


def _prepared(tensor: torch.Tensor) -> torch.Tensor:
    x = tensor.detach()
    x = x if x.dtype in (torch.float32, torch.float64) else x.float()
    return x if x.ndim > 1 else x.reshape(1, -1)


def _float64(tensor: torch.Tensor) -> Array:
    array: Array = tensor.detach().cpu().double().numpy()
    return array


REDUCTIONS = Reductions(_prepared, torch.amax, torch.sum, _float64)


def as_written(name: str) -> str:
    """Take out of a name what torch.compile puts around the modules."""
    return ".".join(part for part in name.split(".") if part != "_orig_mod")


def is_layer(module: nn.Module) -> bool:
    """Tell what computes from what holds others."""
    return next(module.children(), None) is None or next(_own(module), None) is not None


def may_borrow(module: nn.Module, calls: Sequence[Call]) -> bool:
    """Tell, after a module ran, whether there are weights inside whose own layers did not run."""
    return next(_uncalled(module, {id(each) for each, _ in calls}), None) is not None


def weighed(
    model: nn.Module, calls: Sequence[Call], gradients: Gradients, rate: float
) -> tuple[list[Layer], list[str]]:
    """Add to each layer what is known of its weights; note those of which nothing is known."""
    called = {id(module) for module, _ in calls}
    layers, measured = [], set()
    for module, layer in calls:
        borrowed = [w for w in _uncalled(module, called) if gradients.get(id(w.value)) is not None]
        own = [*_own(module), *borrowed]
        if borrowed or is_layer(module):
            _add_weights(module, layer, own, gradients, rate)
            layers.append(layer)
        measured |= {id(weight.value) for weight in own}
    return layers, _notes(model, gradients, measured)


def _own(module: nn.Module, inside: str = "") -> Iterator[Weight]:
    """Yield the weights that a module keeps, those of a parametrization before it is applied."""
    for name, parameter in module.named_parameters(recurse=False):
        yield Weight(inside + name, module, parameter)
    if parametrize.is_parametrized(module):
        for name, parameter in module.parametrizations.named_parameters():  # type: ignore[union-attr]
            yield Weight(f"{inside}parametrizations.{name}", module, parameter)


def _uncalled(module: nn.Module, called: set[int], inside: str = "") -> Iterator[Weight]:
    """Yield the weights of the modules inside that did not run, but for those in one that did."""
    for name, child in module.named_children():
        if name != "parametrizations" and id(child) not in called:
            yield from _own(child, f"{inside}{name}.")
            yield from _uncalled(child, called, f"{inside}{name}.")


def _add_weights(
    module: nn.Module, layer: Layer, own: Sequence[Weight], gradients: Gradients, rate: float
) -> None:
    layer.frozen = bool(own) and not any(weight.value.requires_grad for weight in own)
    used = [each for weight in own for each in _used(weight)]
    layer.gains = {each.name: gain for each in used if (gain := _gain(each)) is not None}
    trained = [(w.value, g) for w in own if (g := gradients.get(id(w.value))) is not None]
    layer.update_ratio = update_ratio(rate, [(_norm(p), _norm(g)) for p, g in trained])
    layer.symmetric = any(
        are_symmetric(p, g, REDUCTIONS) for p, g in trained if p.ndim > 1 and layer.multiplies
    )


def _used(weight: Weight) -> Iterator[Weight]:
    """Yield a weight as the layer uses it: a parametrization, once, as what it makes."""
    inside, parametrized, name = weight.name.partition("parametrizations.")
    if not parametrized:
        yield weight
    elif name.endswith((".original", ".original0")):
        made = name.partition(".")[0]
        yield Weight(inside + made, weight.owner, getattr(weight.owner, made))


def _gain(weight: Weight) -> float | None:
    """Return the gain of a weight to multiply by, or the scale of a layer that normalizes."""
    parameter, owner = weight.value, weight.owner
    if "weight" not in weight.name or isinstance(owner, LOOKS_UP):
        return None
    if isinstance(owner, NORMALIZES):
        return weight_gain(_norm(parameter), parameter.numel(), 1)
    if parameter.ndim < 2:
        return None
    # The Conv1D of `transformers` is no convolution, but a Linear with its weights transposed.
    transposed = isinstance(owner, nn.modules.conv._ConvTransposeNd)
    turned = transposed or type(owner).__name__ == "Conv1D"
    n_in = parameter.numel() // parameter.shape[1 if turned else 0]
    return weight_gain(_norm(parameter), parameter.numel(), n_in)


def _norm(tensor: torch.Tensor) -> float:
    return norm_of(tensor, REDUCTIONS)


def _notes(model: nn.Module, gradients: Gradients, measured: set[int]) -> list[str]:
    named = [(as_written(n), p) for n, p in model.named_parameters()]
    trained = [(n, p) for n, p in named if p.requires_grad]
    unused = [n for n, p in trained if gradients[id(p)] is None]
    unseen = [n for n, p in named if n not in unused and id(p) not in measured]
    return conventions.note_of(unused) + conventions.note_of(unseen, "não medidos")
