"""The figures of the book: what they draw, and in which language."""

from base64 import b64decode

import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt
import numpy as np
import pytest

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


def test_the_palette_tells_lines_apart_in_grey_too():
    assert len(set(plotting.PALETTE)) == len(set(map(str, plotting.DASHES))) == 7


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
