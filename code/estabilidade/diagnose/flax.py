"""A network of Flax, of `linen` or of `nnx`, on JAX: a tap in the way of each layer's output.

The tap changes nothing; what passes through it, forwards and backwards, is measured and let go.
The network runs on weights of its own; what else it keeps is given back. What JAX traces
(inside `jit`, `scan`, `remat`) has no numbers to measure: the layer around it is measured instead.
"""

from __future__ import annotations

import contextlib
import functools
import math
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from flax import core, linen, nnx, traverse_util

from estabilidade.arguments import Array
from estabilidade.diagnose import conventions
from estabilidade.diagnose.activations import Between
from estabilidade.diagnose.layer import Layer, are_symmetric, update_ratio, weight_gain
from estabilidade.diagnose.signal import Reductions, measure, norm_of
from estabilidade.diagnose.untouched import (
    Kind,
    attributes,
    keep_attributes,
    nothing,
    of,
    own_classes,
    same_state,
)

NORMALIZES = (
    *(linen.BatchNorm, linen.GroupNorm, linen.InstanceNorm, linen.LayerNorm, linen.RMSNorm),
    *(nnx.BatchNorm, nnx.GroupNorm, nnx.InstanceNorm, nnx.LayerNorm, nnx.RMSNorm),
)
Path = tuple[Any, ...]
Weights = dict[Path, Any]
# Name, place of the weights, module, what runs it, its arguments -> its output.
Watch = Callable[..., Any]
# Module, by identity -> its watch; set while a network of `nnx` runs.
_WATCHES: ContextVar[Mapping[int, Watch]] = ContextVar("_WATCHES", default={})  # noqa: B039


@dataclass(frozen=True)
class Call:
    """A layer that ran: what is known of it, where its weights are, and the module."""

    record: Layer
    place: Path
    whole: bool  # the weights of the modules inside are its own
    module: Any


@dataclass(frozen=True)
class Network:
    """How a kind of module runs, on weights that are given to it."""

    parameters: Any
    run: Callable[[Any, Any, Watch], Any]  # parameters, inputs, watch -> output
    flat: Callable[[Any], Weights]


def collect(
    model: Any, batch: Any, loss: Callable[[Any], Any] | None, rate: float
) -> tuple[list[Layer], float, list[str]]:
    """Measure a bound module of `linen`, or a module of `nnx`, on a batch."""
    inputs = _checked_batch(batch)
    network = _of_nnx(model) if isinstance(model, nnx.Module) else _of_linen(model)
    weights = network.flat(network.parameters)
    if not weights:
        raise ValueError("diagnose: o modelo não tem pesos")
    calls: list[Call] = []

    def objective(parameters: Any) -> Any:
        return _scalar(network.run(parameters, inputs, _watch(calls)), loss)

    with _as_it_was(model):
        value, pull = jax.vjp(objective, network.parameters)
        gradients = network.flat(pull(jnp.ones_like(value))[0])
    for call in calls:
        _add_weights(call, weights, gradients, rate)
    return [call.record for call in calls], float(value), _notes(calls, weights)


@contextlib.contextmanager
def _as_it_was(model: Any) -> Iterator[None]:
    """Give back what a module shares with the copy of it that runs."""
    nested = isinstance(model, nnx.Module)
    members = [each for _, each in nnx.iter_modules(model)] if nested else [model]
    roots = [model] if nested else [model, model.variables]
    with same_state(roots, (*KINDS, own_classes(members, "flax"))):
        yield


KINDS = (
    Kind(of(nnx.Pytree, nnx.Variable, linen.Module), keep_attributes, attributes),
    Kind(of(core.FrozenDict), nothing, core.FrozenDict.values),
)


def _checked_batch(batch: Any) -> Any:
    def read(leaf: Any) -> Any:
        return jnp.asarray(leaf) if isinstance(leaf, np.ndarray) else leaf

    inputs = jax.tree.map(read, batch)
    arrays = [each for each in jax.tree.leaves(inputs) if isinstance(each, jax.Array)]
    if not arrays:
        raise TypeError("diagnose: `batch` deve conter arrays do JAX ou do NumPy")
    conventions.examples(arrays[0].shape)
    return inputs


