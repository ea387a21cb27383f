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
    points = checks.curve("plot_sigmoid: `x`", x)
    sigmoid = _over(points, "plot_sigmoid", "y", y)
    gradient = _over(points, "plot_sigmoid", "grad", grad)
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
    where = "plot_growth"
    factors = checks.curve(f"{where}: `depth`", depth)
    measured = checks.named(f"{where}: `log10_norm`", log10_norm)
    curves = {label: _over(factors, where, label, values) for label, values in measured.items()}
    theory = None if expected is None else _over(factors, where, "expected", expected)
    largest = {
        label: checks.number(f"{where}: `limits`, `{label}`", limit)
        for label, limit in (limits or {}).items()
    }
    (axes,) = _panels(1, 5.6, 3.4, counted=True)
    for label, values in curves.items():
        axes.plot(factors, values, linestyle="-", label=label)
    if theory is not None:
        axes.plot(factors, theory, color="black", ls="--", linewidth=1.2, label="teoria")
    for label, limit in largest.items():
        axes.axhline(limit, color="0.35", linestyle=":")
        axes.annotate(label, (1.01, limit), xycoords=("axes fraction", "data"), va="center")
    axes.set_xlabel("número de fatores")
    axes.set_ylabel(r"$\log_{10}$ da norma do produto")
    axes.legend()


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
    starts = {
        title: checks.weight_history(f"plot_units: `{title}`", history)
        for title, history in checks.named("plot_units: `histories`", histories).items()
    }
    panels = _panels(len(starts), 7.2, 2.9, counted=True)
    for axes, (title, weights) in zip(panels, starts.items(), strict=True):
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
    where = "plot_variances"
    lines = _read_lines(where, "variances", variances)
    _draw_panels(
        lines, "camada", f"variância {quantity}", checks.ends(f"{where}: `limits`", limits)
    )


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
    where = "plot_history"
    lines = _read_lines(where, "history", history, repeated=True)
    start = checks.number(f"{where}: `first`", first)
    step = checks.positive(f"{where}: `every`", every)
    ends = checks.ends(f"{where}: `limits`", limits)
    mark = None if reference is None else checks.number(f"{where}: `reference`", reference)
    for axes in _draw_panels(lines, x, quantity, ends, start, step):
        if mark is not None:
            axes.axhline(mark, color="0.35", linestyle=":", linewidth=1.2)


def _read_lines(
    function: str, argument: str, panels: Any, repeated: bool = False
) -> dict[str, dict[str, NDArray[Any]]]:
    """Read panel title -> label -> values."""
    return {
        title: {
            label: checks.curve(f"{function}: `{title}`, `{label}`", values, repeated)
            for label, values in checks.named(f"{function}: `{title}`", lines).items()
        }
        for title, lines in checks.named(f"{function}: `{argument}`", panels).items()
    }


def _draw_panels(
    lines: Mapping[str, Mapping[str, NDArray[Any]]],
    x: str,
    quantity: str,
    ends: tuple[float, float],
    first: float = 0,
    every: float = 1,
) -> list[Axes]:
    """Draw a panel for each title, with a logarithmic axis, and a line for each label."""
    panels = _panels(len(lines), 7.2, 3.1, counted=True)
    for axes, (title, each) in zip(panels, lines.items(), strict=True):
        axes.set_yscale("log", subs=(2, 5))  # all of them cost the pages' Python dear
        axes.set_ylim(ends)
        for label, values in each.items():
            _draw_line(axes, first + every * np.arange(len(values)), values, label)
        axes.set_title(title)
        axes.set_xlabel(x)
    panels[0].set_ylabel(quantity)
    _legend(panels, "outside lower center", ncols=3)
    return panels


def _draw_line(axes: Axes, places: NDArray[Any], values: NDArray[Any], label: str) -> None:
    """Draw one line or, of repetitions, their median in a band from the least to the greatest."""
    repeated = np.atleast_2d(values.T)
    (line,) = axes.plot(places, np.median(repeated, axis=0), label=label)
    if len(repeated) > 1:
        ends = repeated.min(axis=0), repeated.max(axis=0)
        axes.fill_between(places, *ends, color=line.get_color(), alpha=0.25, linewidth=0)


def _panels(count: int, width: float, height: float, counted: bool = False) -> list[Axes]:
    """Make axes side by side, with a decimal comma; below, where said, only whole numbers."""
    figure = plt.figure(figsize=(width, height))
    panels: list[Axes] = list(np.atleast_1d(figure.subplots(1, count, sharey=True)))
    for axes in panels:
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter(FuncFormatter(decimal_comma))
        if counted:
            most = 10 if count < 3 else 5  # numbers that fit under an axis
            axes.xaxis.set_major_locator(MaxNLocator(most, steps=[1, 2, 5, 10], integer=True))
    return panels


def _legend(panels: list[Axes], place: Any, **settings: Any) -> None:
    """Explain every line of every panel, each label once."""
    found: dict[str, Any] = {}
    for axes in panels:
        handles, labels = axes.get_legend_handles_labels()
        found = dict(zip(labels, handles, strict=True)) | found
    if found:
        panels[0].figure.legend(list(found.values()), list(found), loc=place, **settings)


def _over(points: NDArray[Any], function: str, name: str, values: ArrayLike) -> NDArray[Any]:
    """Read a curve over the given points."""
    curve = checks.curve(f"{function}: `{name}`", values)
    checks.equal(function, f"ordenadas de `{name}`", len(curve), "abscissas", len(points))
    return curve
