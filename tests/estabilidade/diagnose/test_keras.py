"""Healthy Keras models give no finding; a fault planted in one layer is named."""

import numpy as np
import pytest
from planted import FAULTS

from estabilidade.diagnose import diagnose

tf = pytest.importorskip("tensorflow")  # beside a retired framework there is no other
keras = tf.keras

L = keras.layers
RNG = np.random.default_rng(0)
X = RNG.normal(size=(32, 64)).astype("float32")
IMAGES = RNG.normal(size=(4, 32, 32, 3)).astype("float32")
SERIES = RNG.normal(size=(8, 12, 8)).astype("float32")


def dense(depth=8, activation="relu", separate=False, initializer="he_normal"):
    layers = []
    for i in range(depth):
        inside = None if separate else activation
        layers.append(keras.layers.Dense(64, inside, kernel_initializer=initializer, name=f"d{i}"))
        if separate:
            layers.append(keras.layers.Activation(activation, name=f"a{i}"))
    return keras.Sequential([keras.Input([64]), *layers, keras.layers.Dense(10, name="out")])


def cnn():
    layers = []
    for i in range(5):
        layers += [keras.layers.Conv2D(16, 3, padding="same", name=f"c{i}")]
        layers += [keras.layers.BatchNormalization(name=f"b{i}"), keras.layers.ReLU()]
    end = [keras.layers.GlobalAveragePooling2D(), keras.layers.Dropout(0.1), keras.layers.Dense(9)]
    return keras.Sequential([keras.Input([32, 32, 3]), *layers, *end])


def lstm():
    layers = [keras.layers.LSTM(16, return_sequences=True), keras.layers.LSTM(16, name="last")]
    return keras.Sequential([keras.Input([12, 8]), *layers, keras.layers.Dense(3)])


def attention():
    x = keras.Input([12, 8])
    y = keras.layers.MultiHeadAttention(2, 4)(x, x)
    y = keras.layers.LayerNormalization()(x + y)
    return keras.Model(x, {"out": keras.layers.Dense(3)(y)})


HEALTHY = {
    "dense": (dense, X),
    "activations apart": (lambda: dense(separate=True), X),
    "cnn": (cnn, IMAGES),
    "lstm": (lstm, SERIES),
    "attention": (attention, SERIES),
}


@pytest.mark.demorado
@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(("make", "batch"), HEALTHY.values(), ids=HEALTHY)
def test_a_healthy_model_gives_no_finding(make, batch, seed):
    keras.utils.set_random_seed(seed)
    report = diagnose(make(), batch)
    assert report.findings == []
    assert all(layer.gradient for layer in report.layers)
    assert any(layer.multiplies for layer in report.layers)


PLACES = [
    *[("dense", dense, X, name) for name in ("d0", "d4", "out")],
    *[("cnn", cnn, IMAGES, name) for name in ("c0", "b2", "c4")],
    ("lstm", lstm, SERIES, "last"),
]


@pytest.mark.parametrize(("factor", "kind"), FAULTS)
@pytest.mark.parametrize(("make", "batch", "name"), [p[1:] for p in PLACES])
def test_a_weight_a_hundred_times_off_is_named(make, batch, name, factor, kind):
    keras.utils.set_random_seed(1)
    model = make()
    for variable in model.get_layer(name).trainable_variables:
        if variable.name in ("kernel", "recurrent_kernel", "gamma"):
            variable.assign(variable * factor)
    first = diagnose(model, batch).findings[0]
    assert (first.kind, first.layers) == (kind, (name,))


@pytest.mark.parametrize("separate", [False, True])
@pytest.mark.parametrize("name", ["d0", "d4", "d7"])
def test_dead_units_are_named(name, separate):
    keras.utils.set_random_seed(1)
    model = dense(separate=separate)
    layer = model.get_layer(name)
    layer.bias.assign(layer.bias - 100.0)
    (finding,) = diagnose(model, X).findings
    assert (finding.kind, finding.layers) == ("dead", (name,))


@pytest.mark.parametrize("separate", [False, True])
def test_a_stack_of_sigmoids_is_where_gradients_vanish(separate):
    keras.utils.set_random_seed(1)
    model = dense(12, "sigmoid", separate, "glorot_normal")
    findings = diagnose(model, X).findings
    assert [each.kind for each in findings] == ["decay", "decay"]


def encoder():
    """One block of a transformer."""
    x = keras.Input([12, 8])
    y = keras.layers.LayerNormalization(name="norm")(
        x + keras.layers.MultiHeadAttention(2, 4)(x, x)
    )
    inside = keras.layers.Dense(16, "gelu", name="up")(y)
    y = y + keras.layers.Dense(8, name="down")(inside)
    return keras.Model(x, keras.layers.Dense(3, name="out")(y))


