"""What was measured and found, as text, as a dictionary, as a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from estabilidade.diagnose.findings import Finding, number
from estabilidade.diagnose.layer import Layer

HEADER = ("camada", "ganho", "variância", "entre ex.", "|máx|", "gradiente", "passo/peso")


@dataclass(frozen=True)
class Report:
    """What was measured in a network, and what is wrong with it.

    Attributes:
        loss: of the batch.
        layers: in the order of execution.
        findings: what is wrong; empty for a healthy network.
        notes: what is not wrong but should be known, such as unused layers.
    """

    loss: float
    layers: Sequence[Layer]
    findings: Sequence[Finding]
    notes: Sequence[str] = ()

    @property
    def healthy(self) -> bool:
        """Tell whether nothing was found."""
        return not self.findings

    def as_dict(self) -> dict[str, Any]:
        """Return everything in plain dictionaries, lists, strings and numbers."""
        return {
            "loss": self.loss,
            "layers": [layer.as_dict() for layer in self.layers],
            "findings": [dict(vars(finding)) for finding in self.findings],
            "notes": list(self.notes),
        }

    def table(self) -> str:
        """Return a line for each layer with weights, with a decimal comma."""
        rows = [HEADER, *(_row(layer) for layer in self.layers if layer.gains)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        return "\n".join(
            "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])])
            for row in rows
        )

    def plot(self) -> None:
        """Draw the variance of the activations and of the gradients through the layers."""
        from estabilidade.diagnose.figure import plot_layers

        plot_layers(self.layers)

    def __str__(self) -> str:
        found = [str(finding) for finding in self.findings] or ["nada a corrigir"]
        return "\n".join([*found, *(f"  ({note})" for note in self.notes)])


def _row(layer: Layer) -> tuple[str, ...]:
    gradient = layer.gradient.norm if layer.gradient else None
    signal = layer.activation
    values = (layer.gain, signal.variance, signal.between, signal.largest, gradient)
    cells = [_cell(value) for value in (*values, layer.update_ratio)]
    return (layer.name, *cells)


def _cell(value: float | None) -> str:
    return "—" if value is None else number(value)
