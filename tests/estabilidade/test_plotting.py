"""The figures of the book: what they draw, in which colours and in which language."""

from base64 import b64decode
from itertools import combinations, pairwise

import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_rgb

from estabilidade import plotting
from estabilidade.theory import sigmoid, sigmoid_grad


@pytest.fixture(autouse=True)
def fresh_figures():
    with matplotlib.rc_context(plotting.STYLE):
        yield
    plt.close("all")


def panels():
    return plt.gcf().axes


def test_ticks_have_a_decimal_comma_and_a_minus_sign():
    assert plotting.decimal_comma(0.25) == "0,25"
    assert plotting.decimal_comma(-8.0) == "−8"


def test_every_colour_has_its_own_dashes():
    assert len(set(plotting.PALETTE)) == len(set(map(str, plotting.DASHES))) == 6


# From linear light to what people with each kind of colour blindness see (Machado et al., 2009).
SIGHTS = {
    "common": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def hue_turned_negative(colour):
    """Do what the style sheet does in the dark: invert(0.93) hue-rotate(180deg)."""
    red, green, blue = (0.93 - 0.86 * channel for channel in colour)
    middle = 2 * (0.213 * red + 0.715 * green + 0.072 * blue)
    return np.clip([middle - red, middle - green, middle - blue], 0, 1)


MODES = {"light": lambda colour: colour, "dark": hue_turned_negative}


def linear_light(colour):
    colour = np.asarray(colour)
    return np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    low, high = sorted(linear_light(c) @ [0.2126, 0.7152, 0.0722] for c in (one, other))
    return (high + 0.05) / (low + 0.05)


def oklab(light):
    cones = [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
    axes = [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
    return np.array(axes) @ np.cbrt(np.array(cones) @ light)


def least_distance(palette, mode, sight):
    """Measure how far apart the two most similar colours are; black and white are 1 apart."""
    lights = [linear_light(MODES[mode](to_rgb(colour))) for colour in palette]
    seen = [oklab(np.clip(np.array(SIGHTS[sight]) @ light, 0, 1)) for light in lights]
    return min(np.linalg.norm(one - other) for one, other in combinations(seen, 2))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("colour", plotting.PALETTE)
def test_every_colour_stands_out_from_the_page(colour, mode):
    white, seen = (MODES[mode](np.array(to_rgb(c))) for c in ("white", colour))
    assert contrast(seen, white) >= 3


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("sight", SIGHTS)
def test_the_palette_can_be_told_apart_with_every_sight(mode, sight):
    assert least_distance(plotting.PALETTE, mode, sight) >= 0.1


def test_the_measure_of_colours_sees_a_palette_that_is_not_for_everyone():
    assert least_distance(["#CC79A7", "#56B4E9"], "dark", "protanopia") < 0.05
    assert contrast(to_rgb("#E69F00"), to_rgb("white")) < 3


@pytest.mark.parametrize("plot", ["sigmoid", "growth", "units", "history", "variances"])
def test_no_line_is_pale(plot):
    """A see-through line would be another colour, that nobody chose."""
    history = np.arange(24.0).reshape(4, 2, 3)
    {
        "sigmoid": lambda: plotting.plot_sigmoid([0, 1], [0, 1], [1, 0]),
        "growth": lambda: plotting.plot_growth([1, 2], {"a": [0, 1]}, [0, 2], {"b": 1.0}),
        "units": lambda: plotting.plot_units({"a": history}),
        "history": lambda: plotting.plot_history({"a": {"He": [1.0, 2.0]}}, "perda"),
        "variances": lambda: plotting.plot_variances({"a": {"He": [1.0, 2.0]}}, "das ativações"),
    }[plot]()
    lines = [line for axes in panels() for line in axes.lines]
    assert lines
    for line in lines:
        assert line.get_alpha() in {None, 1}
        assert contrast(to_rgb(line.get_color()), to_rgb("white")) >= 3


def test_the_sigmoid_figure_holds_both_curves():
    x = np.linspace(-8, 8, 50)
    plotting.plot_sigmoid(x, sigmoid(x), sigmoid_grad(x))
    (axes,) = panels()
    assert [line.get_label() for line in axes.lines] == ["sigmoide", "gradiente"]
    np.testing.assert_array_equal(axes.lines[1].get_ydata(), sigmoid_grad(x))


def test_the_growth_figure_marks_theory_and_limits():
    plotting.plot_growth([1, 2], {"produto": [0, 1]}, [0, 2], {"float32": 38.5})
    (axes,) = panels()
    assert {"produto", "teoria"} <= {line.get_label() for line in axes.lines}
    assert [text.get_text() for text in axes.texts] == ["float32"]
    assert [38.5, 38.5] in [list(line.get_ydata()) for line in axes.lines]


def test_the_units_figure_has_a_panel_a_start_and_a_line_a_weight():
    history = np.arange(24.0).reshape(4, 2, 3)
    plotting.plot_units({"constante": history, "aleatória": history})
    assert [axes.get_title() for axes in panels()] == ["constante", "aleatória"]
    for axes in panels():
        assert len(axes.lines) == 6
        np.testing.assert_array_equal(axes.lines[4].get_ydata(), history[:, 1, 1])


def test_the_variance_figure_is_logarithmic_and_says_of_what():
    lines = {"Xavier": [1.0, 1.0], "He": [1.0, 2.0]}
    plotting.plot_variances({"tanh": lines, "relu": lines}, "das ativações")
    assert all(axes.get_yscale() == "log" for axes in panels())
    assert panels()[0].get_ylabel() == "variância das ativações"
    assert [axes.get_xlabel() for axes in panels()] == ["camada", "camada"]


def test_the_history_figure_shows_the_median_of_repetitions_in_their_band():
    values = np.array([[1.0, 4.0, 2.0], [0.1, 0.3, 0.2]])
    plotting.plot_history({"ReLU": {"He": values}}, "perda", x="passo", every=10, first=5)
    (axes,) = plt.gcf().axes
    assert axes.get_yscale() == "log" and axes.get_xlabel() == "passo"
    assert axes.lines[0].get_xdata().tolist() == [5, 15]
    assert axes.lines[0].get_ydata().tolist() == [2.0, 0.2]
    band = axes.collections[0].get_datalim(axes.transData)
    assert (band.y0, band.y1) == pytest.approx((0.1, 4.0))


def test_the_history_figure_marks_its_reference_and_draws_one_line_for_one_run():
    plotting.plot_history({"a": {"He": [1.0, np.nan, 3.0]}}, "razão", reference=1e-3)
    (axes,) = plt.gcf().axes
    line, reference = axes.lines
    assert not axes.collections
    assert line.get_xdata().tolist() == [0, 1, 2]
    assert list(reference.get_ydata()) == [1e-3, 1e-3]


@pytest.mark.parametrize("steps", [20, 200, 400])
def test_numbers_under_an_axis_do_not_run_into_each_other(steps):
    plotting.plot_units({title: np.zeros((steps + 1, 2, 2)) for title in "abcd"})
    plt.gcf().draw_without_rendering()
    for axes in panels():
        shown = [label for label in axes.get_xticklabels() if 0 <= label.get_position()[0] <= steps]
        boxes = sorted(label.get_window_extent().extents.tolist() for label in shown)
        assert len(boxes) > 1
        assert all(left[2] < right[0] for left, right in pairwise(boxes))


def test_figures_are_svg_for_the_page_and_pdf_for_print():
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell.instance()
    plotting.use_book_style()
    formatters = shell.display_formatter.formatters
    plotting.plot_sigmoid([0.0, 1.0], [0.5, 0.7], [0.2, 0.2])
    try:
        assert formatters["image/svg+xml"](plt.gcf()).startswith("<?xml")
        assert b64decode(formatters["application/pdf"](plt.gcf())).startswith(b"%PDF")
        assert formatters["image/png"](plt.gcf()) is None
    finally:
        InteractiveShell.clear_instance()