def _of_linen(model: linen.Module) -> Network:
    if model.scope is None:
        raise ValueError("diagnose: dê o modelo com os seus pesos: `modelo.bind(variáveis)`")
    module, variables = model.unbind()
    streams: dict[str, Any] = {
        name: getattr(each, "rng", each) for name, each in model.scope.rngs.items()
    }
    others = {name: each for name, each in variables.items() if name != "params"}

    def applied(parameters: Any, *args: Any, **kwargs: Any) -> Any:
        return module.apply(
            {"params": parameters, **others},
            *args,
            rngs={"params": jax.random.key(0), **streams},
            mutable=linen.DenyList("params"),
            **kwargs,
        )[0]

    def run(parameters: Any, inputs: Any, watch: Watch) -> Any:
        with linen.intercept_methods(_interceptor(watch)):
            return conventions.called(functools.partial(applied, parameters), inputs)

    return Network(variables.get("params", {}), run, traverse_util.flatten_dict)


def _interceptor(watch: Watch) -> Callable[..., Any]:
    def intercept(method: Any, args: Any, kwargs: Any, context: Any) -> Any:
        if context.method_name != "__call__":
            return method(*args, **kwargs)
        module = context.module
        place = module.cell.path if isinstance(module, linen.RNN) else module.path
        return watch(module.path, place, module, method, args, kwargs)

    return intercept


def _of_nnx(model: nnx.Module) -> Network:
    graph, *states = nnx.split(model, nnx.Param, ...)
    parameters, others = states

    def run(parameters: Any, inputs: Any, watch: Watch) -> Any:
        # A copy of everything else, which the layers may write to.
        module = nnx.merge(graph, parameters, jax.tree.map(_copied, others))
        found = list(nnx.iter_modules(module))
        for _, each in found:
            object.__setattr__(each, "__class__", _watched(type(each)))
        watches = {id(each): functools.partial(watch, path, path) for path, each in found}
        token = _WATCHES.set(watches)
        try:
            return conventions.called(module, inputs)
        finally:
            _WATCHES.reset(token)

    def flat(state: Any) -> Weights:
        return {path: each[...] for path, each in nnx.to_flat_state(state)}

    return Network(parameters, run, flat)


def _copied(leaf: Any) -> Any:
    return leaf.copy() if isinstance(leaf, np.ndarray) else jnp.array(leaf)


@functools.cache
def _watched(kind: type) -> type:
    """Return the same class, whose calls are watched: Python looks for `__call__` in the class.

    There is one of each kind, for JAX never forgets a class of `nnx`.
    """

    def call(self: Any, *args: Any, **kwargs: Any) -> Any:
        run = functools.partial(kind.__call__, self)
        watch = _WATCHES.get().get(id(self))
        return watch(self, run, args, kwargs) if watch else run(*args, **kwargs)

    return type(kind.__name__, (kind,), {"__call__": call})


def _scalar(output: Any, loss: Callable[[Any], Any] | None) -> Any:
    """Return the loss; without one, the outputs times fixed random numbers."""
    if loss is not None:
        value = jnp.asarray(loss(output))
        conventions.one_number(value.size)
        return value.reshape(())
    rng = np.random.default_rng(0)
    parts = [each for each in jax.tree.leaves(output) if _is_signal(each)]
    conventions.some_output(parts)
    noise = [jnp.asarray(rng.normal(size=each.shape), "float32") for each in parts]
    return sum((p.astype("float32") * n).sum() / len(p) for p, n in zip(parts, noise, strict=True))


def _is_signal(value: Any) -> bool:
    tensor = isinstance(value, jax.Array) and value.ndim > 0 and value.size > 0
    return tensor and jnp.issubdtype(value.dtype, jnp.floating)


def _watch(calls: list[Call]) -> Watch:
    """Make what runs a layer and, if no layer inside it was measured, measures its output."""
    counts: dict[Path, int] = {}
    between = Between(REDUCTIONS)

    def watch(path: Path, place: Path, module: Any, run: Any, args: Any, kwargs: Any) -> Any:
        before = len(calls)
        if args and _is_signal(args[0]) and between.awaits(args[0]):
            args = (_tap(args[0], between.enters), *args[1:])
        leaves, tree = jax.tree.flatten(run(*args, **kwargs))
        found = next((i for i, each in enumerate(leaves) if _is_signal(each)), None)
        whole = len(calls) == before
        if found is None or not (whole or _has_own_weights(module)):
            return jax.tree.unflatten(tree, leaves)

        def keep(output: Any) -> Layer:
            counts[path] = counts.get(path, 0) + 1
            record = _record(path, counts[path], module, output)
            calls.append(Call(record, place, whole, module))
            between.leaves(record, output)
            return record

        leaves[found] = _tap(leaves[found], keep)
        return jax.tree.unflatten(tree, leaves)

    return watch


