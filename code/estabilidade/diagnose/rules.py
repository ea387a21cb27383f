"""What is wrong, and where: one rule for each way in which initial weights fail.

The limits leave alone what is healthy. `sqrt(n_in * mean(w**2))` goes from 0.036 (an LSTM of
PyTorch with one input and 256 units) to 3.5 (He by the outputs, in a layer that narrows six
times) in networks that train; a weight a hundred times off falls outside [LEAST, GREATEST] from
almost anywhere within. A signal may change by a thousand in size, 10^6 in variance, from one end
to the other before it is said to explode or to vanish: a plain network of six layers with the
default of PyTorch loses a tenth of that.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Collection, Sequence

import numpy as np

from estabilidade.diagnose.findings import Finding, names, number
from estabilidade.diagnose.layer import Layer
from estabilidade.diagnose.trend import Trend, steepest

LEAST, GREATEST = 0.02, 6.0  # gain of a weight, in any network
SMALL, LARGE = 0.1, 2.0  # gain of a weight, where it is also far from the others:
TELLING = 15.0  # times the median of the gains, over or under it,
FEWEST = 5  # if they are as many
DECADES = 6.0  # of variance
SATURATED = 0.5  # fraction of the outputs
UNDERFLOW = {"float16": 1e-6, "bfloat16": 1e-36, "float32": 1e-36}

Rule = Callable[[Sequence[Layer]], list[Finding]]


def judge(layers: Sequence[Layer]) -> list[Finding]:
    """Return what is wrong with a network, the causes before their consequences."""
    if broken := nonfinite(layers):
        return broken + scales(layers)
    return [finding for rule in RULES for finding in rule(layers)]


def nonfinite(layers: Sequence[Layer]) -> list[Finding]:
    """Find the first layer whose output, or the last whose gradient, is not finite."""
    for layer in layers:
        if not layer.activation.finite:
            return [_nonfinite(layer, "a saída")]
    for layer in reversed(layers):
        if layer.gradient and not layer.gradient.finite:
            return [_nonfinite(layer, "o gradiente")]
    return []


def _nonfinite(layer: Layer, what: str) -> Finding:
    return Finding(
        "nonfinite",
        (layer.name,),
        f"{what} de `{layer.name}` tem inf ou nan em {layer.dtype}",
        "veja a escala dos pesos e das entradas até ali; em float16, use bfloat16 ou float32",
    )


def scales(layers: Sequence[Layer]) -> list[Finding]:
    """Find weights far larger or far smaller than any initialization makes them.

    In a network of many layers, far from what is typical of it is enough.
    """
    weighted = [layer for layer in layers if layer.gains and not layer.repeated]
    gains = [layer.gain for layer in weighted if layer.gain and layer.multiplies]
    typical = statistics.median(gains) if len(gains) >= FEWEST else None
    greatest = min(GREATEST, max(TELLING * typical, LARGE)) if typical else GREATEST
    least = max(LEAST, min(typical / TELLING, SMALL)) if typical else LEAST
    large = [each for each in weighted if max(each.gains.values()) > greatest]
    small = [each for each in weighted if _is_small(each.gains.values(), least)]
    return [
        *([_scale("large", "grandes", large, max)] if large else []),
        *([_scale("small", "pequenos", small, _least)] if small else []),
    ]


def _is_small(gains: Collection[float], least: float) -> bool:
    """Tell a weight that is too small anywhere, or a layer all of whose weights are for here."""
    return any(0 < gain < LEAST for gain in gains) or 0 < max(gains) < least


def _least(gains: Sequence[float]) -> float:
    return min(gain for gain in gains if gain > 0)


def _scale(
    kind: str, adjective: str, layers: Sequence[Layer], worst: Callable[[Sequence[float]], float]
) -> Finding:
    gains = [worst(list(layer.gains.values())) for layer in layers]
    found = worst(gains)
    times = (
        f"por {number(found)}"
        if found > 1
        else f"por {number(found)} (divide por {number(1 / found)})"
    )
    where = names([_place(layer, gain) for layer, gain in zip(layers, gains, strict=True)])
    return Finding(
        kind,
        tuple(layer.name for layer in layers),
        f"os pesos de {where} são {adjective} demais: multiplicam o sinal {times}",
        "sorteie-os de novo: He (desvio √(2/n_entradas)) antes de ReLU, Xavier antes de tanh",
    )


def _place(layer: Layer, gain: float) -> str:
    """Name a layer and, if it has several weights, the one that has this gain."""
    if len(layer.gains) == 1:
        return layer.name
    return next(f"{layer.name}.{name}" for name, each in layer.gains.items() if each == gain)


def dead(layers: Sequence[Layer]) -> list[Finding]:
    """Find layers most of whose units get no gradient at all, in any example.

    Only one is the cause. The layers before it get nothing because of it; those after it get the
    same from every example, because nothing passes.
    A layer that starts at zero and gets gradients will let them pass after one step.
    """
    if any(layer.gain == 0 for layer in layers) or _underflows(layers):
        return []
    found = [layer for layer in layers if _is_dead(layer)]
    return [_dead(layer) for layer in found[-1:]]


def _is_dead(layer: Layer) -> bool:
    """Tell more dead units than chance gives: with equal examples, each is dead by a coin."""
    told = bool(layer.gains) and layer.activation.between > 0
    if not told or layer.gradient is None or layer.units < 8:
        return False
    limit = min(0.95, 0.5 + 2 / math.sqrt(layer.units))
    return layer.gradient.zero_units > limit


def _underflows(layers: Sequence[Layer]) -> bool:
    """Tell whether gradients become so small somewhere that zeros are only underflow."""
    sizes = [
        (layer.gradient.largest, UNDERFLOW.get(layer.dtype, 1e-300))
        for layer in layers
        if layer.gradient and layer.gradient.largest
    ]
    return any(size < limit for size, limit in sizes)


def _dead(layer: Layer) -> Finding:
    share = layer.gradient.zero_units if layer.gradient else 0.0
    return Finding(
        "dead",
        (layer.name,),
        f"{100 * share:.0f}% das unidades de `{layer.name}` estão mortas: "
        "não recebem gradiente em exemplo algum",
        "comece os vieses em 0 e reduza a taxa de aprendizado; "
        "ou use uma ativação que não se anule",
    )


def saturated(layers: Sequence[Layer]) -> list[Finding]:
    """Find sigmoids and tanhs most of whose outputs are where the derivative is almost 0."""
    return [
        Finding(
            "saturated",
            (layer.name,),
            f"{100 * layer.saturated:.0f}% das saídas de `{layer.name}` estão saturadas",
            "reduza os pesos da camada anterior (Xavier) ou padronize as entradas",
        )
        for layer in layers
        if layer.saturated is not None and layer.saturated > SATURATED
    ]


def symmetric(layers: Sequence[Layer]) -> list[Finding]:
    """Find layers whose units are, and remain, copies of each other."""
    return [
        Finding(
            "symmetric",
            (layer.name,),
            f"as unidades de `{layer.name}` têm todas os mesmos pesos e os mesmos gradientes",
            "sorteie os pesos: com valores iguais, a camada vale por uma só unidade",
        )
        for layer in layers
        if layer.symmetric and not layer.repeated
    ]


def trends(layers: Sequence[Layer]) -> list[Finding]:
    """Find a steady growth or decay through the layers, forwards or backwards."""
    chain = [layer for layer in layers if layer.multiplies]
    forward = [(each.name, each.activation.between) for each in chain]
    backward = [(each.name, each.gradient.norm**2) for each in chain[::-1] if each.gradient]
    return [
        finding
        for what, way, series in (
            ("a variância das ativações entre exemplos", "em direção à saída", forward),
            ("o quadrado da norma dos gradientes", "em direção à entrada", backward),
        )
        if (finding := _trend(what, way, [pair for pair in series if pair[1] > 0]))
    ]


def _trend(what: str, way: str, series: Sequence[tuple[str, float]]) -> Finding | None:
    trend = steepest(np.log10([value for _, value in series])) if series else None
    if trend is None or abs(trend.total) < DECADES:
        return None
    kind, verb = ("growth", "cresce") if trend.rate > 0 else ("decay", "cai")
    stretch = tuple(name for name, _ in series[trend.first : trend.last + 1])
    return Finding(kind, stretch, _story(what, way, verb, trend, stretch), ADVICE[kind])


def _story(what: str, way: str, verb: str, trend: Trend, stretch: tuple[str, ...]) -> str:
    each, whole = 10 ** abs(trend.rate), 10 ** min(abs(trend.total), 300)
    return (
        f"{what} {verb} {number(each)} vezes por camada, {way}, de `{stretch[0]}` "
        f"a `{stretch[-1]}`: {number(whole)} vezes em {trend.last - trend.first} camadas"
    )


ADVICE = {
    "growth": "reduza os pesos (He, Xavier); em ramos residuais, use a escala 1/√L; ou normalize",
    "decay": "aumente os pesos (He com ReLU, Xavier com tanh), troque a sigmoide, ou normalize",
}

RULES: tuple[Rule, ...] = (scales, dead, saturated, symmetric, trends)
