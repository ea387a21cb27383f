"""Each rule at its limits, on layers made by hand, and what it says, to the last word."""

from dataclasses import replace

import pytest

from estabilidade.diagnose import rules
from estabilidade.diagnose.layer import Layer
from estabilidade.diagnose.signal import BROKEN, Signal

QUIET = Signal(0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, finite=True)


def layer(name="a", gain=1.0, **values):
    gains = {} if gain is None else {"weight": gain}
    known = {"activation": QUIET, "gradient": QUIET, "gains": gains, "units": 64}
    return Layer(name, "linear", **(known | values))


def found(*layers):
    return [(each.kind, *each.layers) for each in rules.judge(layers)]


def test_quiet_layers_give_no_finding():
    assert found(*map(layer, "abcdefghij")) == []


# --- infinities


def test_the_first_output_or_the_last_gradient_that_is_not_finite_is_told():
    a, b, c = map(layer, "abc")
    b.activation = c.activation = a.gradient = BROKEN
    b.dtype = "float16"
    (finding,) = rules.judge([a, b, c])
    assert finding.layers == ("b",)
    assert str(finding) == (
        "- a saída de `b` tem inf ou nan em float16\n"
        "  → veja a escala dos pesos e das entradas até ali; em float16, use bfloat16 ou float32"
    )
    b.activation = c.activation = QUIET
    b.gradient, c.gradient = BROKEN, None
    (finding,) = rules.judge([a, b, c])
    assert (finding.kind, finding.layers) == ("nonfinite", ("b",))
    assert finding.text == "o gradiente de `b` tem inf ou nan em float16"


def test_beside_infinities_only_scales_are_told():
    broken = layer("a", activation=BROKEN, symmetric=True, saturated=1.0)
    assert found(broken, layer("b", 100.0)) == [("nonfinite", "a"), ("large", "b")]


# --- scales


@pytest.mark.parametrize(
    ("typical", "others", "least", "greatest"),
    [
        (1.0, 0, 0.02, 6.0),
        (0.15, 3, 0.02, 6.0),
        (0.1, 4, 0.02, 2.0),
        (0.2, 4, 0.02, 3.0),
        (0.75, 4, 0.05, 6.0),
        (3.0, 4, 0.1, 6.0),
    ],
)
def test_a_scale_is_judged_alone_or_beside_enough_others(typical, others, least, greatest):
    network = [layer(str(i), typical) for i in range(others)]
    for gain, kinds in (
        (greatest * (1 - 1e-9), []),
        (greatest * (1 + 1e-9), [("large", "x")]),
        (least * (1 + 1e-9), []),
        (least * (1 - 1e-9), [("small", "x")]),
        (0.0, []),
    ):
        assert found(*network, layer("x", gain), layer("n", typical, normalizes=True)) == kinds


def test_the_limits_of_a_scale_are_within():
    assert found(layer(gain=rules.GREATEST)) == found(layer(gain=rules.LEAST)) == []


def test_what_neither_multiplies_nor_is_seen_first_counts_in_no_scale():
    small = [layer(str(i), 0.1) for i in range(4)]
    apart = [
        layer("norm", 1.0, normalizes=True),
        layer("zero", 0.0),
        layer("again", 100.0, repeated=True),
        layer("none", None),
    ]
    assert found(*small, *apart) == []
    assert found(*small, layer("norm", 100.0, normalizes=True)) == [("large", "norm")]


@pytest.mark.parametrize(
    ("gains", "kinds"),
    [
        ((1.0, 0.01), [("small", "a")]),
        ((1.0, 0.05), []),
        ((1.0, 0.0), []),
        ((0.05, 0.05), [("small", "a")]),
        ((1.0, 10.0), [("large", "a")]),
    ],
)
def test_of_the_weights_of_a_layer_one_may_be_too_small_or_too_large(gains, kinds):
    network = [layer(each) for each in "bcdef"]
    assert found(layer("a", gains=dict(zip("uv", gains, strict=True))), *network) == kinds


def test_scales_are_told_with_what_they_do_to_the_signal():
    large, small, unit = layer("a", 100.0), layer("b", 0.001), layer("c", gains={"v": 0, "w": 0.01})
    told = {each.kind: each for each in rules.judge([large, small, unit])}
    assert told["large"].text == "os pesos de `a` são grandes demais: multiplicam o sinal por 100"
    assert told["small"].text == (
        "os pesos de `b` e `c.w` são pequenos demais: "
        "multiplicam o sinal por 0,001 (divide por 1000)"
    )
    assert (
        told["small"].advice
        == told["large"].advice
        == ("sorteie-os de novo: He (desvio √(2/n_entradas)) antes de ReLU, Xavier antes de tanh")
    )


# --- units that are dead, saturated or equal


def dying(name="a", share=1.0, **values):
    return layer(name, gradient=replace(QUIET, zero_units=share), **values)