def bidirectional():
    layers = [keras.layers.Bidirectional(keras.layers.GRU(16, return_sequences=True))]
    return keras.Sequential([keras.Input([12, 8]), *layers, keras.layers.Dense(3, name="out")])


def mobilenet():
    return keras.applications.MobileNetV2((32, 32, 3), alpha=0.35, weights=None, classes=10)


def weights(model):
    """The weights to multiply by, and those that rescale."""
    kinds = ("kernel", "gamma")
    return [each for each in model.trainable_variables if each.name.endswith(kinds)]


def misses(model, batch, every):
    """Say of which of the planted faults the first finding does not name the layer."""
    found = []
    for i, variable in enumerate(weights(model)[::every]):
        before = variable.numpy()
        for factor, kind in FAULTS if every == 1 else [FAULTS[i % 2]]:
            variable.assign(before * factor)
            first = next(iter(diagnose(model, batch).findings), None)
            variable.assign(before)
            if not first or first.kind != kind or first.layers[0] not in variable.path.split("/"):
                found.append((variable.path, factor, first))
    return found


WHOLE = {
    "encoder": (encoder, SERIES, 1),
    "bidirectional": (bidirectional, SERIES, 1),
    "mobilenet": (mobilenet, IMAGES, 9),
}


@pytest.mark.demorado
@pytest.mark.parametrize(("make", "batch", "every"), WHOLE.values(), ids=WHOLE)
def test_a_fault_is_named_wherever_it_is_planted(make, batch, every):
    keras.utils.set_random_seed(0)
    model = make()
    assert diagnose(model, batch).findings == []
    assert misses(model, batch, every) == []


class Graph(keras.Model):
    """What the reader turned into a graph."""

    def __init__(self):
        super().__init__()
        self.hidden, self.out = dense(2), keras.layers.Dense(3, name="last")

    @tf.function
    def call(self, x):
        return self.out(self.hidden(x))


@pytest.mark.parametrize("eagerly", [False, True])
def test_a_function_of_tensorflow_is_measured_as_it_was_written(eagerly):
    keras.utils.set_random_seed(0)
    model = Graph()
    model(X)
    model.out.kernel.assign(model.out.kernel * 100)
    tf.config.run_functions_eagerly(eagerly)
    try:
        report = diagnose(model, X)
        assert tf.config.functions_run_eagerly() == eagerly
    finally:
        tf.config.run_functions_eagerly(False)
    assert [each.name for each in report.layers] == ["d0", "d1", "out", "last"]
    assert (report.findings[0].layers, report.notes) == (("last",), [])


class Block(keras.layers.Layer):
    """Weights of its own, and a layer inside."""

    def __init__(self):
        super().__init__()
        self.inside = keras.layers.Dense(64, name="inside")

    def build(self, shape):
        self.own = self.add_weight(shape=(64, 64), name="kernel", initializer="he_normal")
        self.inside.build(shape)

    def call(self, x):
        return self.inside(tf.nn.relu(x @ self.own))


@pytest.mark.parametrize("place", [0, 1])
def test_weights_beside_a_layer_are_judged_and_equal_names_told_apart(place):
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.Input([64]), Block(), Block()])
    assert diagnose(model, X).healthy
    block = model.layers[place]
    for planted, name in ((block.own, block.name), (block.inside.kernel, block.inside.path)):
        planted.assign(planted * 100)
        first = diagnose(model, X).findings[0]
        planted.assign(planted / 100)
        assert (first.kind, first.layers) == ("large", (name,))


class Written(keras.Model):
    """A model by subclass: a layer used twice, one unused, one frozen."""

    def __init__(self):
        super().__init__()
        self.twice = keras.layers.Dense(64, "relu", name="twice")
        self.unused = keras.layers.Dense(3, name="unused")
        self.frozen = keras.layers.Dense(64, name="frozen", trainable=False)

    def build(self, shape):
        for layer in (self.twice, self.unused, self.frozen):
            layer.build((None, 64))

    def call(self, x):
        return {"out": self.twice(self.frozen(self.twice(x))), "other": (x,)}


def test_frozen_unused_and_repeated_layers():
    keras.utils.set_random_seed(0)
    model = Written()
    model.build((None, 64))
    report = diagnose(model, X, lambda output: tf.reduce_sum(output["out"] ** 2))
    assert report.healthy
    assert [each.name for each in report.layers] == ["twice", "frozen", "twice (2)"]
    assert [each.frozen for each in report.layers] == [False, True, False]
    assert [each.repeated for each in report.layers] == [False, False, True]
    (note,) = report.notes
    assert "unused/kernel" in note


