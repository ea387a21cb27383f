"""What an exam of `estabilidade.diagnose` costs beside a forward and a backward pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from estabilidade.diagnose import diagnose
from livro.book.numbers import with_comma
from livro.measure.processor import cost

if TYPE_CHECKING:
    from torch import Tensor, nn

    Actions = tuple[Callable[[], object], Callable[[], object]]  # a pass, an exam

REPEATS = 5


def report() -> Iterator[str]:
    """Describe, for some networks, the processor time of an exam over that of a pass."""
    yield "O exame de uma rede (`diagnose`) em relação a uma ida e uma volta por ela:"
    for label, prepare in NETWORKS.items():
        passes, exam = prepare()
        ratio = _seconds(exam) / _seconds(passes)
        yield f"  {label:32} {with_comma(ratio, '.2f')}"


def _dense() -> Actions:
    import torch
    from torch import nn

    layers = [each for _ in range(10) for each in (nn.Linear(512, 512), nn.ReLU())]
    return _pytorch(nn.Sequential(*layers), torch.randn(128, 512))


def _convolutional() -> Actions:
    import torch
    from torch import nn

    layers: list[nn.Module] = [nn.Conv2d(3, 64, 3, padding=1)]
    for _ in range(5):
        layers += [nn.Conv2d(64, 64, 3, padding=1), nn.BatchNorm2d(64), nn.ReLU()]
    return _pytorch(nn.Sequential(*layers), torch.randn(8, 3, 32, 32))


def _attention() -> Actions:
    import torch
    from torch import nn

    layer = nn.TransformerEncoderLayer(256, 4, 1024, batch_first=True)
    network = nn.TransformerEncoder(layer, 4, enable_nested_tensor=False)
    return _pytorch(network, torch.randn(8, 64, 256))


def _pytorch(network: nn.Module, batch: Tensor) -> Actions:
    import torch

    def passes() -> object:
        return torch.autograd.grad(network(batch).sum(), list(network.parameters()))

    return passes, lambda: diagnose(network, batch)


def _mobilenet() -> Actions:
    import tensorflow as tf

    network = tf.keras.applications.MobileNetV2((96, 96, 3), weights=None, classes=10)
    batch = tf.random.normal([8, 96, 96, 3])

    def passes() -> object:
        with tf.GradientTape() as tape:
            value = tf.reduce_sum(network(batch, training=True))
        return tape.gradient(value, network.trainable_variables)

    return passes, lambda: diagnose(network, batch)


def _flax() -> Actions:
    import jax
    from flax import nnx

    rngs = nnx.Rngs(0)
    layers = [each for _ in range(10) for each in (nnx.Linear(512, 512, rngs=rngs), nnx.relu)]
    network = nnx.Sequential(*layers)
    batch = jax.random.normal(jax.random.key(0), (128, 512))

    def passes() -> object:
        gradients = nnx.grad(lambda model: model(batch).sum())(network)
        return [each.block_until_ready() for each in jax.tree.leaves(gradients)]

    return passes, lambda: diagnose(network, batch)


NETWORKS = {
    "densa (PyTorch)": _dense,
    "convolucional (PyTorch)": _convolutional,
    "Transformer (PyTorch)": _attention,
    "MobileNetV2 (Keras)": _mobilenet,
    "densa (Flax)": _flax,
}


def _seconds(action: Callable[[], object]) -> float:
    """Return the least processor time of some runs; the first one only warms up."""
    action()
    return min(cost(action)[0] for _ in range(REPEATS))