@pytest.mark.parametrize(
    ("units", "limit"), [(8, 0.95), (16, 0.95), (25, 0.9), (64, 0.75), (400, 0.6)]
)
def test_more_dead_units_than_chance_gives_are_told(units, limit):
    assert found(dying(share=limit, units=units)) == []
    assert found(dying(share=limit + 1e-9, units=units)) == [("dead", "a")]


@pytest.mark.parametrize(
    "changed",
    [
        {"units": 7},
        {"gain": None},
        {"activation": replace(QUIET, between=0.0)},
        {"gain": 0.0},
    ],
)
def test_nothing_is_said_of_dead_units_where_it_cannot_be_known(changed):
    assert found(dying(**changed)) == []
    assert found(dying(), layer("b", 0.0)) == []
    unknown = layer("b")
    unknown.gradient = None
    assert found(unknown) == []


@pytest.mark.parametrize(
    ("dtype", "least"),
    [("float16", 1e-6), ("bfloat16", 1e-36), ("float32", 1e-36), ("float64", 1e-300)],
)
def test_zeros_that_are_underflow_are_no_dead_units(dtype, least):
    for largest, kinds in ((least, [("dead", "a")]), (least * 0.99, []), (0.0, [("dead", "a")])):
        faint = layer("b", dtype=dtype, gradient=replace(QUIET, largest=largest))
        assert found(dying(), faint) == kinds


def test_of_layers_of_dead_units_the_last_is_the_cause():
    (finding,) = rules.judge([dying("a"), dying("b", 0.806), layer("c")])
    assert finding.layers == ("b",)
    assert finding.text == (
        "81% das unidades de `b` estão mortas: não recebem gradiente em exemplo algum"
    )
    assert finding.advice == (
        "comece os vieses em 0 e reduza a taxa de aprendizado; ou use uma ativação que não se anule"
    )


def test_what_saturates_more_than_half_is_told():
    shares = {"a": None, "b": 0.5, "c": 0.506, "d": 1.0}
    judged = rules.judge([layer(name, saturated=share) for name, share in shares.items()])
    assert [each.layers for each in judged] == [("c",), ("d",)]
    assert judged[0].kind == "saturated"
    assert judged[0].text == "51% das saídas de `c` estão saturadas"
    assert judged[0].advice == (
        "reduza os pesos da camada anterior (Xavier) ou padronize as entradas"
    )


def test_equal_units_are_told_where_they_are_first_seen():
    (finding,) = rules.judge(
        [layer("a"), layer("b", symmetric=True), layer("b (2)", symmetric=True, repeated=True)]
    )
    assert (finding.kind, finding.layers) == ("symmetric", ("b",))
    assert finding.text == "as unidades de `b` têm todas os mesmos pesos e os mesmos gradientes"
    assert finding.advice == (
        "sorteie os pesos: com valores iguais, a camada vale por uma só unidade"
    )


# --- trends


def ramp(decades, steps=8):
    """Layers through which the variance between examples changes by so many powers of ten."""
    return [
        layer(str(i), activation=replace(QUIET, between=10 ** (decades * i / steps)))
        for i in range(steps + 1)
    ]


@pytest.mark.parametrize(("sign", "kind"), [(1, "growth"), (-1, "decay")])
def test_a_change_of_six_powers_of_ten_is_a_trend(sign, kind):
    assert found(*ramp(5.9 * sign)) == []
    assert found(*ramp(6.1 * sign)) == [(kind, *"012345678")]


def test_a_trend_is_told_with_its_way():
    (finding,) = rules.judge(ramp(12))
    assert finding.text == (
        "a variância das ativações entre exemplos cresce 31,6 vezes por camada, "
        "em direção à saída, de `0` a `8`: 1,0·10^12 vezes em 8 camadas"
    )
    assert finding.advice == (
        "reduza os pesos (He, Xavier); em ramos residuais, use a escala 1/√L; ou normalize"
    )
    falling = [layer(str(i), gradient=replace(QUIET, norm=10.0 ** (i / 2))) for i in range(9)]
    (finding,) = rules.judge(falling)
    assert finding.text == (
        "o quadrado da norma dos gradientes cai 10 vezes por camada, em direção à entrada, "
        "de `8` a `0`: 1,0·10^8 vezes em 8 camadas"
    )
    assert finding.advice == (
        "aumente os pesos (He com ReLU, Xavier com tanh), troque a sigmoide, ou normalize"
    )


def test_what_has_no_weights_or_no_size_is_no_part_of_a_trend():
    for apart in (
        layer("x", None, activation=replace(QUIET, between=1e-30)),
        layer("x", activation=replace(QUIET, between=0.0), gradient=replace(QUIET, norm=0.0)),
    ):
        layers = ramp(-8)
        layers.insert(4, apart)
        assert found(*layers) == [("decay", *"012345678")]
