"""Which cells a page runs in the browser."""

from pathlib import Path

import pytest

from livro.book.cells import Cell
from livro.sphinx.browser_cells.cells import executed_text, runnable


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
