"""Another framework in the page: its own tab, its own Python, in a real Chromium without network.

The framework is a small one of the tests' own; the pages and the release of Pyodide are real.
"""

import shutil
from pathlib import Path

import pytest
from axe import violations
from running import PATIENCE, cell, press, restore, result, run, state, wait_for_state, write
from small_site import run_sphinx, write_site
from toy_framework import CODE, HELPER, TOY, keep, wheel

import estabilidade
from livro.cli import main
from livro.pyodide import release
from livro.pyodide.compiling import folder

pytestmark = pytest.mark.navegador

ROOT = Path(__file__).parents[2]
CONF = """
extensions = ["livro.sphinx.framework_tabs", "livro.sphinx.browser_cells"]
framework_tabs_frameworks = [("numpy", "NumPy"), ("brinquedo", "Brinquedo"), ("jax", "JAX")]
html_theme = "basic"
language = "pt_BR"
nb_execution_mode = "off"
exclude_patterns = ["_build", ".cache"]
"""
FRONT = """---
file_format: mystnb
kernelspec: {name: python3, display_name: Python}
language_info: {name: python, pygments_lexer: ipython3}
---

"""
CELLS = [
    ("remove-cell", "escondida = 1"),
    ("", "comum = escondida + 1"),
    ("tab-numpy", "import numpy as np\n\nfeito = np.sqrt(16.0)"),
    ("tab-brinquedo", "import brinquedo\n\nfeito = brinquedo.dobro(comum)"),
    ("tab-jax", "import jax"),
    ("", "print(feito)"),
]
BLOCK = "```{code-cell} ipython3\n:tags: [%s]\n\n%s\n```\n\n"
PAGE = FRONT + "# Uma página\n\n" + "".join(BLOCK % each for each in CELLS)
SHARED, NUMPY, TOYS, LAST = range(4)  # the cells with a button


