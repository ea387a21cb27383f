"""Networks given as matrices: measured and judged."""

import math

import numpy as np
import pytest
from planted import FAULTS

from estabilidade.diagnose import diagnose


def he(depth, width=64, gain=2.0, seed=0):
    rng = np.random.default_rng(seed)
    return [rng.normal(0, math.sqrt(gain / width), (width, width)) for _ in range(depth)]


X = np.random.default_rng(9).normal(size=(32, 64))


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(("activation", "gain"), [("relu", 2), ("tanh", 1), ("linear", 1)])
def test_a_healthy_network_gives_no_finding(activation, gain, seed):
    assert diagnose(he(20, gain=gain, seed=seed), X, activation=activation).healthy


@pytest.mark.parametrize("layer", range(8))
@pytest.mark.parametrize(("factor", "kind"), FAULTS)
def test_the_planted_layer_is_named(layer, factor, kind):
    weights = he(8)
    weights[layer] *= factor
    (finding,) = diagnose(weights, X).findings
    assert (finding.kind, finding.layers) == (kind, (str(layer),))


def test_residual_branches():
    weights = [*he(24), he(1)[0][:10]]
    assert diagnose(weights, X, residual=1 / math.sqrt(24)).healthy
    assert {each.kind for each in diagnose(weights, X, residual=1.0).findings} == {"growth"}


def test_branches_of_scale_zero_give_nothing_and_get_nothing():
    *hidden, last = diagnose(he(3), X, residual=0.0).layers
    (alone,) = diagnose(he(3)[2:], X).layers
    assert last.activation == alone.activation
    assert [layer.gradient.norm for layer in hidden] == [0, 0]


@pytest.mark.parametrize("residual", [None, 0.5])
@pytest.mark.parametrize("activation", ["linear", "relu", "tanh", "sigmoid"])
def test_the_same_network_in_pytorch_gives_the_same_numbers(activation, residual):
    weights, biases = he(4), [np.full(64, 0.1)] * 4
    report = diagnose(weights, X, activation=activation, biases=biases, residual=residual)
    torch = pytest.importorskip("torch")
    phi = (lambda z: z) if activation == "linear" else getattr(torch, activation)
    h = torch.tensor(X, requires_grad=True)
    z = []
    for layer, (w, b) in enumerate(zip(weights, biases, strict=True)):
        z.append(h @ torch.tensor(w).T + torch.tensor(b))
        z[-1].retain_grad()
        a = phi(z[-1]) if layer < 3 else z[-1]
        h = h + residual * a if residual and layer < 3 else a
    noise = np.random.default_rng(0).normal(size=(32, 64)) / 32
    (h * torch.tensor(noise)).sum().backward()
    for layer, expected in zip(report.layers, z, strict=True):
        assert layer.activation.variance == pytest.approx(
            float(expected.detach().var(correction=0))
        )
        assert layer.gradient.norm == pytest.approx(float(expected.grad.norm()))


SMALL = np.random.default_rng(1)
SHAPES = ((4, 3), (4, 4), (4, 4), (2, 4))  # the first and the last cannot be residual
WEIGHTS = [SMALL.normal(size=shape) for shape in SHAPES]
BIASES = [SMALL.normal(size=shape[0]) for shape in SHAPES]
FIVE = SMALL.normal(size=(5, 3))


def preactivations(weights, residual, nudges=(0, 0, 0, 0)):
    h, result = FIVE, []
    for layer, (w, b, nudge) in enumerate(zip(weights, BIASES, nudges, strict=True)):
        result.append(h @ w.T + b + nudge)
        branch = np.tanh(result[-1])
        h = h + residual * branch if residual and layer in {1, 2} else branch
    return result


def loss(*arguments):
    noise = np.random.default_rng(0).normal(size=(5, 2)) / 5
    return (noise * preactivations(*arguments)[-1]).sum()


