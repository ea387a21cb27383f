"""What a rule found: which layers, what happens, what to do."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 88  # characters: a line of the printed book


@dataclass(frozen=True)
class Finding:
    """One thing wrong with a network.

    Attributes:
        kind: `nonfinite`, `large`, `small`, `dead`, `saturated`, `symmetric`, `growth` or `decay`.
        layers: where, in the order of execution.
        text: what happens, in Portuguese.
        advice: what to do, in Portuguese.
    """

    kind: str
    layers: tuple[str, ...]
    text: str
    advice: str

    def __str__(self) -> str:
        text = textwrap.fill(self.text, WIDTH, initial_indent="- ", subsequent_indent="  ")
        advice = textwrap.fill(self.advice, WIDTH, initial_indent="  → ", subsequent_indent="    ")
        return f"{text}\n{advice}"


def number(value: float) -> str:
    """Write a number for a reader: three digits, a decimal comma, powers of ten when far from 1."""
    if not math.isfinite(value):
        return "∞" if value > 0 else str(value)
    if value == 0 or 0.001 <= abs(value) < 100_000:
        few = abs(value) < 999.5  # from there on, three digits would be 1e+03
        return f"{value:.3g}".replace(".", ",") if few else f"{value:.0f}"
    mantissa, _, exponent = f"{value:.1e}".partition("e")
    return f"{mantissa.replace('.', ',')}·10^{int(exponent)}"


def names(layers: Sequence[str]) -> str:
    """Write some names for a reader, however many they are."""
    quoted = [f"`{name}`" for name in layers]
    if len(quoted) > 4:
        return f"{', '.join(quoted[:3])} e mais {len(quoted) - 3}"
    return " e ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))
