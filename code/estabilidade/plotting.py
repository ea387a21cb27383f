"""The figures of the book: Portuguese labels, one colour-blind-safe palette, decimal comma."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import matplotlib.pyplot as plt
import numpy as np
from cycler import cycler
from matplotlib.ticker import FuncFormatter

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
    """Make every later figure of the notebook a book figure: SVG for the page, PDF for print."""
    from matplotlib_inline.backend_inline import set_matplotlib_formats

    plt.style.use(STYLE)
    set_matplotlib_formats("svg", "pdf")


def decimal_comma(value: float, _position: int | None = None) -> str:
    """Write a tick as Portuguese does: 0.25 becomes 0,25 and -8 keeps a true minus sign."""
    return f"{value:g}".replace(".", ",").replace("-", "\N{MINUS SIGN}")


def _axes(width: float = 4.8, height: float = 2.7) -> Axes:
    axes: Axes = plt.figure(figsize=(width, height)).subplots()
    _use_decimal_comma(axes)
    return axes


def _use_decimal_comma(axes: Axes) -> None:
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(FuncFormatter(decimal_comma))


def plot_sigmoid(x: ArrayLike, y: ArrayLike, grad: ArrayLike) -> None:
    """Draw the sigmoid and its gradient.

    Args:
        x: shape (m,), the points.
        y: shape (m,), the sigmoid there.
        grad: shape (m,), its derivative there.
    """
    axes = _axes()
    axes.plot(x, y, label="sigmoide")
    axes.plot(x, grad, label="gradiente")
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
    """
    axes = _axes(5.6, 3.4)
    for label, values in log10_norm.items():
        axes.plot(depth, values, linestyle="-", label=label)
    if expected is not None:
        axes.plot(depth, expected, color="black", linestyle="--", linewidth=1.2, label="teoria")
    for label, limit in (limits or {}).items():
        axes.axhline(limit, color="0.35", linestyle=":")
        axes.annotate(label, (1.01, limit), xycoords=("axes fraction", "data"), va="center")
    axes.set_xlabel("número de fatores")
    axes.set_ylabel(r"$\log_{10}$ da norma do produto")
    axes.legend(loc="best")


def plot_units(histories: Mapping[str, NDArray[Any]]) -> None:
    """Draw the weights of each hidden unit over the steps, a panel for each way to start.

    Args:
        histories: title -> shape (steps + 1, n_hidden, n_in), the history of W1.
            Colours tell the inputs apart; the units are lines or circles, in turn.
    """
    figure = plt.figure(figsize=(7.2, 2.9))
    panels = np.atleast_1d(figure.subplots(1, len(histories), sharey=True))
    for axes, (title, history) in zip(panels, histories.items(), strict=True):
        _use_decimal_comma(axes)
        for unit, j in np.ndindex(history.shape[1:]):
            axes.plot(
                history[:, unit, j],
                color=PALETTE[j],
                linestyle=("-", "none")[unit % 2],
                marker=("none", "o")[unit % 2],
                markerfacecolor="none",
                markersize=4,
                markevery=max(1, len(history) // 14),
                label=rf"$w^{{(1)}}_{{{unit + 1}{j + 1}}}$",
            )
        axes.set_title(title)
        axes.set_xlabel("passo")
    panels[0].set_ylabel("peso")
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside right center")


def plot_variances(
    variances: Mapping[str, Mapping[str, Sequence[float]]],
    quantity: str,
    limits: tuple[float, float] = (1e-6, 1e6),
) -> None:
    """Draw a variance layer by layer, a panel for each activation, a line for each initialization.

    Args:
        variances: panel title -> label -> L + 1 variances, from layer 0 to layer L.
        quantity: what varies, in Portuguese, for the vertical axis.
        limits: the least and the greatest variance shown. A line that explodes or vanishes leaves
            the figure, so that the others can be told apart.
    """
    figure = plt.figure(figsize=(7.2, 3.1))
    panels = np.atleast_1d(figure.subplots(1, len(variances), sharey=True))
    for axes, (title, lines) in zip(panels, variances.items(), strict=True):
        axes.set_yscale("log")
        axes.set_ylim(limits)
        for label, values in lines.items():
            axes.plot(values, label=label)
        axes.set_title(title)
        axes.set_xlabel("camada")
    panels[0].set_ylabel(f"variância {quantity}")
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=3)
