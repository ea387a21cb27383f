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
    assert axes.get_title() == "ReLU"
    (outline,) = axes.collections[0].get_paths()
    for place, least, greatest in ((5, 1.0, 4.0), (15, 0.1, 0.3)):
        heights = [y for x, y in outline.vertices if x == place]
        assert (min(heights), max(heights)) == pytest.approx((least, greatest))


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


def texts(legend):
    return [text.get_text() for text in legend.get_texts()]


def test_the_figures_say_what_is_on_each_axis():
    plotting.plot_sigmoid([0, 1], [0, 1], [1, 0])
    (axes,) = panels()
    assert (axes.get_xlabel(), texts(axes.get_legend())) == ("$x$", ["sigmoide", "gradiente"])
    plotting.plot_growth([1, 2], {"produto": [0, 1]}, [0, 2])
    (axes,) = panels()
    assert axes.get_xlabel() == "número de fatores"
    assert axes.get_ylabel() == r"$\log_{10}$ da norma do produto"
    assert texts(axes.get_legend()) == ["produto", "teoria"]
    plotting.plot_units({"a": np.arange(24.0).reshape(4, 2, 3), "b": np.ones((4, 2, 3))})
    assert [axes.get_xlabel() for axes in panels()] == ["passo", "passo"]
    assert [axes.get_ylabel() for axes in panels()] == ["peso", ""]


def test_every_curve_stands_where_its_numbers_are():
    x = np.linspace(-1, 1, 5)
    plotting.plot_sigmoid(x, x**2, x**3)
    (axes,) = panels()
    for line, values in zip(axes.lines, (x**2, x**3), strict=True):
        np.testing.assert_array_equal(line.get_xydata(), np.transpose([x, values]))
    plotting.plot_growth(x, {"a": 2 * x, "b": 3 * x}, 4 * x)
    (axes,) = panels()
    for line, times in zip(axes.lines, (2, 3, 4), strict=True):
        np.testing.assert_array_equal(line.get_xydata(), np.transpose([x, times * x]))
    plotting.plot_variances({"tanh": {"He": [1.0, 2.0, 4.0]}}, "das ativações")
    (axes,) = panels()
    np.testing.assert_array_equal(axes.lines[0].get_xydata(), [[0, 1], [1, 2], [2, 4]])


def test_measured_lines_are_whole_and_what_they_are_compared_with_is_not():
    plotting.plot_growth([1, 2], {"a": [0, 1], "b": [1, 2]}, [0, 2], {"float32": 38.5})
    *measured, theory, limit = panels()[0].lines
    assert [line.get_linestyle() for line in measured] == ["-", "-"]
    assert {theory.get_linestyle(), limit.get_linestyle()} == {"--", ":"}
    assert theory.get_linewidth() < measured[0].get_linewidth()
    plotting.plot_history({"a": {"He": [1.0, 3.0]}}, "razão", reference=1e-3)
    line, reference = panels()[0].lines
    assert (line.get_linestyle(), reference.get_linestyle()) == ("-", ":")
    assert reference.get_linewidth() < line.get_linewidth()
    for compared in (theory, limit, reference):  # in grey or black, never the colour of a curve
        assert len(set(to_rgb(compared.get_color()))) == 1


def test_a_limit_is_named_beside_its_line():
    plotting.plot_growth([1, 2], {"produto": [0, 40]}, limits={"float16": 4.8, "float32": 38.5})
    (axes,) = panels()
    assert [(text.get_text(), text.xy[1]) for text in axes.texts] == [
        ("float16", 4.8),
        ("float32", 38.5),
    ]
    plt.gcf().draw_without_rendering()
    frame = axes.get_window_extent()
    for text in axes.texts:
        box = text.get_window_extent()
        assert 0 < box.x0 - frame.x1 < 0.05 * frame.width
        height = axes.transData.transform(text.xy)[1]
        assert (box.y0 + box.y1) / 2 == pytest.approx(height, abs=0.1 * box.height)


