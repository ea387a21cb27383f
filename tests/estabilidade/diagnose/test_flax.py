"""Healthy networks of Flax give no finding; a fault planted in one layer is named."""

import contextlib
import gc
import random
import weakref

import numpy as np
import pytest
from habits import STARTS, Habits
from pictures import drawn, picture
from planted import FAULTS

from estabilidade.diagnose import diagnose

pytestmark = pytest.mark.demorado


@pytest.fixture(scope="module")
def flax():
    """Return the networks, where there is Flax: beside a retired framework there is none."""
    pytest.importorskip("flax")
    import flax_networks

    return flax_networks


@pytest.mark.parametrize("network", ["dense", "images", "attention", "recurrent"])
def test_a_healthy_network_gives_no_finding(flax, network):
    module, batch = flax.NETWORKS[network]
    report = diagnose(flax.bound(module, batch), batch)
    assert report.findings == [] and report.notes == []
    assert all(layer.gradient for layer in report.layers)
    assert any(layer.multiplies for layer in report.layers)


PLACES = [
    *[("dense", "d0", 100), ("dense", "out", 0.01)],
    *[("images", "c0", 0.01), ("images", "b2", 100), ("images", "out", 100)],
    *[("attention", "a0.query", 100), ("attention", "a1.out", 0.01), ("attention", "n2", 100)],
]


@pytest.mark.parametrize(("network", "name", "factor"), PLACES)
def test_a_weight_a_hundred_times_off_is_named(flax, network, name, factor):
    place = tuple(name.split("."))

    def change(path, value):
        planted = path[:-1] == place and path[-1] in ("kernel", "scale")
        return value * factor if planted else value

    module, batch = flax.NETWORKS[network]
    first = diagnose(flax.bound(module, batch, 1, change), batch).findings[0]
    assert (first.kind, first.layers) == ("large" if factor > 1 else "small", (name,))


def test_a_recurrent_layer_is_named_by_its_cell(flax):
    def change(path, value):
        return value * 100 if "cell" in path and path[-1] == "kernel" else value

    report = diagnose(flax.bound(flax.Recurrent(), flax.SERIES, 1, change), flax.SERIES)
    first = report.findings[0]
    assert (first.kind, first.layers) == ("large", ("rnn",))
    assert all(name.endswith(".kernel") for name in report.layers[0].gains)


def test_equal_units_of_a_recurrent_layer_are_named(flax):
    def change(path, value):
        return flax.jax.numpy.full_like(value, 0.1)

    model = flax.bound(flax.Recurrent(), flax.SERIES, 0, change)
    findings = diagnose(model, flax.SERIES, lambda y: y.sum()).findings
    assert ("symmetric", ("rnn",)) in [(each.kind, each.layers) for each in findings]


def test_dead_units_are_named(flax):
    def change(path, value):
        return value - 100 if path == ("d4", "bias") else value

    (finding,) = diagnose(flax.bound(flax.Dense(), flax.X, 1, change), flax.X).findings
    assert (finding.kind, finding.layers) == ("dead", ("d4",))


def test_a_stack_of_sigmoids_is_where_gradients_vanish(flax):
    findings = diagnose(flax.bound(flax.Dense(14, "sigmoid"), flax.X), flax.X).findings
    assert [each.kind for each in findings] == ["decay", "decay"]


def test_equal_units_are_named(flax):
    def change(path, value):
        return flax.jax.numpy.full_like(value, 0.1) if path[0] in ("d1", "out") else value

    findings = diagnose(
        flax.bound(flax.Dense(2), flax.X, 0, change), flax.X, lambda y: (y**2).sum()
    ).findings
    assert ("symmetric", ("d1",)) in [(each.kind, each.layers) for each in findings]


@pytest.mark.parametrize("activation", ["tanh", "sigmoid"])
@pytest.mark.parametrize("kind", ["linen", "nnx"])
def test_saturation_is_counted_though_activations_are_functions(flax, kind, activation):
    rngs, nnx, function = flax.nnx.Rngs(0), flax.nnx, getattr(flax.jax.nn, activation)
    if kind == "linen":
        network = flax.bound(flax.Dense(2, activation), flax.X)
    else:
        first, last = (nnx.Linear(64, 64, rngs=rngs) for _ in range(2))
        network = nnx.Sequential(first, function, last)
    name = "d0" if kind == "linen" else "layers.0"
    well, sick = (diagnose(network, scale * flax.X) for scale in (0.5, 50))
    assert well.healthy and well.layers[0].saturated < 0.1 and well.layers[-1].saturated is None
    assert (sick.findings[0].kind, sick.findings[0].layers) == ("saturated", (name,))


