"""The functions on the pages and those of the package are the same functions."""

from pathlib import Path

import pytest

from estabilidade import FRAMEWORKS
from estabilidade.protocol import Functions
from livro.book.shown import shown_functions, synchronize
from livro.errors import BookError

ROOT = Path(__file__).parents[3]
PAGES = sorted((ROOT / "book").rglob("*.md"))
SHOWN = [shown for page in PAGES for shown in shown_functions(page)]
EXPERIMENTS = {
    "sigmoid_and_grad",
    "matrix_product",
    "train_mlp",
    "propagate",
    "normal",
    "xavier",
    "he",
    "default_dense",
}

CELL = "# Página\n\ntexto\n\n```{{code-cell}} ipython3\n:tags: [{tags}]\n\n{code}\n```\n\nfim\n"


def page_with(tmp_path, code, tags="tab-numpy"):
    page = tmp_path / "pagina.md"
    page.write_text(CELL.format(code=code, tags=tags), encoding="utf-8")
    return page


@pytest.mark.parametrize(
    "shown", SHOWN, ids=lambda s: f"{s.cell.page.stem}-{'-'.join(s.cell.tags)}-{s.node.name}"
)
def test_page_shows_the_tested_code(shown):
    assert shown.is_current, f"{shown.place} difere do pacote; rode `make sincronizar`"


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda framework: framework.name)
def test_every_experiment_is_shown_in_every_framework(framework):
    tag = f"tab-{framework.name}"
    names = {shown.node.name for shown in SHOWN if tag in shown.cell.tags}
    assert {name for name in names if hasattr(Functions, name)} == EXPERIMENTS


def test_a_drifted_function_is_found_and_mended(tmp_path):
    code = "import numpy as np\n\n\ndef matrix_product(factors):\n    return 1\n\n\nprint(2)"
    page = page_with(tmp_path, code)
    assert synchronize([page]) == [f"{page}:11: matrix_product"]
    text = page.read_text(encoding="utf-8")
    assert all(shown.is_current for shown in shown_functions(page))
    assert text.startswith("# Página\n\ntexto\n") and text.endswith("print(2)\n```\n\nfim\n")
    assert synchronize([page]) == []


def test_comments_of_the_page_are_left_alone(tmp_path):
    page = page_with(tmp_path, "def matrix_product():\n    pass")
    synchronize([page])
    commented = page.read_text(encoding="utf-8").replace(
        "    M, *rest", "    # desempacota\n    M, *rest"
    )
    page.write_text(commented, encoding="utf-8")
    assert synchronize([page]) == []
    assert page.read_text(encoding="utf-8") == commented


def test_functions_of_the_reader_are_none_of_ours(tmp_path):
    page = page_with(tmp_path, "def minha_função(x):\n    return x")
    assert list(shown_functions(page)) == []


def test_an_untagged_cell_shows_the_theory(tmp_path):
    page = page_with(tmp_path, "def log_product(factors):\n    return 0", tags="hide-input")
    assert [shown.is_current for shown in shown_functions(page)] == [False]


def test_an_untagged_cell_of_the_page_of_mxnet_shows_mxnet(tmp_path):
    page = page_with(tmp_path, "def matrix_product(factors):\n    return 0", tags="hide-input")
    assert list(shown_functions(page)) == []  # there is none in `estabilidade.theory`
    front_matter = "---\nkernelspec:\n  name: mxnet\n---\n\n"
    page.write_text(front_matter + page.read_text(encoding="utf-8"), encoding="utf-8")
    synchronize([page])
    assert "np.einsum" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["%matplotlib inline", "!nvidia-smi"])
def test_commands_of_ipython_are_no_broken_python(tmp_path, command):
    page = page_with(tmp_path, f"{command}\ndef log_product(factors):\n    return 0", tags="x")
    assert [shown.node.name for shown in shown_functions(page)] == ["log_product"]


def test_broken_python_says_where(tmp_path):
    page = page_with(tmp_path, "x = 1\ny = (")
    with pytest.raises(BookError, match=r"pagina\.md:9: a célula não é Python válido perto de “"):
        list(shown_functions(page))


def test_a_broken_page_keeps_the_others_as_they_are(tmp_path):
    drifted, broken = page_with(tmp_path, "def matrix_product():\n    pass"), tmp_path / "b.md"
    before = drifted.read_bytes()
    broken.write_text("```{code-cell} ipython3\ndef f(:\n```\n", encoding="utf-8")
    with pytest.raises(BookError, match=r"b\.md:2: "):
        synchronize([drifted, broken])
    assert drifted.read_bytes() == before


def test_a_mended_page_keeps_the_ends_of_its_lines(tmp_path):
    page = page_with(tmp_path, "def matrix_product():\n    pass")
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    assert synchronize([page])
    assert page.read_bytes().count(b"\n") == page.read_bytes().count(b"\r\n")