def test_lines_are_told_apart_by_colour_and_by_dashes():
    names = [f"linha {number}" for number in range(7)]
    plotting.plot_variances({"a": {name: [1.0, 2.0] for name in names}}, "das ativações")
    lines = panels()[0].lines
    assert len({line.get_color() for line in lines[:6]}) == 6
    assert len({line.get_linestyle() for line in lines[:4]}) == 4
    assert lines[6].get_color() == lines[0].get_color()


def test_units_are_told_apart_by_their_marks_and_inputs_by_their_colours():
    plotting.plot_units({"a": np.arange(84.0).reshape(4, 3, 7)})
    lines = np.reshape(panels()[0].lines, (3, 7))
    for unit, j in np.ndindex(3, 7):
        line = lines[unit, j]
        assert line.get_label() == rf"$w^{{(1)}}_{{{unit + 1}{j + 1}}}$"
        assert line.get_color() == plotting.PALETTE[j % 6]
        dashed = line.get_linestyle() == "-", line.get_marker() == "none"
        assert dashed == (unit % 2 == 0, unit % 2 == 0)
        assert line.get_markerfacecolor() == "none"


@pytest.mark.parametrize("steps", [1, 14, 28, 300])
def test_circles_are_few_enough_to_be_seen_apart(steps):
    plotting.plot_units({"a": np.zeros((steps, 2, 1))})
    every = panels()[0].lines[1].get_markevery()
    assert isinstance(every, int) and min(steps, 14) <= steps / every <= 28


def test_the_legend_explains_every_line_of_every_panel_once():
    plotting.plot_variances({"a": {"He": [1.0]}, "b": {"He": [1.0], "Xavier": [2.0]}}, "")
    (legend,) = plt.gcf().legends
    assert texts(legend) == ["He", "Xavier"]
    handles = legend.legend_handles
    assert handles[0].get_color() == panels()[0].lines[0].get_color()
    assert handles[1].get_color() == panels()[1].lines[1].get_color()
    plotting.plot_units({"a": np.zeros((3, 2, 1)), "b": np.zeros((3, 3, 1))})
    (legend,) = plt.gcf().legends
    assert len(texts(legend)) == 3


@pytest.mark.parametrize("plot", ["units", "variances"])
def test_the_legend_stands_beside_the_panels_and_leaves_them_room(plot):
    names = [f"linha {number}" for number in range(6)]
    if plot == "units":
        plotting.plot_units({title: np.zeros((3, 2, 3)) for title in "ab"})
    else:
        plotting.plot_variances({"a": {name: [1.0, 2.0] for name in names}}, "")
    figure = plt.gcf()
    figure.draw_without_rendering()
    (legend,) = figure.legends
    box = legend.get_window_extent()
    for axes in panels():
        assert not box.overlaps(axes.get_tightbbox())
        assert axes.get_window_extent().height > 0.5 * figure.bbox.height


FIGURES = {
    "sigmoid": lambda: plotting.plot_sigmoid([0, 0.5], [0, 0.5], [0.5, 0]),
    "growth": lambda: plotting.plot_growth([1, 2], {"a": [0, 0.5]}),
    "units": lambda: plotting.plot_units({"a": np.linspace(0, 1, 24).reshape(4, 2, 3)}),
    "variances": lambda: plotting.plot_variances({"a": {"He": [1.0, 2.0, 3.0]}}, ""),
    "history": lambda: plotting.plot_history({"a": {"He": [1.0, 2.0, 3.0]}}, "perda"),
}


@pytest.mark.parametrize("name", FIGURES)
def test_no_axis_has_a_decimal_point_and_what_is_counted_is_whole(name):
    FIGURES[name]()
    plt.gcf().canvas.draw()
    for axes in panels():
        ticks = [
            each.get_text()
            for axis in (axes.xaxis, axes.yaxis)
            for each in axis.get_majorticklabels()
        ]
        assert any(ticks) and not any("." in tick for tick in ticks)
        if name != "sigmoid":
            assert all(float(place).is_integer() for place in axes.get_xticks())
        else:
            assert any("," in tick for tick in ticks)


