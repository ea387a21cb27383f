"""What a report says, in words, in a table and in a figure, are the numbers of its dictionary."""

import json
import math
import re
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pytest

from estabilidade.diagnose import Report, diagnose
from estabilidade.diagnose.findings import WIDTH, Finding, names, number
from estabilidade.diagnose.report import HEADER

ROOT = Path(__file__).parents[3]
X = np.random.default_rng(9).normal(size=(32, 64))


def he(depth, factor=1.0):
    rng = np.random.default_rng(0)
    return [factor * rng.normal(0, math.sqrt(2 / 64), (64, 64)) for _ in range(depth)]


def planted(factor):
    weights = he(6)
    weights[3] *= factor
    return weights


def read(written):
    """Read a number as `number` writes it."""
    return float(written.replace(",", ".").replace("·10^", "e"))


def numbers(text):
    return [read(each) for each in re.findall(r"\d+(?:,\d+)?(?:·10\^-?\d+)?", text)]


def test_a_report_is_a_dictionary_that_json_can_write():
    report = diagnose(planted(100), X)
    kept = json.loads(json.dumps(report.as_dict()))
    assert kept["layers"][3]["gain"] == report.layers[3].gain > 100
    assert kept["loss"] == report.loss and kept["notes"] == []
    assert [each["kind"] for each in kept["findings"]] == ["large"] and not report.healthy
    margins = kept["layers"][0]["gradient"]["margins"]
    assert {*margins} == {"float16", "bfloat16", "float32"}


def test_nobody_changes_what_was_found():
    report = diagnose(planted(100), X)
    with pytest.raises(AttributeError):
        report.findings = []


def test_the_laboratory_explains_every_column_of_the_table():
    page = (ROOT / "book/laboratorios/diagnostico.md").read_text(encoding="utf-8")
    explained = page.partition("guarda de cada camada")[2].partition("```")[0]
    columns = re.findall(r"\*\*(\w+)\*\*|`(\S.*?)`", explained)
    first, *others = HEADER
    assert first == "camada" and {*others} <= {either or other for either, other in columns}


def test_the_columns_of_the_table_line_up():
    report = diagnose([1e-3 * w if i % 2 else w for i, w in enumerate(he(12))], X)
    report.layers[7].name = "codificador.bloco.7.saída"
    header, *lines = report.table().splitlines()
    assert header.split("  ")[0].strip() == HEADER[0] and len(lines) == 12
    assert {len(line) for line in lines} == {len(header)}
    ends = [header.index(title) + len(title) for title in HEADER[1:]]
    for line in lines:
        assert all(line[end - 1] != " " and line[end : end + 2].strip() == "" for end in ends)


def test_the_table_shows_the_numbers_of_each_layer():
    report = diagnose(planted(100), X)
    for line, layer in zip(report.table().splitlines()[1:], report.layers, strict=True):
        name, *cells = line.split()
        signal = layer.activation
        shown = [layer.gain, signal.variance, signal.between, signal.largest]
        assert name == layer.name and cells == [
            number(value) for value in (*shown, layer.gradient.norm, layer.update_ratio)
        ]


def test_what_is_not_known_is_a_dash():
    report = diagnose(planted(1), X)
    report.layers[2].gradient = report.layers[2].update_ratio = None
    assert report.table().splitlines()[3].split()[-2:] == ["—", "—"]


@pytest.mark.parametrize("factor", [100, 0.001])
def test_the_scale_that_is_told_is_the_gain_of_the_layer(factor):
    report = diagnose(planted(factor), X)
    (finding,) = report.findings
    told = numbers(finding.text.partition("demais")[2])
    gain = report.layers[3].gain
    assert told == pytest.approx([gain, 1 / gain][: len(told)], rel=5e-3)
    assert ("divide por" in finding.text) == (factor < 1) == (len(told) == 2)


def test_of_several_scales_the_worst_is_told():
    large, small = he(12), he(12)
    for i, factor in ((2, 100), (5, 1000)):
        large[i] *= factor
        small[i] /= factor
    for weights, worst in ((large, max), (small, min)):
        report = diagnose(weights, X)
        finding = report.findings[0]
        gains = [report.layers[int(name)].gain for name in finding.layers]
        assert finding.layers == ("2", "5")
        assert f"por {number(worst(gains))}" in finding.text


def test_the_fraction_of_saturated_outputs_is_the_percentage_that_is_told():
    report = diagnose(he(3), 30 * X, activation="tanh")
    for finding in report.findings:
        layer = report.layers[int(finding.layers[0])]
        assert finding.kind == "saturated" and layer.saturated > 0.5
        assert finding.text.startswith(f"{round(100 * layer.saturated)}% das saídas")
    assert len(report.findings) >= 1