def test_examining_again_leaves_no_new_class(flax):
    """JAX keeps each class of `nnx` for ever."""

    def classes(kind):
        return {kind}.union(*(classes(each) for each in kind.__subclasses__()))

    diagnose(flax.Shared(flax.nnx.Rngs(0)), (flax.X, flax.X))
    before = classes(flax.nnx.Module)
    diagnose(flax.Shared(flax.nnx.Rngs(1)), (flax.X, flax.X))
    assert classes(flax.nnx.Module) == before


@pytest.mark.parametrize("named", [False, True])
def test_repeated_and_traced_layers(flax, named):
    batch = {"x": flax.X, "y": flax.X} if named else (flax.X, flax.X)
    variables = flax.Odd().init(flax.jax.random.key(0), flax.X, flax.X)
    report = diagnose(flax.Odd().bind(variables), batch)
    assert [each.name for each in report.layers] == ["twice", "twice (2)"]
    (note,) = report.notes
    assert note == "não medidos, ou sem uso neste lote: traced.bias, traced.kernel"


def test_shared_and_unused_modules_of_nnx_and_several_outputs(flax):
    module = flax.Shared(flax.nnx.Rngs(0))
    report = diagnose(module, (flax.X, flax.X))
    assert report.healthy
    assert [each.name for each in report.layers] == ["left", "left (2)"]
    assert [each.repeated for each in report.layers] == [False, True]
    (note,) = report.notes
    assert "unused.kernel" in note


@pytest.mark.parametrize(("factor", "kind"), FAULTS)
@pytest.mark.parametrize("name", ["left", "unused"])
def test_a_fault_in_a_shared_module_is_named_and_in_an_unused_one_is_not(flax, name, factor, kind):
    module = flax.Shared(flax.nnx.Rngs(0))
    kernel = getattr(module, name).kernel
    kernel[...] = kernel[...] * factor
    findings = diagnose(module, (flax.X, flax.X)).findings
    expected = [] if name == "unused" else [(kind, (name,))]
    assert [(each.kind, each.layers) for each in findings] == expected


def test_half_precision(flax):
    half = flax.linen.Dense(64, dtype="bfloat16", param_dtype="bfloat16")
    report = diagnose(flax.bound(half, flax.X.astype("bfloat16")), flax.X.astype("bfloat16"))
    assert report.healthy and report.layers[0].dtype == "bfloat16"


@pytest.mark.parametrize("place", [None, "norm", "attend.key", "cell.cell.hi"])
def test_modules_of_nnx(flax, place):
    module = flax.Block(flax.nnx.Rngs(1))
    if place:
        layer = module
        for name in place.split("."):
            layer = getattr(layer, name)
        weight = layer.scale if place == "norm" else layer.kernel
        weight[...] = weight[...] * 100
    findings = diagnose(module, flax.IMAGES).findings
    expected = {"cell.cell.hi": "cell"}.get(place, place)
    assert [(each.kind, each.layers) for each in findings[:1]] == (
        [("large", (expected,))] if place else []
    )


def states(flax, module):
    """All that must be as before: numbers, classes, random states."""
    variables = [each[...] for _, each in flax.variables_of(module)]
    return (
        [np.asarray(each).tolist() for each in variables],
        [(type(each), id(each)) for _, each in flax.nnx.iter_modules(module)],
        (random.getstate(), np.random.get_state()[1].tolist()),
    )


# No gradient goes back to what comes before the first layer.
FAILURES = [*(("forward", place) for place in range(4)), *(("backward", i) for i in range(1, 4))]


def test_the_module_is_left_as_it_was(flax):
    module = flax.Block(flax.nnx.Rngs(0))
    before = states(flax, module)
    diagnose(module, flax.IMAGES)
    assert states(flax, module) == before
    assert module(flax.IMAGES).shape == (4, 16, 16)


KINDS = {
    "conv": (lambda linen: linen.Conv(5, (2,)), (8, 3), 5, {"kernel": 6}),
    "general": (lambda linen: linen.DenseGeneral((2, 5), axis=(-2, -1)), (4, 3), 5, {"kernel": 12}),
    "batched": (
        lambda linen: linen.DenseGeneral(5, axis=-1, batch_dims=(0,)),
        (4, 3),
        5,
        {"kernel": 3},
    ),
    "einsum": (lambda linen: linen.Einsum((2, 3, 5), "bij,ijo->bo"), (2, 3), 5, {"kernel": 6}),
    "batch": (lambda linen: linen.BatchNorm(False), (3,), 3, {"scale": 1}),
    "group": (lambda linen: linen.GroupNorm(3), (4, 6), 6, {"scale": 1}),
    "layer": (lambda linen: linen.LayerNorm(), (4, 3), 3, {"scale": 1}),
    "rms": (lambda linen: linen.RMSNorm(), (4, 3), 3, {"scale": 1}),
    "embedding": (lambda linen: linen.Embed(9, 5), (7,), 5, {}),
}