@pytest.mark.parametrize("plot", ["variances", "history"])
def test_lines_may_leave_the_figure_and_do_not_stretch_it(plot):
    values = {"a": {"He": [1.0, 1e300]}, "b": {"He": [1e-300, 1.0]}}
    if plot == "variances":
        plotting.plot_variances(values, "das ativações", limits=(1e-3, 1e3))
    else:
        plotting.plot_history(values, "perda", limits=(1e-3, 1e3))
    assert [axes.get_ylim() for axes in panels()] == [(1e-3, 1e3)] * 2
    assert [axes.get_yscale() for axes in panels()] == ["log"] * 2


def test_the_limits_unless_others_are_asked_for():
    plotting.plot_variances({"a": {"He": [1.0]}}, "das ativações")
    assert panels()[0].get_ylim() == (1e-6, 1e6)
    plotting.plot_history({"a": {"He": [1.0]}}, "perda")
    assert panels()[0].get_ylim() == (1e-4, 10)
    assert (panels()[0].get_xlabel(), panels()[0].get_ylabel()) == ("passo", "perda")


def test_between_two_powers_of_ten_there_are_two_marks():
    """The Python of a page spends most of the time of a figure on the marks of its axes."""
    plotting.plot_history({"a": {"b": [0.1, 1.0]}}, "perda")
    (axes,) = panels()
    marks = [f"{mark:.0e}"[0] for mark in axes.yaxis.get_minorticklocs()]
    assert set(marks) == {"2", "5"}


def test_the_band_has_the_colour_of_its_line_and_lets_it_be_seen():
    repetitions = np.array([[1.0, 4.0], [0.1, 0.3]])
    plotting.plot_history({"a": {"He": repetitions, "Xavier": 2 * repetitions}}, "perda")
    for line, band in zip(panels()[0].lines, panels()[0].collections, strict=True):
        assert to_rgb(band.get_facecolor()[0]) == to_rgb(line.get_color())
        assert 0 < band.get_alpha() < 0.5
        assert band.get_linewidth() == [0]


