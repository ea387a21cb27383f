"""Which cells a page runs in the browser."""

from pathlib import Path

import pytest

from livro.book.cells import Cell
from livro.sphinx.browser_cells.cells import by_framework, executed_text, runnable


def cell(code="x = 1", *tags):
    return Cell(Path("pagina.md"), "python3", 0, 1, {"tags": list(tags)}, code)


SEEN = cell("import numpy as np")


@pytest.mark.parametrize(
    "chosen",
    [
        cell("from estabilidade.plotting import plot_units"),
        cell("import math, matplotlib.pyplot as plt"),
        cell("x = 1", "tab-numpy"),
        cell("x = 1", "tab-numpy", "tab-jax"),
        cell("x = 1", "tab-numpy", "tab-parcial"),
        cell("from estabilidade import plotting", "remove-cell"),
        cell("x = 1", "remove-input"),
    ],
)
def test_cells_of_numpy_alone_run(chosen):
    assert runnable([SEEN, chosen]) == [SEEN, chosen]


@pytest.mark.parametrize(
    "left",
    [
        cell("import torch"),
        cell("from jax import numpy as jnp"),
        cell("def f():\n    import tensorflow as tf"),
        cell("x = 1", "tab-jax"),
        cell("assert True", "remove-cell", "test"),
        cell("%timeit 1"),
    ],
)
def test_other_cells_do_not(left):
    assert runnable([SEEN, left]) == [SEEN]


def test_a_page_that_shows_no_such_cell_runs_none():
    assert runnable([cell("import math", "remove-cell"), cell("import torch")]) == []


def test_what_runs_has_no_blank_lines_around_it():
    assert executed_text(cell("\n    x\n\ny\n")) == "    x\n\ny"


TORCH = {"pytorch": ("torch", "sympy")}
OWN = cell("import torch, sympy", "tab-pytorch")
SETUP = cell("import math", "remove-cell")


def test_a_framework_runs_its_own_cells_and_those_of_every_tab():
    cells = [SETUP, SEEN, cell("x = 1", "tab-numpy"), OWN, cell("import jax", "tab-jax")]
    assert by_framework(cells, TORCH) == {"numpy": cells[:3], "pytorch": [SETUP, SEEN, OWN]}
    assert by_framework(cells, {}) == {"numpy": cells[:3]}


@pytest.mark.parametrize("cells", [[SEEN], [SETUP, SEEN, cell("import torch", "remove-cell")], []])
def test_a_page_that_shows_nothing_of_a_framework_does_not_ask_for_it(cells):
    assert "pytorch" not in by_framework(cells, TORCH)


def test_a_page_may_need_a_framework_and_not_numpy():
    assert by_framework([OWN, cell("import torch")], TORCH).keys() == {"pytorch"}