def pyodide(source, *texts):
    """Run `livro pyodide --pacotes` in a book."""
    for name in ("_config.yml", "_toc.yml"):
        (source / name).touch()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(source)
        patch.setattr(estabilidade, "FRAMEWORKS", (*estabilidade.FRAMEWORKS, TOY))
        return main(["pyodide", "--pacotes", *texts])


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A book of one page, with the release of Pyodide in its cache."""
    source = write_site(tmp_path_factory.mktemp("livro"), CONF, {"index.md": PAGE})
    folder.files(ROOT)  # compiled, if it was not
    for place in (release.place, folder.place):
        shutil.copytree(place(ROOT), place(source))
    return source


@pytest.fixture(scope="module")
def sites(book):
    """The site before, with and after the framework: folder -> every file of it."""
    given = [keep(book, wheel(code=CODE)), keep(book, wheel("adereco", "0.1", HELPER))]
    found = {}
    for _ in range(2):  # in the second build, MyST-NB knows its own style sheet
        run_sphinx(book, "-a")
    for name, texts in {"antes": [], "com": given, "depois": ["nenhum"]}.items():
        assert not texts or pyodide(book, *texts) == 0
        built = run_sphinx(book)
        assert built.returncode == 0, built.stderr
        found[name] = shutil.copytree(built.output, book / name)
    return found


@pytest.fixture(scope="module")
def visit(chromium, serve, sites):
    """Open the page with the framework, for a reader whose network has only the site."""
    address = serve(sites["com"])
    contexts = []

    def visit():
        context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
        contexts.append(context)
        context.route(lambda url: not url.startswith(address), lambda route: route.abort())
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(f"{address}/index.html")
        return page

    yield visit
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def page(visit):
    """The page on which the tests, in their order, run more and more."""
    return visit()


def choose(page, label):
    page.locator("label.sd-tab-label", has_text=label).first.click()


def contents(folder):
    return {
        path.relative_to(folder): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_without_wheels_nothing_is_another_byte(sites):
    before, between, after = (contents(folder) for folder in sites.values())
    assert before == after
    assert {path.name for path in between.keys() - before.keys()} >= {
        "brinquedo-1.2-py3-none-any.whl",
        "frameworks-lock.json",
    }
    assert not any(
        b"celula-em-" in content for path, content in before.items() if path.suffix == ".html"
    )


def test_only_the_tabs_of_what_was_given_have_a_button(page):
    names = page.locator(".celula-barra").count()
    assert names == len([SHARED, NUMPY, TOYS, LAST])
    assert page.locator(".tag_tab-jax .celula-barra").count() == 0


def test_a_framework_is_loaded_when_its_tab_asks_for_it(page):
    run(cell(page, NUMPY))
    assert state(cell(page, NUMPY)).inner_text().endswith("na sessão do NumPy.")
    assert not any("brinquedo" in address for address in page.asked)
    choose(page, "Brinquedo")
    press(cell(page, TOYS), "Executar")
    wait_for_state(cell(page, TOYS), "Baixando o Python e o Brinquedo")
    wait_for_state(cell(page, TOYS), "na sessão do Brinquedo.")
    assert any("brinquedo-1.2" in address for address in page.asked)


@pytest.mark.parametrize(("label", "value"), [("NumPy", "4.0"), ("Brinquedo", "4")])
def test_a_cell_of_every_tab_runs_with_the_one_chosen_and_says_so(page, label, value):
    choose(page, label)
    run(cell(page, LAST))
    assert result(cell(page, LAST)).inner_text().strip() == value
    assert state(cell(page, LAST)).inner_text().endswith(f"na sessão do {label}.")


@pytest.mark.parametrize(
    ("label", "index", "other"), [("NumPy", NUMPY, "brinquedo"), ("Brinquedo", TOYS, "np")]
)
def test_no_name_of_one_session_is_known_in_the_other(page, label, index, other):
    choose(page, label)
    write(cell(page, index), other)
    run(cell(page, index), f"Parou com um erro, na sessão do {label}.")
    assert f"NameError: name '{other}'" in result(cell(page, index)).inner_text()
    restore(cell(page, index))
    run(cell(page, index))


def test_a_session_that_restarts_leaves_the_other_alone(page):
    choose(page, "Brinquedo")
    write(cell(page, TOYS), "print('feito' in globals(), comum)")
    run(cell(page, TOYS))
    assert result(cell(page, TOYS)).inner_text().strip() == "True 2"
    press(cell(page, TOYS), "Reiniciar")
    wait_for_state(cell(page, TOYS), "as variáveis da sessão do Brinquedo foram apagadas")
    run(cell(page, TOYS))  # after the cells above, and no other
    assert result(cell(page, TOYS)).inner_text().strip() == "False 2"
    choose(page, "NumPy")
    write(cell(page, LAST), "print('feito' in globals())")
    run(cell(page, LAST))
    assert result(cell(page, LAST)).inner_text().strip() == "True"


def test_a_link_to_a_code_opens_its_tab(page):
    choose(page, "Brinquedo")
    press(cell(page, TOYS), "Copiar link")
    wait_for_state(cell(page, TOYS), "Link copiado")
    assert "?framework=brinquedo#celula=" in page.evaluate("navigator.clipboard.readText()")


def test_what_waits_gives_up_and_a_loop_is_interrupted_without_loss_for_the_other(page):
    choose(page, "Brinquedo")
    write(cell(page, TOYS), "print('começou', flush=True)\nwhile True:\n    pass")
    press(cell(page, TOYS), "Executar")
    result(cell(page, TOYS)).filter(has_text="começou").wait_for()
    choose(page, "NumPy")
    press(cell(page, LAST), "Executar")
    wait_for_state(cell(page, LAST), "Na fila")
    press(cell(page, LAST), "Cancelar")
    wait_for_state(cell(page, LAST), "Não executada.")
    choose(page, "Brinquedo")
    assert "Executando" in state(cell(page, TOYS)).inner_text()
    press(cell(page, TOYS), "Interromper")
    wait_for_state(cell(page, TOYS), "As variáveis da sessão do Brinquedo se perderam")
    choose(page, "NumPy")
    run(cell(page, LAST))
    assert result(cell(page, LAST)).inner_text().strip() == "True"


def test_axe_finds_no_violation_in_the_cells(page):
    assert [found for found in violations(page) if "celula" in str(found)] == []


def test_a_wheel_that_changed_on_the_way_is_refused(visit):
    page = visit()
    page.context.route("**/adereco-*.whl", lambda route: route.fulfill(body=b"outro"))
    choose(page, "Brinquedo")
    press(cell(page, TOYS), "Executar")
    wait_for_state(cell(page, TOYS), "O download não terminou (adereco-")
