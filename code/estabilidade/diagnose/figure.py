"""The figure of a report."""

import math
from collections.abc import Iterable

import matplotlib.pyplot as plt
from matplotlib.ticker import MaxNLocator

from estabilidade.diagnose.layer import Layer


def plot_layers(layers: Iterable[Layer]) -> None:
    """Draw, on a logarithmic axis, what each layer with weights gives and gets back.

    Raises:
        ValueError: no layer has weights.
    """
    chain = [layer for layer in layers if layer.multiplies]
    if not chain:
        raise ValueError("Report.plot: nenhuma camada tem pesos, não há o que desenhar")
    axes = plt.figure(figsize=(5.6, 3.0)).subplots()
    depth = range(len(chain))  # as the matrices of a list are named
    gradients = [each.gradient.norm**2 if each.gradient else math.nan for each in chain]
    axes.plot(depth, [each.activation.between for each in chain], "o-", label="ativações")
    axes.plot(depth, gradients, "s--", label="gradientes")
    axes.set_yscale("log")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel("camada")
    axes.set_ylabel("variância; norma²")
    axes.legend()