LINES = {"He": [1.0, 2.0]}
MISTAKES = [
    (
        lambda: plotting.plot_sigmoid([0, 1], [0, 1], [1]),
        ValueError,
        "plot_sigmoid: as ordenadas de `grad` (1) devem ser tantas quantas as abscissas (2)",
    ),
    (
        lambda: plotting.plot_sigmoid([0, 1], [0], [1, 0]),
        ValueError,
        "plot_sigmoid: as ordenadas de `y` (1) devem ser tantas quantas as abscissas (2)",
    ),
    (
        lambda: plotting.plot_sigmoid(0, 1, 1),
        ValueError,
        "plot_sigmoid: `x` deve ter 1 dimensão, não 0: forma ()",
    ),
    (
        lambda: plotting.plot_growth([1, 2], [0, 1]),
        TypeError,
        "plot_growth: `log10_norm` deve ser um dicionário, não [0, 1]",
    ),
    (
        lambda: plotting.plot_growth([1, 2], {}),
        ValueError,
        "plot_growth: `log10_norm` está vazio: não há o que desenhar",
    ),
    (
        lambda: plotting.plot_growth([1, 2], {"a": [0]}),
        ValueError,
        "plot_growth: as ordenadas de `a` (1) devem ser tantas quantas as abscissas (2)",
    ),
    (
        lambda: plotting.plot_growth([1], {"a": [0]}, [1, 2]),
        ValueError,
        "plot_growth: as ordenadas de `expected` (2) devem ser tantas quantas as abscissas (1)",
    ),
    (
        lambda: plotting.plot_growth([1], {"a": [0]}, limits={"f": "x"}),
        TypeError,
        "plot_growth: `limits`, `f` deve ser um número real, não 'x'",
    ),
    (
        lambda: plotting.plot_units(np.zeros(1)),
        TypeError,
        "plot_units: `histories` deve ser um dicionário, não array([0.])",
    ),
    (
        lambda: plotting.plot_units({}),
        ValueError,
        "plot_units: `histories` está vazio: não há o que desenhar",
    ),
    (
        lambda: plotting.plot_units({"a": np.eye(2)}),
        ValueError,
        "plot_units: `a` deve ter 3 dimensões (passos + 1, unidades, entradas), "
        "não 2: forma (2, 2)",
    ),
    (
        lambda: plotting.plot_variances({"a": LINES | {"b": np.eye(2)}}, ""),
        ValueError,
        "plot_variances: `a`, `b` deve ter 1 dimensão, não 2: forma (2, 2)",
    ),
    (
        lambda: plotting.plot_variances({"a": {}}, ""),
        ValueError,
        "plot_variances: `a` está vazio: não há o que desenhar",
    ),
    (
        lambda: plotting.plot_variances({"a": [1]}, ""),
        TypeError,
        "plot_variances: `a` deve ser um dicionário, não [1]",
    ),
    (
        lambda: plotting.plot_variances({"a": LINES}, "", (0, 1)),
        ValueError,
        "plot_variances: `limits` deve ser positivo, não 0.0",
    ),
    (
        lambda: plotting.plot_variances({"a": LINES}, "", (2, 2)),
        ValueError,
        "plot_variances: `limits` deve ir do menor ao maior, não de 2.0 a 2.0",
    ),
    (
        lambda: plotting.plot_variances({"a": LINES}, "", (1, 2, 3)),
        ValueError,
        "plot_variances: `limits` deve ter dois números, não (1, 2, 3)",
    ),
    (
        lambda: plotting.plot_history({"a": {"b": 1.0}}, ""),
        ValueError,
        "plot_history: `a`, `b` deve ter 1 ou 2 dimensões, não 0: forma ()",
    ),
    (
        lambda: plotting.plot_history({"a": LINES}, "", every=0),
        ValueError,
        "plot_history: `every` deve ser positivo, não 0.0",
    ),
    (
        lambda: plotting.plot_history({"a": LINES}, "", first="0"),
        TypeError,
        "plot_history: `first` deve ser um número real, não '0'",
    ),
    (
        lambda: plotting.plot_history({"a": LINES}, "", reference="1"),
        TypeError,
        "plot_history: `reference` deve ser um número real, não '1'",
    ),
    (
        lambda: plotting.plot_history(None, ""),
        TypeError,
        "plot_history: `history` deve ser um dicionário, não None",
    ),
]


@pytest.mark.parametrize(("plot", "error", "message"), MISTAKES, ids=[m for *_, m in MISTAKES])
def test_mistakes_are_named_and_leave_no_empty_figure(plot, error, message):
    with pytest.raises(error) as caught:
        plot()
    assert str(caught.value) == message
    assert not plt.get_fignums()


def test_a_curve_may_be_called_as_an_argument_is():
    """Once, a product called “depth” was drawn against itself."""
    plotting.plot_growth([1, 2], {"depth": [5, 6], "expected": [7, 8]}, [9, 10])
    ends = [line.get_xydata()[-1].tolist() for line in panels()[0].lines]
    assert ends == [[2, 6], [2, 8], [2, 10]]


def test_figures_are_svg_for_the_page_and_pdf_for_print():
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell.instance()
    matplotlib.rcdefaults()
    plotting.use_book_style()
    formatters = shell.display_formatter.formatters
    assert {name: plt.rcParams[name] for name in plotting.STYLE} == plotting.STYLE
    plotting.plot_sigmoid([0.0, 1.0], [0.5, 0.7], [0.2, 0.2])
    try:
        assert formatters["image/svg+xml"](plt.gcf()).startswith("<?xml")
        assert b64decode(formatters["application/pdf"](plt.gcf())).startswith(b"%PDF")
        assert formatters["image/png"](plt.gcf()) is None
    finally:
        InteractiveShell.clear_instance()
