"""What the Python of the page says can come after a text."""

import json
from pathlib import Path

import numpy as np
import pytest

import livro.sphinx.browser_cells

PYTHON = Path(livro.sphinx.browser_cells.__file__).parent / "python"


class Moody:
    """Something that cannot be looked into."""

    def __getattr__(self, name):
        raise RuntimeError(name)

    def __dir__(self):
        raise RuntimeError


def scale(weights, factor: float = 2.0):
    return weights * factor


NAMES = {"np": np, "scale": scale, "scales": [1], "_hidden": 0, "moody": Moody(), "ação": "x"}


@pytest.fixture
def complete(monkeypatch):
    monkeypatch.syspath_prepend(PYTHON)
    from page_kernel.completion import complete

    return lambda before: json.loads(complete(before, NAMES))


@pytest.mark.parametrize(
    ("before", "names"),
    [
        ("sca", ["scale", "scales"]),
        ("x = 2 * sca", ["scale", "scales"]),
        ("ra", ["raise", "range"]),
        ("scales.app", ["append"]),
        ("np.linalg.sv", ["svd", "svdvals"]),
        ("açã", ["ação"]),
        ("_hid", ["_hidden"]),
        ("__name", ["__name__"]),
        ("nada", []),
        ("nada.x", []),
        ("moody.x", []),
        ("moody.a.b", []),
        ("x[0].s", []),
        ("f().s", []),
        ("1e", []),
        ("3.s", []),
        ("", []),
        ("x = ", []),
        ("scale(", []),
    ],
)
def test_names(complete, before, names):
    assert complete(before)["names"] == names


def test_a_dot_offers_what_is_not_private(complete):
    answer = complete("scales.")
    assert "append" in answer["names"]
    assert not any(name.startswith("_") for name in answer["names"])
    assert answer["start"] == answer["common"] == ""


def test_the_common_beginning_is_that_of_all_the_names(complete):
    assert complete("sca")["common"] == "scale"
    answer = complete("np.")
    assert answer["count"] > len(answer["names"]) == 24
    assert answer["common"] == ""


@pytest.mark.parametrize(
    ("before", "signature"),
    [
        ("scale(", "scale(weights, factor: float = 2.0)"),
        ("y = np.linalg.norm(", "np.linalg.norm(x, ord=None, axis=None, keepdims=False)"),
        ("scales(", ""),
        ("nada(", ""),
        ("(", ""),
        ("np.linalg.norm", "np.linalg.norm(x, ord=None, axis=None, keepdims=False)"),
        ("scale", ""),  # not the only one: `scales`
    ],
)
def test_signature(complete, before, signature):
    assert complete(before)["signature"] == signature


@pytest.mark.parametrize("name", ["exp", "zeros"])
def test_a_function_written_in_c_has_a_signature(complete, name):
    assert f"{name}(" in complete(f"np.{name}(")["signature"]


def test_the_kernel_knows_what_its_cells_defined(monkeypatch):
    monkeypatch.syspath_prepend(PYTHON)
    from page_kernel.kernel import Kernel

    kernel = Kernel()
    kernel.run("weight = 1", "célula 1")
    assert json.loads(kernel.complete("weig"))["common"] == "weight"