@pytest.mark.parametrize(("make", "shape", "units", "inputs"), KINDS.values(), ids=KINDS)
def test_each_kind_of_layer_has_its_units_and_its_gains(flax, make, shape, units, inputs):
    layer = make(flax.linen)
    dtype = "float32" if inputs else int  # what is looked up
    batch = np.random.default_rng(0).uniform(size=(4, *shape)).astype(dtype)
    model = flax.bound(layer, batch)
    (found,) = diagnose(model, batch).layers
    weights = {name: np.array(model.variables["params"][name]) for name in inputs}
    gains = {name: np.sqrt(n * (weights[name] ** 2).mean()) for name, n in inputs.items()}
    assert (found.name, found.units) == (type(layer).__name__, units)
    assert found.gains == pytest.approx(gains)
    assert found.normalizes == (inputs == {"scale": 1})


@pytest.mark.parametrize(("way", "place"), FAILURES)
def test_wherever_a_module_of_nnx_fails_it_is_left_as_it_was(flax, place, way):
    module = flax.stack(flax.nnx.Rngs(0), place, way)
    before = states(flax, module)
    with pytest.raises(ArithmeticError, match="de propósito"):
        diagnose(module, flax.X)
    assert states(flax, module) == before
    assert module.layers[place].calls == 0


@pytest.mark.parametrize(("way", "place"), FAILURES)
def test_wherever_a_module_of_linen_fails_it_is_left_as_it_was(flax, place, way):
    module = flax.bound(flax.Dense(3), flax.X)
    variables = flax.jax.tree.map(np.array, module.variables)
    before = random.getstate(), np.random.get_state()[1].tolist()
    failing = flax.FailingDense(3, place=place, way=way).bind(module.variables)
    with pytest.raises(ArithmeticError, match="de propósito"):
        diagnose(failing, flax.X)
    flax.jax.tree.map(np.testing.assert_array_equal, variables, dict(failing.variables))
    assert before == (random.getstate(), np.random.get_state()[1].tolist())


def looked_at(kind, module):
    """What a module keeps; that of `linen` remembers, once asked, that it was."""
    return [module] if kind == "nnx" else [module.keeper, module.variables]


@pytest.mark.parametrize("kind", ["linen", "nnx"])
@pytest.mark.parametrize("name", STARTS)
def test_each_habit_is_given_back(flax, name, kind):
    module = flax.noted(kind, Habits.only(name))
    kept = looked_at(kind, module)
    before = picture(kept)
    diagnose(module, flax.X)
    assert picture(kept) - before == []
    module(flax.X)
    assert picture(kept) != before


@pytest.mark.parametrize("kind", ["linen", "nnx"])
@pytest.mark.parametrize("seed", range(10))
def test_modules_with_many_habits_are_given_back_wherever_they_fail(flax, seed, kind):
    habits = Habits(random.Random(seed), most=len(STARTS))
    module = flax.noted(kind, habits)
    kept = looked_at(kind, module)
    before = picture(kept), drawn()
    fails = habits.fails is not None
    with pytest.raises(ArithmeticError) if fails else contextlib.nullcontext():
        diagnose(module, flax.X)
    assert picture(kept) - before[0] == []
    assert drawn() == before[1]


@pytest.mark.parametrize("kind", ["OwnOfLinen", "OwnOfNnx"])
def test_a_module_with_weights_of_its_own_is_measured_beside_the_layer_inside(flax, kind):
    module = getattr(flax, kind)
    nnx = kind == "OwnOfNnx"
    network = module(flax.nnx.Rngs(0)) if nnx else flax.bound(module(), flax.X)
    inner, outer = diagnose(network, flax.X).layers
    assert (inner.name, list(inner.gains)) == ("inner", ["kernel"])
    assert (outer.name, outer.gains) == (kind, {"kernel": pytest.approx(1)})


def test_what_enters_beside_a_function_of_the_layer_before_is_left_as_it_is(flax):
    class Added(flax.nnx.Linear):
        def __call__(self, x, y):
            return super().__call__(x) + y

    class Model(flax.nnx.Module):
        def __init__(self, rngs):
            self.first = flax.nnx.Linear(64, 64, rngs=rngs)
            self.added = Added(64, 64, rngs=rngs)

        def __call__(self, x):
            return self.added(flax.jax.numpy.tanh(self.first(x)), x)

    first, added = diagnose(Model(flax.nnx.Rngs(0)), 9 * flax.X).layers
    assert first.saturated > 0.5 and added.saturated is None


