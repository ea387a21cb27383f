"""A Keras model, on TensorFlow: each layer's `call` is wrapped while the model runs once.

An activation given to a layer (`Dense(10, activation="relu")`) is wrapped too: what is measured is
what the weights made, before it.
"""

from __future__ import annotations

import contextlib
import itertools
import random
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import keras
import numpy as np
import tensorflow as tf

# There is no public way to these.
from keras.src.random.seed_generator import global_seed_generator
from keras.src.utils.tracking import Tracker
from tensorflow.python.eager import context

from estabilidade.arguments import Array
from estabilidade.diagnose import conventions
from estabilidade.diagnose.activations import saturation
from estabilidade.diagnose.layer import Layer, are_symmetric, update_ratio, weight_gain
from estabilidade.diagnose.signal import Reductions, measure, norm_of
from estabilidade.diagnose.untouched import (
    Kind,
    Restore,
    attributes,
    keep_attributes,
    nothing,
    of,
    own_classes,
    same_state,
)

NORMALIZES = (
    keras.layers.BatchNormalization,
    keras.layers.GroupNormalization,
    keras.layers.LayerNormalization,
    keras.layers.RMSNormalization,
)
Calls = list[tuple[Any, Layer, Any]]  # the layer of Keras, what is known of the call, its output


def collect(
    model: Any, batch: Any, loss: Callable[[Any], Any] | None, rate: float
) -> tuple[list[Layer], float, list[str]]:
    """Measure a built model on a batch, as in training."""
    _check(model)
    inputs = _checked_batch(batch)
    calls: Calls = []
    with _as_it_was(model), _eagerly():
        value, own = _run(model, inputs, loss, calls)
    for layer, record, _ in calls:
        _add_weights(layer, record, own, rate)
    return [record for _, record, _ in calls], float(value), _notes(model, calls, own)


def _run(
    model: Any, inputs: Any, loss: Callable[[Any], Any] | None, calls: Calls
) -> tuple[Any, dict[int, Any]]:
    """Run a model forwards and back: the loss, and the gradients of the weights that it had."""
    weights = model.trainable_variables
    watched: Calls = []
    with tf.GradientTape() as tape:
        _watch(model, watched)
        tape.watch([each for each in tf.nest.flatten(inputs) if each.dtype.is_floating])
        value = _scalar(model(inputs, training=True), loss)
    calls += watched  # now: on the way back, a layer may run once more
    outputs = [output for _, _, output in calls]
    gradients = tape.gradient(value, [outputs, [v.value for v in weights]])
    for (_, record, output), gradient in zip(calls, gradients[0], strict=True):
        if gradient is not None:
            record.gradient = measure(gradient, _unit_axis(output), REDUCTIONS)
    return value, {id(v): g for v, g in zip(weights, gradients[1], strict=True)}


@contextlib.contextmanager
def _eagerly() -> Iterator[None]:
    """Run a `tf.function` as it was written: in a graph there are no numbers."""
    before = tf.config.functions_run_eagerly()
    tf.config.run_functions_eagerly(True)
    try:
        yield
    finally:
        tf.config.run_functions_eagerly(before)


def _check(model: Any) -> None:
    if keras.backend.backend() != "tensorflow":
        raise TypeError("diagnose: o Keras deve estar sobre o TensorFlow")
    if not model.built or not model.variables:
        raise ValueError("diagnose: o modelo ainda não tem pesos; dê-lhe um keras.Input antes")


def _checked_batch(batch: Any) -> Any:
    if isinstance(batch, tuple):
        batch = list(batch)
    try:
        inputs = tf.nest.map_structure(tf.convert_to_tensor, batch)
        count = min(each.shape[0] for each in tf.nest.flatten(inputs))
    except Exception as error:  # TensorFlow refuses in many ways
        raise TypeError(f"diagnose: `batch` não pode ser lido como tensores: {error}") from None
    conventions.examples([count])
    return inputs


