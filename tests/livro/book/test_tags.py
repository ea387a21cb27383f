"""One reading of the tags of a cell, for the tabs, the notebooks, the browser and the checks."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livro.book.cells import Cell
from livro.book.tags import PARTIAL, read_tags
from livro.sphinx.browser_cells.cells import runnable

WRITTEN = ["tab-numpy", "tab-jax", PARTIAL, "test", "remove-cell", "remove_input", "hide-input"]
SUBSETS = [subset for size in range(len(WRITTEN) + 1) for subset in combinations(WRITTEN, size)]


def cell(tags):
    return Cell(Path("pagina.md"), "python3", 1, 2, {"tags": list(tags)}, "x = 1")


@given(st.permutations(WRITTEN), st.integers(0, len(WRITTEN)))
def test_the_order_of_the_tags_means_nothing_but_the_order_of_the_tabs(tags, count):
    read = read_tags(tags[:count])
    again = read_tags(sorted(tags[:count]))
    assert set(read.frameworks) == set(again.frameworks)
    assert (read.partial, read.test, read.hidden) == (again.partial, again.test, again.hidden)


@pytest.mark.parametrize("tags", SUBSETS, ids="+".join)
def test_every_combination_is_read_the_same_by_all(tags):
    """A cell of NumPy lost its button when it was of JAX too, or of an incomplete group."""
    read = cell(tags).says
    assert set(read.frameworks) == {tag[4:] for tag in tags if tag in {"tab-numpy", "tab-jax"}}
    assert read.partial is (PARTIAL in tags)
    of_numpy = "tab-numpy" in tags or "tab-jax" not in tags
    assert read.belongs_to("numpy") is of_numpy
    seen = not {"remove-cell", "remove_input"} & set(tags)
    assert read.shows_code is seen
    assert bool(runnable([cell(tags)])) is (of_numpy and seen and "test" not in tags)