def differences(function, shape, step=1e-6):
    """Measure the norm of the gradient of a function of what is added to an array."""
    ways = step * np.eye(math.prod(shape)).reshape(-1, *shape)
    return np.linalg.norm([(function(way) - function(-way)) / (2 * step) for way in ways])


@pytest.mark.parametrize("residual", [None, 0.5])
def test_the_gradients_are_those_of_finite_differences(residual):
    report = diagnose(WEIGHTS, FIVE, activation="tanh", biases=BIASES, residual=residual)
    assert report.loss == pytest.approx(loss(WEIGHTS, residual))
    for i, (layer, w) in enumerate(zip(report.layers, WEIGHTS, strict=True)):
        z = preactivations(WEIGHTS, residual)[i]

        def nudged(way, i=i):
            return loss(WEIGHTS, residual, [way if j == i else 0 for j in range(4)])

        def turned(way, i=i):
            return loss([w + way if j == i else w for j, w in enumerate(WEIGHTS)], residual)

        assert layer.activation.variance == pytest.approx(z.var())
        assert layer.gradient.norm == pytest.approx(differences(nudged, z.shape), rel=1e-6)
        ratio = 0.01 * differences(turned, w.shape) / np.linalg.norm(w)
        assert layer.update_ratio == pytest.approx(ratio, rel=1e-6)
        assert layer.gains == pytest.approx({"weight": np.sqrt(w.shape[1] * (w**2).mean())})
        assert (layer.kind, layer.dtype, layer.units) == ("matriz", "float64", len(w))
        assert (layer.saturated is None) == (i == 3)


def test_equal_rows_are_symmetric():
    report = diagnose([np.full((4, 3), 0.5), np.full((1, 4), 0.5)], FIVE)
    assert [(each.kind, *each.layers) for each in report.findings] == [("symmetric", "0")]


def test_the_margins_count_powers_of_ten():
    signal = diagnose([np.eye(64)], X).layers[0].activation
    over, under = signal.margins()["float16"]
    assert over == pytest.approx(math.log10(65504 / np.abs(X).max()))
    assert under == pytest.approx(math.log10(np.sqrt((X**2).mean()) * 2**24))


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (("rede", X), TypeError, "não sei examinar str"),
        (([np.eye(64), np.eye(3)], X), ValueError, "colunas da matriz 1"),
        (([np.eye(64)], X[:, :3]), ValueError, "colunas de `batch`"),
        (([np.eye(64)], X[0]), ValueError, "^diagnose: `batch` deve ter 2 dimensões"),
        (([], X), ValueError, "^diagnose: `model` está vazio"),
        (([np.eye(64)], X[:1]), ValueError, "ao menos 2 exemplos"),
        (([np.eye(64)], X, abs), TypeError, "não se aplica a matrizes"),
    ],
)
def test_bad_input_gets_a_clear_message(arguments, error, message):
    with pytest.raises(error, match=message):
        diagnose(*arguments)


def test_bad_options_get_a_clear_message():
    with pytest.raises(ValueError, match="activation"):
        diagnose([np.eye(64)], X, activation="gelu")
    with pytest.raises(ValueError, match="biases"):
        diagnose([np.eye(64)], X, biases=[np.zeros(3)])
    with pytest.raises(ValueError, match="residual"):
        diagnose([np.eye(64)], X, residual=-1.0)


@pytest.mark.parametrize(
    "option", [{"activation": "tanh"}, {"biases": [np.zeros(64)]}, {"residual": 1.0}]
)
def test_an_option_of_matrices_is_refused_where_it_would_do_nothing(option):
    torch = pytest.importorskip("torch")
    with pytest.raises(TypeError, match="só se aplicam a listas de matrizes"):
        diagnose(torch.nn.Linear(64, 64), torch.ones(2, 64), **option)


def test_the_example_of_the_docstring():
    import doctest

    from estabilidade.diagnose import entry

    assert doctest.testmod(entry).failed == 0