def _scalar(output: Any, loss: Callable[[Any], Any] | None) -> Any:
    """Return the loss; without one, the outputs times fixed random numbers."""
    if loss is not None:
        value = tf.convert_to_tensor(loss(output))
        conventions.one_number(value.shape.num_elements())
        return tf.reshape(value, [])
    rng = np.random.default_rng(0)
    parts = [each for each in tf.nest.flatten(output) if _is_signal(each)]
    conventions.some_output(parts)
    products = [
        tf.reduce_sum(tf.cast(each, "float32") * rng.normal(size=each.shape).astype("float32"))
        / each.shape[0]
        for each in parts
    ]
    return tf.add_n(products)


def _is_signal(value: Any) -> bool:
    """Tell numbers of several examples from choices, totals, and symbols inside a loop."""
    numbers = tf.is_tensor(value) and hasattr(value, "numpy") and value.dtype.is_floating
    return bool(numbers and value.shape.rank and value.shape.num_elements())


def _watch(model: Any, calls: Calls) -> None:
    """Put a wrapper before the `call` of each layer; `_as_it_was` takes them all away."""
    layers = [each for each in model._flatten_layers(include_self=False) if _is_layer(each)]
    names = Counter(each.name for each in layers)
    for layer in layers:
        name = layer.name if names[layer.name] == 1 else layer.path
        _wrap(layer, name, calls)


def _is_layer(layer: Any) -> bool:
    """Tell what computes from what only holds others; a recurrent layer runs its own cell."""
    if hasattr(layer, "cell"):
        return True
    if isinstance(layer, keras.Model | keras.layers.InputLayer) or hasattr(layer, "state_size"):
        return False
    return not layer._layers or bool(_own(layer))


def _own(layer: Any) -> list[Any]:
    """Return the weights of a layer, without those of the layers inside, measured there."""
    inside = [] if hasattr(layer, "cell") else layer._layers
    theirs = {id(v) for each in inside for v in each.weights}
    return [v for v in layer.weights if id(v) not in theirs]


def _has_activation(layer: Any) -> bool:
    activation = getattr(layer, "activation", None)
    weighted = any("kernel" in variable.name for variable in layer.variables)
    simple = weighted and not hasattr(layer, "cell")
    return simple and callable(activation) and activation is not keras.activations.linear


def _wrap(layer: Any, name: str, calls: Calls) -> None:
    activates = _has_activation(layer)
    call: Any = layer.call
    activation: Any = getattr(layer, "activation", None)
    count = 0

    def keep(output: Any, after: Any, kind: str) -> None:
        nonlocal count
        if not _is_signal(output):
            return
        count += 1
        numbered = conventions.numbered(name, count)
        calls.append((layer, _record(numbered, count, layer, output, after, kind), output))

    def watched_activation(z: Any) -> Any:
        z = tf.identity(z)
        a = activation(z)
        keep(z, a, getattr(activation, "__name__", ""))
        return a

    def watched_call(*args: Any, **kwargs: Any) -> Any:
        output = call(*args, **kwargs)
        if activates:
            return output
        first = next(iter(tf.nest.flatten(output)), None)
        kind = getattr(layer.activation, "__name__", "") if hasattr(layer, "activation") else ""
        keep(first, first, kind or type(layer).__name__)
        return output

    layer.call = watched_call
    if activates:
        layer.activation = watched_activation


def _record(name: str, call: int, layer: Any, output: Any, after: Any, kind: str) -> Layer:
    axis = _unit_axis(output)
    return Layer(
        name,
        type(layer).__name__,
        measure(output, axis, REDUCTIONS),
        saturated=saturation(kind, after, REDUCTIONS),
        normalizes=isinstance(layer, NORMALIZES),
        repeated=call > 1,
        dtype=output.dtype.name,
        units=output.shape[axis],
    )


def _unit_axis(output: Any) -> int:
    first = keras.config.image_data_format() == "channels_first" and output.shape.rank >= 4
    return 1 if first else -1


def _prepared(tensor: Any) -> Any:
    x = tf.convert_to_tensor(tensor)
    x = x if x.dtype in (tf.float32, tf.float64) else tf.cast(x, "float32")
    x = x if x.shape.rank > 1 else tf.reshape(x, [1, -1])
    return np.asarray(x) if x.device.endswith("CPU:0") else x