@pytest.mark.parametrize(("factor", "kind"), FAULTS)
@pytest.mark.parametrize("name", ["twice", "frozen", "unused"])
def test_a_fault_in_a_shared_or_frozen_layer_is_named_and_in_an_unused_one_is_not(
    name, factor, kind
):
    keras.utils.set_random_seed(0)
    model = Written()
    model.build((None, 64))
    kernel = getattr(model, name).kernel
    kernel.assign(kernel * factor)
    findings = diagnose(model, X, lambda output: tf.reduce_sum(output["out"] ** 2)).findings
    expected = [] if name == "unused" else [(kind, (name,))]
    assert [(each.kind, each.layers) for each in findings] == expected


def test_a_wholly_frozen_model_is_measured_too():
    keras.utils.set_random_seed(0)
    model = dense(2)
    model.trainable = False
    report = diagnose(model, X)
    assert all(each.gradient and each.frozen for each in report.layers)
    assert report.healthy and report.notes == []


def test_several_inputs():
    a, b = keras.Input([64], name="a"), keras.Input([64], name="b")
    shared = keras.layers.Dense(64)
    model = keras.Model([a, b], shared(a) + shared(b))
    assert diagnose(model, (X, X)).healthy
    assert len(diagnose(model, [X, X]).layers) == 2


class Borrows(keras.layers.Layer):
    """Uses the weights of a layer that it never calls."""

    def __init__(self):
        super().__init__()
        self.inner = keras.layers.Dense(64)

    def build(self, shape):
        self.inner.build(shape)

    def call(self, x):
        return x @ self.inner.kernel


@pytest.mark.parametrize("frozen", [False, True])
def test_weights_used_without_their_layer_are_noted(frozen):
    layers = [keras.layers.Dense(64, name="first"), Borrows()]
    model = keras.Sequential([keras.Input([64]), *layers])
    layers[1].inner.trainable = not frozen
    kernel, bias = (each.path for each in layers[1].inner.weights)
    expected = [f"sem uso neste lote: {bias}", f"não medidos: {kernel}"]
    assert diagnose(model, X).notes == ([f"não medidos: {kernel}, {bias}"] if frozen else expected)


def test_the_activations_come_back():
    model = dense(2)
    diagnose(model, X)
    assert model.get_layer("d0").activation is keras.activations.relu


def test_half_precision():
    keras.utils.set_random_seed(0)
    x = keras.Input([64], dtype="float16")
    y = x
    for _ in range(4):
        y = keras.layers.Dense(64, "relu", dtype="mixed_float16", kernel_initializer="he_normal")(y)
    report = diagnose(keras.Model(x, y), X.astype("float16"))
    assert report.healthy and report.layers[0].dtype == "float16"


@pytest.mark.parametrize(
    ("model", "batch", "loss", "error", "message"),
    [
        (
            keras.Sequential([keras.layers.Dense(3)]),
            X,
            None,
            ValueError,
            "o modelo ainda não tem pesos; dê-lhe um keras.Input antes",
        ),
        (dense(1), X[:1], None, ValueError, "`batch` precisa de ao menos 2 exemplos"),
        (dense(1), X, lambda output: output, ValueError, "`loss` deve devolver um só número"),
    ],
)
def test_bad_input_gets_a_clear_message(model, batch, loss, error, message):
    with pytest.raises(error) as caught:
        diagnose(model, batch, loss)
    assert str(caught.value) == f"diagnose: {message}"


def test_a_batch_that_is_no_tensor_is_told_in_the_words_of_tensorflow():
    with pytest.raises(TypeError, match=r"^diagnose: `batch` não pode ser lido como tensores: \w"):
        diagnose(dense(1), "abc")


def test_keras_on_another_framework_is_not_examined(monkeypatch):
    monkeypatch.setattr("keras.backend.backend", lambda: "jax")
    with pytest.raises(TypeError) as caught:
        diagnose(dense(1), X)
    assert str(caught.value) == "diagnose: o Keras deve estar sobre o TensorFlow"


def test_of_several_inputs_the_shortest_counts_the_examples():
    a, b = keras.Input([64]), keras.Input([64])
    with pytest.raises(ValueError, match="ao menos 2 exemplos"):
        diagnose(keras.Model([a, b], L.Dense(3)(a + b)), (X, X[:1]))


def test_what_the_loss_does_not_see_has_no_gradient():
    a = keras.Input([64])
    outputs = [L.Dense(3, name=name)(a) for name in ("seen", "unseen")]
    report = diagnose(keras.Model(a, outputs), X, lambda output: tf.reduce_sum(output[0]))
    blind = {each.name for each in report.layers if each.gradient is None}
    assert blind == {"unseen"}


@pytest.mark.parametrize("function", ["tanh", "sigmoid"])
def test_saturation_is_told_where_the_activation_is_a_layer(function):
    keras.utils.set_random_seed(0)
    model = dense(1, function, separate=True, initializer="glorot_normal")
    well, sick = diagnose(model, X), diagnose(model, 50 * X)
    assert [each.name for each in well.layers] == ["d0", "a0", "out"]
    assert well.healthy and well.layers[1].saturated is not None
    assert [(each.kind, each.layers) for each in sick.findings] == [("saturated", ("a0",))]


