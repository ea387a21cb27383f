"""A Keras model is left as it was, whatever it does to itself and wherever it fails."""

import contextlib
import importlib
import random

import numpy as np
import pytest
from habits import ACTS, STARTS, Habits
from pictures import drawn, picture

from estabilidade.diagnose import diagnose

tf = pytest.importorskip("tensorflow")  # beside a retired framework there is no other
keras = tf.keras
global_seed_generator = importlib.import_module(
    "keras.src.random.seed_generator"
).global_seed_generator

IMAGES = np.random.default_rng(0).normal(size=(4, 8, 8, 3)).astype("float32")


@tf.custom_gradient
def failing(x):
    def backward(gradient):
        raise ArithmeticError("de propósito")

    return tf.identity(x), backward


class Fails(keras.layers.Layer):
    """Draws numbers and fails, on the way forward or back."""

    def __init__(self, way):
        super().__init__()
        self.way, self.calls = way, 0

    def compute_output_shape(self, shape):
        return shape

    def call(self, x):
        self.calls += 1
        random.random(), np.random.random(), keras.random.normal([3])
        tf.random.get_global_generator().normal([3])
        if self.way == "forward":
            raise ArithmeticError("de propósito")
        return failing(x)


def small(*more):
    """Whatever has a state: statistics, dropout, a spectral norm, activations given to layers."""
    layers = [keras.layers.Conv2D(4, 3, activation="relu"), keras.layers.BatchNormalization()]
    layers += [keras.layers.SpectralNormalization(keras.layers.Conv2D(4, 3))]
    layers += [keras.layers.Dropout(0.1), keras.layers.Flatten(), keras.layers.Dense(3, "tanh")]
    for place, layer in more:
        layers.insert(place, layer)
    return keras.Sequential([keras.Input([8, 8, 3]), *layers])


def states(model):
    """All that must be as before: numbers, attributes, random states."""
    generators = global_seed_generator(), tf.random.get_global_generator()
    variables = [*model.variables, *(each.state for each in generators)]
    return (
        [np.asarray(each).tolist() for each in variables],
        [{n: id(value) for n, value in vars(each).items()} for each in model._flatten_layers()],
        (random.getstate(), np.random.get_state()[1].tolist()),
    )


def test_the_model_is_left_as_it_was():
    keras.utils.set_random_seed(0)
    model = small()
    before = states(model)
    diagnose(model, IMAGES)
    assert states(model) == before
    assert model.predict(IMAGES, verbose=0).shape == (4, 3)


@pytest.mark.demorado
@pytest.mark.parametrize("way", ["forward", "backward"])
@pytest.mark.parametrize("place", range(len(small().layers) + 1))
def test_wherever_a_model_fails_it_is_left_as_it_was(place, way):
    keras.utils.set_random_seed(0)
    model = small((place, Fails(way)))
    before = states(model)
    with pytest.raises(ArithmeticError, match="de propósito"):
        diagnose(model, IMAGES)
    assert states(model) == before


class Noted(keras.layers.Layer):
    """A layer with habits."""

    def __init__(self, habits):
        super().__init__()
        self.habits, self.dense = habits, keras.layers.Dense(8)
        habits.begin(self)

    def build(self, shape):
        self.dense.build(shape)
        self.average = self.add_weight(shape=(8,), initializer="zeros", trainable=False)
        self.built = True

    def compute_output_shape(self, shape):
        return shape

    def call(self, x):
        self.last = self.dense(x)
        self.habits.act(self)
        return self.last


class NotedBackwards(Noted):
    """Its habits act on the way back."""

    def call(self, x):
        self.last = self.dense(x)

        @tf.custom_gradient
        def late(y):
            def backward(gradient):
                self.habits.act(self)
                return gradient

            return tf.identity(y), backward

        return late(self.last)


def _trainable(layer):
    layer.dense.trainable = False