def _float64(tensor: Any) -> Array:
    array: Array = tf.cast(tensor, "float64").numpy()
    return array


REDUCTIONS = Reductions(_prepared, tf.reduce_max, tf.reduce_sum, _float64)


def _norm(tensor: Any) -> float:
    return norm_of(tensor, REDUCTIONS)


def _add_weights(layer: Any, record: Layer, gradients: dict[int, Any], rate: float) -> None:
    own = _own(layer)
    record.frozen = bool(own) and not layer.trainable
    record.gains = {v.name: gain for v in own if (gain := _gain(layer, v)) is not None}
    found = [(v, gradients.get(id(v))) for v in own]
    trained = [(v, tf.convert_to_tensor(g)) for v, g in found if g is not None]
    record.update_ratio = update_ratio(rate, [(_norm(v), _norm(g)) for v, g in trained])
    record.symmetric = isinstance(layer, keras.layers.Dense) and any(
        are_symmetric(tf.transpose(v), tf.transpose(g), REDUCTIONS)
        for v, g in trained
        if len(v.shape) == 2
    )


def _gain(layer: Any, variable: Any) -> float | None:
    """Return the gain of a weight to multiply by, or the scale of a layer that normalizes."""
    if isinstance(layer, NORMALIZES):
        n_in = 1 if variable.name in ("gamma", "scale") else None
    else:
        n_in = _inputs_of(layer, variable) if "kernel" in variable.name else None
    return n_in and weight_gain(_norm(variable), int(np.prod(variable.shape)), n_in)


def _inputs_of(layer: Any, kernel: Any) -> int:
    """Count the inputs that each output sums."""
    shape = kernel.shape
    if isinstance(layer, keras.layers.EinsumDense):
        return conventions.summed(layer.equation, shape)
    if "depthwise" in kernel.name or isinstance(layer, keras.layers.DepthwiseConv2D):
        return int(np.prod(shape[:-2]))
    outputs = shape[-2] if "Transpose" in type(layer).__name__ else shape[-1]
    return int(np.prod(shape)) // int(outputs)


def _notes(model: Any, calls: Calls, gradients: dict[int, Any]) -> list[str]:
    """Note the weights that the batch does not reach, and those used without their layer."""
    measured = {id(v) for layer, _, _ in calls for v in _own(layer)}
    trained = [v for v in model.trainable_variables if gradients.get(id(v)) is None]
    unused = {id(v): v.path for v in trained}
    unseen = [v.path for v in model.weights if id(v) not in measured | unused.keys()]
    notes = conventions.note_of([*unused.values()])
    return notes + conventions.note_of(unseen, "não medidos")


@contextlib.contextmanager
def _as_it_was(model: Any) -> Iterator[None]:
    """Give back what a model keeps (a layer may change even its own weights), and random states."""
    members = model._flatten_layers()
    roots = [model, global_seed_generator(), tf.random.get_global_generator()]
    with _other_operation_seeds(), same_state(roots, (*KINDS, own_classes(members, "keras"))):
        yield


def _keep_variable(variable: Any) -> Restore:
    before = tf.identity(variable)
    return lambda: variable.assign(before)


KINDS = (
    Kind(of(keras.Layer, keras.Metric, keras.Variable), keep_attributes, attributes),
    Kind(of(keras.random.SeedGenerator, Tracker), keep_attributes, attributes),
    Kind(of(tf.Variable), _keep_variable),
    Kind(of(tf.random.Generator), nothing, lambda generator: [generator.state]),
)
SEEDS = itertools.count(1_234_567_890)


@contextlib.contextmanager
def _other_operation_seeds() -> Iterator[None]:
    """Draw from a seed of its own what `tf.random.set_seed` would rule.

    TensorFlow counts, where nobody can read it, what was drawn from each seed: so each examination
    has another, and of a layer that draws so (`tf.random.normal`) it sees other numbers.
    """
    here, seed = vars(context.context()), next(SEEDS)
    before = {name: here[name] for name in ("_seed", "_rng") if name in here}
    here.update(_seed=seed, _rng=random.Random(seed))
    try:
        yield
    finally:
        del here["_rng"]  # there is none until somebody gives a seed
        here.update(before)