def test_what_gives_choices_alone_is_no_layer(flax):
    class Chooses(flax.nnx.Module):
        def __call__(self, x):
            return x.argmax(-1)

    embedding = flax.nnx.Embed(64, 64, rngs=flax.nnx.Rngs(0))
    (found,) = diagnose(flax.nnx.Sequential(Chooses(), embedding), flax.X).layers
    assert found.kind == "Embed"


def test_an_output_may_be_a_number_for_each_example(flax):
    layer = flax.nnx.Linear(64, 64, rngs=flax.nnx.Rngs(0))
    found, plain = (
        diagnose(flax.nnx.Sequential(layer, function), flax.X, loss)
        for function, loss in ((lambda y: y[:, 0], None), (lambda y: y, lambda y: y[:, 0].sum()))
    )
    assert found.layers[0].gradient.zero_units == plain.layers[0].gradient.zero_units == 63 / 64


def test_dropout_draws_from_the_stream_that_was_bound(flax):
    dropout = flax.linen.Dropout(0.5, deterministic=False)
    model = flax.linen.Sequential([dropout, flax.linen.Dense(64)])
    streams = {"params": flax.jax.random.key(0), "dropout": flax.jax.random.key(7)}
    bound = model.bind(model.init(streams, flax.X), rngs={"dropout": streams["dropout"]})
    report = diagnose(bound, flax.X, lambda y: (y**2).mean())
    assert report.loss == pytest.approx(float((bound(flax.X) ** 2).mean()))


def test_what_comes_before_every_weight_is_measured_too(flax):
    nnx = flax.nnx
    layers = nnx.Dropout(0.5, deterministic=True), nnx.Linear(64, 64, rngs=nnx.Rngs(0))
    first, last = diagnose(nnx.Sequential(*layers), flax.X).layers
    assert (first.name, last.name) == ("layers.0", "layers.1")
    assert first.gradient is None and last.gradient is not None


def test_units_are_the_last_axis_of_outputs_and_of_gradients(flax):
    layer = flax.nnx.Linear(64, 64, use_bias=False, rngs=flax.nnx.Rngs(0))
    layer.kernel[...] = layer.kernel[...].at[:, :16].set(0)
    series = flax.X.reshape(4, 8, 64)
    (found,) = diagnose(layer, series, lambda y: y[..., :48].sum()).layers
    assert (found.activation.zero_units, found.gradient.zero_units) == (0.25, 0.25)


def test_of_a_network_of_nnx_nothing_is_kept(flax):
    seen = []

    class Seen(flax.nnx.Linear):
        def __call__(self, x):
            seen.append(weakref.ref(self))
            return super().__call__(x)

    diagnose(Seen(64, 64, rngs=flax.nnx.Rngs(0)), flax.X)
    gc.collect()
    assert seen and not any(each() for each in seen)


def test_totals_and_what_is_empty_are_no_signal(flax):
    def aside(y):
        return {"y": y, "total": y.sum(), "empty": y[:0]}

    layer = flax.nnx.Linear(64, 64, rngs=flax.nnx.Rngs(0))
    found, plain = (
        diagnose(flax.nnx.Sequential(layer, function), flax.X)
        for function in (aside, flax.jax.nn.identity)
    )
    assert found.as_dict() == plain.as_dict()


def test_an_output_of_choices_alone_cannot_be_examined(flax):
    model = flax.nnx.Sequential(
        flax.nnx.Linear(64, 64, rngs=flax.nnx.Rngs(0)), flax.jax.numpy.argmax
    )
    with pytest.raises(ValueError, match="não tem números que dependam dos pesos"):
        diagnose(model, flax.X)


def one_layer(flax):
    return flax.bound(flax.Dense(1), flax.X)


@pytest.mark.parametrize(
    ("model", "batch", "loss", "error", "message"),
    [
        (
            lambda flax: flax.Dense(),
            lambda x: x,
            None,
            ValueError,
            "dê o modelo com os seus pesos: `modelo.bind(variáveis)`",
        ),
        (one_layer, lambda x: x[:1], None, ValueError, "`batch` precisa de ao menos 2 exemplos"),
        (
            one_layer,
            lambda x: "abc",
            None,
            TypeError,
            "`batch` deve conter arrays do JAX ou do NumPy",
        ),
        (one_layer, lambda x: x, lambda y: y, ValueError, "`loss` deve devolver um só número"),
        (
            lambda flax: flax.nnx.Dropout(0.1),
            lambda x: x,
            None,
            ValueError,
            "o modelo não tem pesos",
        ),
    ],
)
def test_bad_input_gets_a_clear_message(flax, model, batch, loss, error, message):
    with pytest.raises(error) as caught:
        diagnose(model(flax), batch(flax.X), loss)
    assert str(caught.value) == f"diagnose: {message}"