KEPT = {
    "variable": (lambda: tf.Variable(0.0), lambda layer: layer.variable.assign_add(1.0)),
    "hidden": (lambda: {"a": [tf.Variable(0)]}, lambda layer: layer.hidden["a"][0].assign(1)),
    "metric": (lambda: keras.metrics.Mean(), lambda layer: layer.metric.update_state([2.0])),
    "seed": (lambda: keras.random.SeedGenerator(0), lambda layer: layer.seed.next()),
    "draws": (lambda: tf.random.Generator.from_seed(0), lambda layer: layer.draws.normal([2])),
    "of loss": (lambda: 0, lambda layer: layer.add_loss(tf.reduce_sum(layer.last))),
    "of average": (lambda: 0, lambda layer: layer.average.assign_add(layer.last[0])),
    "of weights": (lambda: 0, lambda layer: layer.dense.kernel.assign(2 * layer.dense.kernel)),
    "frozen": (lambda: 0, _trainable),
}
ALL = (
    STARTS | {name: start for name, (start, _) in KEPT.items()},
    ACTS | {name: act for name, (_, act) in KEPT.items()},
)


def numbers(value):
    """What only TensorFlow knows: the numbers in a variable; of all else of it, who it is."""
    if isinstance(value, tf.Variable):
        return value.numpy().tobytes(), []
    return None


def noted(*habits, layer=Noted):
    layers = [layer(each) for each in habits]
    model = keras.Sequential([keras.Input([8]), keras.layers.Dense(8), *layers])
    return model, [vars(each) for each in model._flatten_layers()]


@pytest.mark.parametrize("name", ALL[0])
def test_each_habit_is_given_back(name):
    model, tables = noted(Habits.only(name, *ALL))
    before = picture(tables, numbers)
    model(np.ones([4, 8], "float32"))
    changed = picture(tables, numbers)
    assert changed != before
    diagnose(model, np.ones([4, 8], "float32"))
    assert picture(tables, numbers) - changed == []


@pytest.mark.parametrize("layer", [Noted, NotedBackwards])
@pytest.mark.parametrize("seed", range(8))
def test_models_with_many_habits_are_given_back_wherever_they_fail(seed, layer):
    rng = random.Random(seed)
    habits = [Habits(rng, *ALL) for _ in range(rng.randint(1, 3))]
    model, tables = noted(*habits, layer=layer)
    before = picture(tables, numbers), drawn()
    fails = any(each.habits.fails is not None for each in model.layers[1:])
    with pytest.raises(ArithmeticError) if fails else contextlib.nullcontext():
        diagnose(model, np.ones([4, 8], "float32"))
    assert picture(tables, numbers) - before[0] == []
    assert drawn() == before[1]


class Recomputes(keras.layers.Layer):
    """Runs a layer inside once more on the way back, rather than remember its output."""

    def __init__(self):
        super().__init__()
        self.norm = keras.layers.BatchNormalization()

    def build(self, shape):
        self.norm.build(shape)
        self.built = True

    def call(self, x):
        return tf.recompute_grad(lambda y: self.norm(y, training=True))(x)


def test_what_is_computed_again_on_the_way_back_is_given_back_and_measured_once():
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.Input([8]), keras.layers.Dense(8), Recomputes()])
    before = states(model)
    report = diagnose(model, np.random.default_rng(0).normal(size=(4, 8)))
    assert states(model) == before
    assert len(report.layers) == len({each.name for each in report.layers})


class Draws(keras.layers.Layer):
    """Draws as TensorFlow did before it had generators."""

    def call(self, x):
        return x + tf.random.normal([8]) + tf.random.normal([8], seed=1)


def test_a_seed_that_was_not_given_is_not_given_after():
    """Only who asked for it is given the same numbers again."""
    context = importlib.import_module("tensorflow.python.eager.context").context()
    for name in ("_seed", "_rng"):
        vars(context).pop(name, None)
    context._seed = None
    diagnose(noted()[0], np.ones([4, 8], "float32"))
    assert (context._seed, hasattr(context, "_rng")) == (None, False)


@pytest.mark.parametrize("seed", [None, 0])
def test_what_the_seed_of_tensorflow_rules_goes_on_as_if_nothing_had_been_drawn(seed):
    model = keras.Sequential([keras.Input([8]), keras.layers.Dense(8), Draws()])

    def drawn_after(examine):
        tf.random.set_seed(seed)
        first = tf.random.normal([3], seed=1)
        if examine:
            diagnose(model, np.ones([4, 8], "float32"))
        of_one = tf.random.normal([3], seed=1)
        return [each.numpy().tolist() for each in (first, of_one)], (
            tf.random.normal([3]).numpy().tolist() if seed is not None else None
        )

    assert drawn_after(examine=True) == drawn_after(examine=False)