def _has_own_weights(module: Any) -> bool:
    if isinstance(module, nnx.Module):
        return any(isinstance(each, nnx.Param) for each in vars(module).values())
    own = module.variables.get("params", {}).values()
    return any(not isinstance(each, Mapping) for each in own)


def _tap(output: Any, keep: Callable[[Any], Layer | None]) -> Any:
    """Return the output, that is looked at on its way; if it is kept, so is its gradient."""
    records: list[Layer | None] = []

    def look(y: Any) -> None:
        if not isinstance(y, jax.core.Tracer):
            records.append(keep(y))

    @jax.custom_vjp
    def tap(y: Any) -> Any:
        look(y)
        return y

    def forward(y: Any) -> tuple[Any, None]:
        look(y)
        return y, None

    def backward(_: None, gradient: Any) -> tuple[Any]:
        for record in filter(None, records):
            record.gradient = measure(gradient, -1, REDUCTIONS)
        return (gradient,)

    tap.defvjp(forward, backward)
    return tap(output)


def _record(path: Path, call: int, module: Any, output: Any) -> Layer:
    name = ".".join(map(str, path)) or type(module).__name__
    return Layer(
        conventions.numbered(name, call),
        type(module).__name__,
        measure(output, -1, REDUCTIONS),
        normalizes=isinstance(module, NORMALIZES),
        repeated=call > 1,
        dtype=str(output.dtype),
        units=output.shape[-1],
    )


def _is_at_hand(array: Any) -> bool:
    """Tell an array of NumPy, or of JAX where NumPy reaches it: weights from a file may be both."""
    return isinstance(array, np.ndarray) or all(d.platform == "cpu" for d in array.devices())


def _prepared(array: Any) -> Any:
    x = np.asarray(array) if _is_at_hand(array) else array
    x = x if x.dtype in (np.float32, np.float64) else x.astype("float32")
    return x if x.ndim > 1 else x.reshape(1, -1)


def _float64(array: Any) -> Array:
    return np.asarray(array).astype(float)


REDUCTIONS = Reductions(_prepared, jnp.max, jnp.sum, _float64)


def _add_weights(call: Call, weights: Weights, gradients: Weights, rate: float) -> None:
    own = list(_own(call, weights))
    gains = {".".join(map(str, path)): _gain(call.module, path[-1], w) for path, w in own}
    call.record.gains = {name: gain for name, gain in gains.items() if gain is not None}
    sizes = [(_norm(w), _norm(gradients[call.place + path])) for path, w in own]
    call.record.update_ratio = update_ratio(rate, sizes)
    call.record.symmetric = call.record.multiplies and any(
        are_symmetric(w.T, gradients[call.place + path].T, REDUCTIONS)
        for path, w in own
        if path[-1] == "kernel" and w.ndim == 2
    )


def _own(call: Call, weights: Weights) -> Iterator[tuple[Path, Any]]:
    """Yield the weights of a layer, by their place in it."""
    depth = len(call.place)
    for path, value in weights.items():
        inside = path[:depth] == call.place
        if inside and (call.whole or len(path) == depth + 1):
            yield path[depth:], value


def _gain(module: Any, name: str, weight: Any) -> float | None:
    """Return the gain of a weight to multiply by, or the scale of a layer that normalizes."""
    if isinstance(module, NORMALIZES):
        n_in = 1 if name == "scale" else None
    else:
        n_in = _inputs_of(module, weight.shape) if name == "kernel" else None
    return n_in and weight_gain(_norm(weight), weight.size, n_in)


def _inputs_of(module: Any, shape: tuple[int, ...]) -> int:
    """Count the inputs that each output sums."""
    if isinstance(module, linen.DenseGeneral | nnx.LinearGeneral):
        axes = module.axis if isinstance(module.axis, tuple) else (module.axis,)
        batch = module.batch_dims if isinstance(module, linen.Module) else module.batch_axis
        start = len(batch)
        return math.prod(shape[start : start + len(axes)])
    if isinstance(module, linen.Einsum | nnx.Einsum) and module.einsum_str:
        return conventions.summed(module.einsum_str, shape)
    return math.prod(shape[:-1])


def _norm(array: Any) -> float:
    return norm_of(array, REDUCTIONS)


def _notes(calls: list[Call], weights: Weights) -> list[str]:
    seen = {call.place + path for call in calls for path, _ in _own(call, weights)}
    missing = [".".join(map(str, path)) for path in weights if path not in seen]
    return conventions.note_of(missing, "não medidos, ou sem uso neste lote")
