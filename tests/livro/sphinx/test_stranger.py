"""Each extension that others can use, alone and with its defaults in a stranger's Jupyter Book.

The package of this book is not there either: importing it is an error.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from small_site import WITH_CELLS

pytestmark = pytest.mark.demorado

WORKSHOP = Path(__file__).parents[3] / "ferramentas"
CELLS = "\n\n".join(
    f'```{{code-cell}}\n:tags: [tab-{name}]\nprint("{name}")\n```'
    for name in ("numpy", "pytorch", "tensorflow", "jax")
)
PAGES = {
    "_toc.yml": "{format: jb-book, root: index, chapters: [{file: dois}]}",
    "index.md": f"{WITH_CELLS}# Explosões\n\n{CELLS}\n\nTexto.\n\n{CELLS}\n",
    "dois.md": "# Dois\n\nA fórmula $x^2$ e a {eq}`soma`.\n\n$$\na + b\n$$ (soma)\n",
}


def build(folder, extension, language="pt_BR"):
    """Build a stranger's book with one extension; return its site."""
    config = {
        "title": "Um livro alheio",
        "execute": {"execute_notebooks": "off"},
        "sphinx": {"extra_extensions": [extension], "config": {"language": language}},
    }
    for name, text in {"_config.yml": yaml.safe_dump(config), **PAGES}.items():
        (folder / name).write_text(text, "utf-8")
    absent = folder / "_absent"
    absent.mkdir()
    (absent / "estabilidade.py").write_text("raise ModuleNotFoundError", "utf-8")
    program = Path(sys.executable).with_name("jupyter-book")
    answer = subprocess.run(
        [program, "build", "-q", "-W", "-n", "--keep-going", folder],
        env={**os.environ, "PYTHONPATH": f"{absent}{os.pathsep}{WORKSHOP}"},
        capture_output=True,
        text=True,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return folder / "_build" / "html"


@pytest.fixture(scope="module")
def tabs(tmp_path_factory):
    return build(tmp_path_factory.mktemp("tabs"), "livro.sphinx.framework_tabs")


@pytest.fixture(scope="module")
def mathematics(tmp_path_factory):
    return build(tmp_path_factory.mktemp("math"), "livro.sphinx.math")


@pytest.fixture(scope="module")
def search(tmp_path_factory):
    return build(tmp_path_factory.mktemp("search"), "livro.sphinx.search", "pt")


@pytest.fixture
def reader(chromium, serve):
    """Open a page of a site, which gets nothing from anywhere else."""
    contexts = []

    def open_page(site, page):
        address = serve(site)
        contexts.append(chromium.new_context())
        contexts[-1].route(lambda url: not url.startswith(address), lambda route: route.abort())
        tab = contexts[-1].new_page()
        tab.goto(f"{address}/{page}")
        return tab

    yield open_page
    for context in contexts:
        context.close()


def page(site, name):
    return BeautifulSoup((site / name).read_text("utf-8"), "lxml")


def test_adjacent_cells_become_tabs(tabs):
    groups = page(tabs, "index.html").select(".sd-tab-set")
    names = [[label.text.strip() for label in group.select("label")] for group in groups]
    assert names == [["NumPy", "PyTorch", "TensorFlow", "JAX"]] * 2


def test_formulas_are_drawn_and_nothing_of_mathjax_is_left(mathematics):
    found = page(mathematics, "dois.html")
    assert len(found.select("article .katex math")) == 2
    assert found.select_one(".eqno").text.startswith("(1)")
    assert "mathjax" not in str(found).lower()


def test_a_page_without_formulas_loads_nothing_for_them(mathematics):
    assert not page(mathematics, "index.html").select("[href*=katex], [src*=katex]")


@pytest.mark.navegador
def test_a_click_moves_every_group_of_tabs(tabs, reader):
    tab = reader(tabs, "index.html")
    tab.locator("label", has_text="JAX").first.click()
    shown = tab.locator(".sd-tab-content:visible").all_inner_texts()
    assert [text.strip() for text in shown] == ['print("jax")'] * 2


@pytest.mark.navegador
def test_formulas_have_their_own_fonts(mathematics, reader):
    tab = reader(mathematics, "dois.html")
    assert tab.evaluate("document.fonts.ready.then(() => document.fonts.check('1em KaTeX_Math'))")


@pytest.mark.navegador
@pytest.mark.parametrize("word", ["explosoes", "explosão", "EXPLOSAO"])
def test_every_form_of_a_word_is_found(search, reader, word):
    tab = reader(search, f"search.html?q={word}")
    results = tab.locator("#search-results li a")
    results.first.wait_for()
    assert results.first.inner_text() == "Explosões"