def test_the_fraction_of_dead_units_is_the_percentage_that_is_told():
    biases = [np.zeros(64) for _ in range(6)]
    biases[2][:60] = -100
    report = diagnose(he(6), X, biases=biases)
    (finding,) = report.findings
    share = report.layers[2].gradient.zero_units
    assert (finding.kind, finding.layers) == ("dead", ("2",)) and 60 / 64 <= share < 1
    assert finding.text.startswith(f"{round(100 * share)}% das unidades de `2`")


@pytest.mark.parametrize(("factor", "kind"), [(0.1, "decay"), (3.0, "growth")])
def test_a_trend_tells_its_rate_its_length_and_what_they_make(factor, kind):
    report = diagnose(he(20, factor), X, activation="linear")
    forward, backward = report.findings
    assert forward.kind == backward.kind == kind
    for finding, signals in (
        (forward, [each.activation.between for each in report.layers]),
        (backward, [each.gradient.norm**2 for each in report.layers]),
    ):
        rate, first, last, whole, length = numbers(finding.text)
        assert [str(int(first)), str(int(last))] == [finding.layers[0], finding.layers[-1]]
        assert length == len(finding.layers) - 1 == abs(first - last)
        assert length * math.log10(rate) == pytest.approx(math.log10(whole), abs=0.1)
        measured = abs(math.log10(signals[int(last)] / signals[int(first)]))
        assert math.log10(whole) == pytest.approx(measured, rel=0.1)


def test_a_change_beyond_every_number_is_still_told():
    (finding, *_) = diagnose(he(40, 1e-9), X, activation="linear").findings[1:]
    assert "1,0·10^300 vezes em" in finding.text


def test_a_finding_fits_the_page_and_loses_no_word():
    finding = Finding("large", ("a",), "muito " * 40 + "longo", "conselho " * 30 + "final")
    lines = str(finding).splitlines()
    assert max(map(len, lines)) <= WIDTH and len(lines) > 4
    assert lines[0].startswith("- ") and sum(line.startswith("  → ") for line in lines) == 1
    arrow = next(i for i, line in enumerate(lines) if line.startswith("  → "))
    assert all(line.startswith("  ") and line[2] != " " for line in lines[1:arrow])
    assert all(line.startswith("    ") and line[4] != " " for line in lines[arrow + 1 :])
    words = " ".join(lines).split()
    assert [w for w in words if w not in "-→"] == f"{finding.text} {finding.advice}".split()


def test_a_report_is_its_findings_and_its_notes():
    report = diagnose(planted(100), X)
    (finding,) = report.findings
    noted = Report(report.loss, report.layers, report.findings, ["sem uso neste lote: w"])
    assert str(noted) == f"{finding}\n  (sem uso neste lote: w)"
    assert str(diagnose(he(6), X)) == "nada a corrigir" and noted.as_dict()["notes"] == noted.notes


def test_the_figure_draws_what_each_layer_gives_and_gets_back():
    report = diagnose(planted(100), X)
    report.layers[4].gradient = None
    report.plot()
    axes = plt.gca()
    drawn = {line.get_label(): line.get_xydata().T for line in axes.lines}
    gradients = [each.gradient.norm**2 if each.gradient else math.nan for each in report.layers]
    activations = [each.activation.between for each in report.layers]
    places = [int(each.name) for each in report.layers]
    np.testing.assert_array_equal(drawn["ativações"], [places, activations])
    np.testing.assert_array_equal(drawn["gradientes"], [places, gradients])
    assert axes.get_yscale() == "log" and axes.get_legend()
    assert [axes.get_xlabel(), axes.get_ylabel()] == ["camada", "variância; norma²"]
    Report(report.loss, report.layers[:2], []).plot()
    assert all(tick == int(tick) for tick in plt.gca().get_xticks())
    plt.close("all")


def test_a_report_without_weights_has_no_figure():
    with pytest.raises(ValueError) as caught:
        Report(0.0, [], []).plot()
    assert str(caught.value) == "Report.plot: nenhuma camada tem pesos, não há o que desenhar"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        *[(3.21, "3,21"), (1e-9, "1,0·10^-9"), (0, "0"), (4700.4, "4700"), (2.5e7, "2,5·10^7")],
        *[(0.001, "0,001"), (0.00099, "9,9·10^-4"), (999.4, "999"), (999.5, "1000")],
        *[(99_999, "99999"), (100_000, "1,0·10^5"), (-2.5, "-2,5"), (math.inf, "∞")],
        *[(-math.inf, "-inf"), (math.nan, "nan"), (999.2, "999")],
    ],
)
def test_numbers_are_written_for_readers(value, written):
    assert number(value) == written


def test_a_written_number_can_be_read():
    for value in np.geomspace(1e-12, 1e12, 999):
        assert read(number(value)) == pytest.approx(value, rel=0.05)


def test_names_are_written_for_readers():
    assert [names("a"), names("ab"), names("abc")] == ["`a`", "`a` e `b`", "`a`, `b` e `c`"]
    assert names("abcd") == "`a`, `b`, `c` e `d`"
    assert names("abcde") == "`a`, `b`, `c` e mais 2"
