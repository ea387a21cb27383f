"""What the laboratories say holds for seeds that their pages do not use."""

from pathlib import Path

import matplotlib
import pytest
from matplotlib import pyplot

from livro.book.cells import code_cells

matplotlib.use("Agg")  # the cells draw
LABORATORIES = Path(__file__).parents[3] / "book" / "laboratorios"


@pytest.fixture(autouse=True)
def no_figure_left_open():
    yield
    pyplot.close("all")  # Matplotlib warns of more than twenty


def names_of(page, framework):
    """Run the cells of a page that a notebook of one framework has; return what they define."""
    names = {}
    for cell in code_cells(LABORATORIES / f"{page}.md"):
        if cell.says.belongs_to(framework):
            exec(compile(cell.code, cell.place, "exec"), names)
    return names


@pytest.mark.cadernos
def test_the_fate_of_a_training_is_that_of_ten_other_seeds():
    page = names_of("destino", "numpy")
    page["depth"] = 20  # the exercise changed it
    for activation in page["titles"]:
        weights = page["starting_weights"](activation, range(5, 15))
        losses, _ = page["train"](weights, activation)
        page["check"](losses, activation)


@pytest.mark.cadernos
def test_what_rescues_a_training_rescues_that_of_other_seeds():
    page = names_of("passo", "numpy")
    for seed in range(5, 15):
        page["check_clipping"](seed)
        page["check_float16"](seed)
    page["check_warm_up"](range(5, 15))


@pytest.mark.cadernos
@pytest.mark.parametrize("seed", [1, 2])
def test_the_reach_of_a_signal_tells_which_depth_trains_for_other_seeds(seed):
    page = names_of("dez-mil-camadas", "numpy")
    page["check_reach"]({depth: page["fitted"](depth, seed) for depth in (10, 40)})


PAGES = sorted(LABORATORIES.glob("*.md"))
SMALLER = [page for page in PAGES if "emscripten" in page.read_text("utf-8")]


@pytest.mark.demorado
@pytest.mark.parametrize("page", SMALLER, ids=lambda page: page.stem)
def test_what_a_page_says_of_its_cells_holds_of_the_smaller_size_in_the_browser(page, monkeypatch):
    monkeypatch.setattr("sys.platform", "emscripten")
    names_of(page.stem, "numpy")  # its assertions too


@pytest.mark.parametrize("page", SMALLER, ids=lambda page: page.stem)
def test_a_smaller_size_in_the_browser_is_announced(page):
    for cell in code_cells(page):
        if "emscripten" in cell.code:
            before = "\n".join(page.read_text("utf-8").splitlines()[: cell.first])
            paragraph = before.rpartition("```{code-cell}")[0].strip().rpartition("\n\n")[2]
            assert "No navegador" in paragraph and "ali" in paragraph