def test_equal_units_are_named_and_equal_biases_do_not_make_them():
    keras.utils.set_random_seed(0)
    model = dense(2)
    report = diagnose(model, X, tf.reduce_sum)  # one gradient for all biases
    assert not any(each.symmetric for each in report.layers)
    for name in ("d1", "out"):
        kernel = model.get_layer(name).kernel
        kernel.assign(tf.fill(kernel.shape, 0.1))
    report = diagnose(model, X, lambda output: tf.reduce_sum(output**2))
    assert [each.symmetric for each in report.layers] == [False, True, True]


def test_a_model_runs_as_in_training():
    model = keras.Sequential([keras.Input([64]), L.Dropout(0.75), L.Dense(3)])
    assert diagnose(model, X).layers[0].activation.rms == pytest.approx(2, rel=0.1)


def test_channels_may_come_first(monkeypatch):
    monkeypatch.setattr("keras.config.image_data_format", lambda: "channels_first")
    layers = L.PReLU(shared_axes=[2, 3]), L.Reshape((3, 30)), L.Dense(7)
    report = diagnose(keras.Sequential([keras.Input([3, 5, 6]), *layers]), np.ones((2, 3, 5, 6)))
    assert [each.units for each in report.layers] == [3, 30, 7]


class Asides(keras.Model):
    """Layers whose answers are no signal, beside the way of one."""

    def __init__(self, *functions):
        super().__init__()
        self.asides = [keras.layers.Lambda(each) for each in functions]
        self.last = keras.layers.Dense(3, name="last")

    def call(self, x):
        return self.last(x), [each(x) for each in self.asides]


def test_what_is_no_signal_is_not_measured():
    model = Asides(tf.reduce_sum, lambda x: tf.argmax(x, 1), lambda x: x[:0])
    model(X)
    assert [each.name for each in diagnose(model, X).layers] == ["last"]


def test_an_output_of_choices_alone_cannot_be_examined():
    model = keras.Sequential([keras.Input([64]), keras.layers.Dense(3), L.Lambda(tf.argmax)])
    with pytest.raises(ValueError, match="não tem números que dependam dos pesos"):
        diagnose(model, X)


KINDS = {
    "dense": (lambda: L.Dense(5), (3,), 5, {"kernel": 3}),
    "conv": (lambda: L.Conv1D(5, 2), (8, 3), 5, {"kernel": 6}),
    "transposed conv": (lambda: L.Conv2DTranspose(5, 2), (7, 4, 3), 5, {"kernel": 12}),
    "transposed conv of series": (lambda: L.Conv1DTranspose(5, 2), (8, 3), 5, {"kernel": 6}),
    "depthwise conv": (lambda: L.DepthwiseConv2D(2), (7, 4, 3), 3, {"kernel": 4}),
    "separable conv": (
        lambda: L.SeparableConv1D(5, 2),
        (8, 3),
        5,
        {"depthwise_kernel": 2, "pointwise_kernel": 3},
    ),
    "einsum": (lambda: L.EinsumDense("bij,ijo->bo", 5), (2, 3), 5, {"kernel": 6}),
    "batch norm": (lambda: L.BatchNormalization(), (3,), 3, {"gamma": 1}),
    "group norm": (lambda: L.GroupNormalization(3), (4, 3), 3, {"gamma": 1}),
    "layer norm": (lambda: L.LayerNormalization(), (4, 3), 3, {"gamma": 1}),
    "rms norm": (lambda: L.RMSNormalization(), (4, 3), 3, {"scale": 1}),
    "simple rnn": (lambda: L.SimpleRNN(5), (7, 3), 5, {"kernel": 3, "recurrent_kernel": 5}),
    "lstm": (lambda: L.LSTM(5), (7, 3), 5, {"kernel": 3, "recurrent_kernel": 5}),
    "embedding": (lambda: L.Embedding(9, 5), (7,), 5, {}),
}


@pytest.mark.parametrize(("make", "shape", "units", "inputs"), KINDS.values(), ids=KINDS)
def test_each_kind_of_layer_has_its_units_and_its_gains(make, shape, units, inputs):
    layer = make()
    batch = np.random.default_rng(0).uniform(size=(4, *shape)).astype("float32")
    (found,) = diagnose(keras.Sequential([keras.Input(shape), layer]), batch).layers
    weights = {each.name: each.numpy() for each in layer.weights}
    gains = {name: np.sqrt(n * (weights[name] ** 2).mean()) for name, n in inputs.items()}
    assert (found.name, found.units) == (layer.name, units)
    assert found.gains == pytest.approx(gains)
    assert found.normalizes == ({*inputs.values()} == {1})
