"""Every public function shows an example, and every example gives what it says."""

import doctest

import pytest

from estabilidade import backends, explorer, initial, plotting, registry, theory
from estabilidade.backends import backend
from estabilidade.protocol import Functions
from estabilidade.theory import activations, products, variances

FINDER, RUNNER = doctest.DocTestFinder(), doctest.DocTestRunner()
PUBLIC = [
    *(getattr(Functions, name) for name in vars(Functions) if not name.startswith("_")),
    *(getattr(theory, name) for name in dir(theory) if callable(getattr(theory, name))),
    *(getattr(explorer, name) for name in explorer.__all__ if name != "Curves"),
    backends.backend,
    initial.initial_weights,
    registry.available,
]
INTERNAL = {"clean_state", "validated"}
PUBLIC = [
    each
    for each in PUBLIC
    if each.__module__.startswith("estabilidade") and each.__name__ not in INTERNAL
]


@pytest.mark.parametrize("function", PUBLIC, ids=lambda function: function.__name__)
def test_the_example_gives_what_it_says(function):
    module = {"products": products, "variances": variances, "activations": activations}.get(
        function.__module__.rpartition(".")[2], theory
    )
    names = {
        **vars(explorer),
        **vars(module),
        **vars(registry),
        **vars(initial),
        "backend": backend,
    }
    examples = FINDER.find(function, function.__name__, globs=names)
    (example,) = (each for each in examples if each.examples)
    assert RUNNER.run(example, clear_globs=False).failed == 0


def test_figures_say_what_they_raise():
    for name in ("plot_sigmoid", "plot_growth", "plot_units", "plot_variances"):
        assert "Raises:" in getattr(plotting, name).__doc__
