"""The figures of the book: Portuguese labels, one colour-blind-safe palette, decimal comma."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import matplotlib.pyplot as plt
import numpy as np
from cycler import cycler
from matplotlib.ticker import FuncFormatter, MaxNLocator

from estabilidade import checks

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import ArrayLike, NDArray

# Chosen by search: at least 3:1 on white and, in negative, on the dark page, and far apart with
# every common kind of colour blindness. The test of this module measures both.
PALETTE = ("#005F9E", "#CC5500", "#339999", "#AA66FF", "#114400", "#330033")
DASHES = ("-", "--", "-.", ":", (0, (5, 1)), (0, (3, 1, 1, 1)))

STYLE: dict[str, Any] = {
    "axes.grid": True,
    "axes.prop_cycle": cycler(color=PALETTE, linestyle=DASHES),
    "axes.spines.right": False,
    "axes.spines.top": False,
    "figure.constrained_layout.use": True,
    "figure.facecolor": "white",
    "font.size": 9,
    "grid.alpha": 0.3,
    "legend.frameon": False,
    "lines.linewidth": 1.8,
    "pdf.fonttype": 42,  # TrueType: many printers refuse Type 3
    "svg.hashsalt": "estabilidade",
}


def use_book_style() -> None:
    """Make every later figure a book figure; in a notebook, SVG for the page and PDF for print."""
    plt.style.use(STYLE)
    try:
        from matplotlib_inline.backend_inline import set_matplotlib_formats
    except ImportError:  # no notebook here: whoever saves the figure chooses its format
        return
    set_matplotlib_formats("svg", "pdf")


def decimal_comma(value: float, _position: int | None = None) -> str:
    """Write a tick as Portuguese does: 0.25 becomes 0,25 and -8 keeps a true minus sign."""
    return f"{value:g}".replace(".", ",").replace("-", "\N{MINUS SIGN}")


def plot_sigmoid(x: ArrayLike, y: ArrayLike, grad: ArrayLike) -> None:
    """Draw the sigmoid and its gradient.

    Args:
        x: shape (m,), the points.
        y: shape (m,), the sigmoid there.
        grad: shape (m,), its derivative there.

    Raises:
        TypeError: something is not numbers.
        ValueError: the shapes do not match.
    """
    points, (sigmoid, gradient) = _same_length("plot_sigmoid", {"x": x, "y": y, "grad": grad})
    (axes,) = _panels(1, 4.8, 2.7)
    axes.plot(points, sigmoid, label="sigmoide")
    axes.plot(points, gradient, label="gradiente")
    axes.set_xlabel("$x$")
    axes.legend()


def plot_growth(
    depth: ArrayLike,
    log10_norm: Mapping[str, ArrayLike],
    expected: ArrayLike | None = None,
    limits: Mapping[str, float] | None = None,
) -> None:
    """Draw the size of a matrix product against the number of factors.

    Args:
        depth: shape (m,), the numbers of factors.
        log10_norm: label -> shape (m,), measured log10 of the Frobenius norm.
        expected: shape (m,), log10 of the typical size that the theory predicts.
        limits: label -> log10 of the largest finite number of a format, a horizontal line each.

    Raises:
        TypeError: something is not numbers.
        ValueError: there is nothing to draw, or the shapes do not match.
    """
    _not_empty("plot_growth", log10_norm)
    theory = {} if expected is None else {"expected": expected}
    factors, curves = _same_length("plot_growth", {"depth": depth, **log10_norm, **theory})
    (axes,) = _panels(1, 5.6, 3.4, whole="x")
    for label, values in zip(log10_norm, curves, strict=False):
        axes.plot(factors, values, linestyle="-", label=label)
    if theory:
        axes.plot(factors, curves[-1], color="black", ls="--", linewidth=1.2, label="teoria")
    for label, limit in (limits or {}).items():
        axes.axhline(limit, color="0.35", linestyle=":")
        axes.annotate(label, (1.01, limit), xycoords=("axes fraction", "data"), va="center")
    axes.set_xlabel("número de fatores")
    axes.set_ylabel(r"$\log_{10}$ da norma do produto")
    axes.legend(loc="best")


def plot_units(histories: Mapping[str, ArrayLike]) -> None:
    """Draw the weights of each hidden unit over the steps, a panel for each way to start.

    Args:
        histories: title -> shape (steps + 1, n_hidden, n_in), the history of W1.
            Colours tell the inputs apart, and start again after the sixth; the units are lines or
            circles, in turn.

    Raises:
        TypeError: something is not numbers.
        ValueError: there is nothing to draw, or a history has not three dimensions.
    """
    _not_empty("plot_units", histories)
    panels = _panels(len(histories), 7.2, 2.9, whole="x")
    for axes, (title, history) in zip(panels, histories.items(), strict=True):
        weights = checks.array(f"plot_units: `{title}`", history)
        if weights.ndim != 3:
            raise ValueError(
                f"plot_units: `{title}` deve ter 3 dimensões (passos + 1, unidades, entradas), "
                f"não {weights.ndim}: forma {weights.shape}"
            )
        _draw_units(axes, weights)
        axes.set_title(title)
        axes.set_xlabel("passo")
    panels[0].set_ylabel("peso")
    _legend(panels, "outside right center")


def _draw_units(axes: Axes, weights: NDArray[Any]) -> None:
    for unit, j in np.ndindex(weights.shape[1:]):
        axes.plot(
            weights[:, unit, j],
            color=PALETTE[j % len(PALETTE)],
            linestyle=("-", "none")[unit % 2],
            marker=("none", "o")[unit % 2],
            markerfacecolor="none",
            markersize=4,
            markevery=max(1, len(weights) // 14),
            label=rf"$w^{{(1)}}_{{{unit + 1}{j + 1}}}$",
        )


def plot_variances(
    variances: Mapping[str, Mapping[str, ArrayLike]],
    quantity: str,
    limits: tuple[float, float] = (1e-6, 1e6),
) -> None:
    """Draw a variance layer by layer, a panel for each activation, a line for each initialization.

    Args:
        variances: panel title -> label -> L + 1 variances, from layer 0 to layer L.
        quantity: what varies, in Portuguese, for the vertical axis.
        limits: the least and the greatest variance shown. A line that explodes or vanishes leaves
            the figure, so that the others can be told apart.

    Raises:
        TypeError: something is not numbers.
        ValueError: there is nothing to draw.
    """
    _not_empty("plot_variances", variances)
    panels = _panels(len(variances), 7.2, 3.1, whole="x")
    for axes, (title, lines) in zip(panels, variances.items(), strict=True):
        axes.set_yscale("log")
        axes.set_ylim(limits)
        for label, values in lines.items():
            axes.plot(checks.array(f"plot_variances: `{title}`, `{label}`", values), label=label)
        axes.set_title(title)
        axes.set_xlabel("camada")
    panels[0].set_ylabel(f"variância {quantity}")
    _legend(panels, "outside lower center", ncols=3)


def plot_history(
    history: Mapping[str, Mapping[str, ArrayLike]],
    quantity: str,
    x: str = "passo",
    every: int = 1,
    first: int = 0,
    limits: tuple[float, float] = (1e-4, 10.0),
    reference: float | None = None,
) -> None:
    """Draw how a quantity changes, a panel for each title, a line for each label.

    Args:
        history: panel title -> label -> values, (k,); or (k, r), from r repetitions: then the
            line is their median, in a band from the least to the greatest.
        quantity: what changes, in Portuguese, for the vertical axis.
        x: what it changes with, for the horizontal axis.
        every: the distance on it from one value to the next.
        first: the place on it of the first value.
        limits: the least and the greatest value shown, on a logarithmic axis. What is beyond
            leaves the figure; nan, a value that was never reached, is not drawn.
        reference: a value to mark with a dotted line.

    Raises:
        TypeError: something is not numbers.
        ValueError: there is nothing to draw.
    """
    _not_empty("plot_history", history)
    panels = _panels(len(history), 7.2, 3.1, whole="x")
    for axes, (title, lines) in zip(panels, history.items(), strict=True):
        axes.set_yscale("log")
        axes.set_ylim(limits)
        for label, values in lines.items():
            each = checks.array(f"plot_history: `{title}`, `{label}`", values)
            repeated = np.atleast_2d(each.T)
            places = first + every * np.arange(repeated.shape[1])
            (line,) = axes.plot(places, np.median(repeated, axis=0), label=label)
            if len(repeated) > 1:
                ends = repeated.min(axis=0), repeated.max(axis=0)
                axes.fill_between(places, *ends, color=line.get_color(), alpha=0.25, linewidth=0)
        if reference is not None:
            axes.axhline(reference, color="0.35", linestyle=":", linewidth=1.2)
        axes.set_title(title)
        axes.set_xlabel(x)
    panels[0].set_ylabel(quantity)
    _legend(panels, "outside lower center", ncols=3)


def _panels(count: int, width: float, height: float, whole: str = "") -> list[Axes]:
    """Make axes side by side, with a decimal comma and, where said, whole numbers alone."""
    figure = plt.figure(figsize=(width, height))
    panels: list[Axes] = list(np.atleast_1d(figure.subplots(1, count, sharey=True)))
    for axes in panels:
        for name, axis in (("x", axes.xaxis), ("y", axes.yaxis)):
            axis.set_major_formatter(FuncFormatter(decimal_comma))
            if name in whole:
                most = 10 if count < 3 else 5  # numbers that fit under an axis
                axis.set_major_locator(MaxNLocator(most, steps=[1, 2, 5, 10], integer=True))
    return panels


def _legend(panels: list[Axes], place: Any, **settings: Any) -> None:
    """Explain every line of every panel, each label once."""
    found: dict[str, Any] = {}
    for axes in panels:
        handles, labels = axes.get_legend_handles_labels()
        found = dict(zip(labels, handles, strict=True)) | found
    if found:
        panels[0].figure.legend(list(found.values()), list(found), loc=place, **settings)


def _not_empty(function: str, curves: Mapping[str, Any]) -> None:
    if not curves:
        raise ValueError(f"{function}: não há o que desenhar")


def _same_length(
    function: str, curves: Mapping[str, ArrayLike]
) -> tuple[NDArray[Any], list[NDArray[Any]]]:
    """Read curves over the same points: the first, and the others."""
    arrays = {name: checks.array(f"{function}: `{name}`", each) for name, each in curves.items()}
    first, *others = arrays.items()
    for name, each in arrays.items():
        if each.shape != first[1].shape or each.ndim != 1:
            raise ValueError(
                f"{function}: `{name}` deve ter a forma de `{first[0]}`, um vetor: "
                f"{each.shape} e {first[1].shape}"
            )
    return first[1], [each for _, each in others]
