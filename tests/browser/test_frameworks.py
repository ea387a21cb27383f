"""Another framework in the page: its own tab, its own Python, in a real Chromium without network.

The framework is a small one of the tests' own; the pages and the release of Pyodide are real.
"""

import shutil
from pathlib import Path

import pytest
from running import cell, press, result, run, state, violations, wait_for_state, write
from small_site import run_sphinx, write_site
from toy_framework import CODE, HELPER, TOY, keep, wheel

import estabilidade
from livro.cli import main
from livro.pyodide import folder

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
    shutil.copytree(folder.place(ROOT), folder.place(source))
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


@pytest.fixture
def page(chromium, serve, sites):
    address = serve(sites["com"])
    context = chromium.new_context()
    context.route(lambda url: not url.startswith(address), lambda route: route.abort())
    context.set_default_timeout(90_000)
    page = context.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(f"{address}/index.html")
    yield page
    context.close()


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


def test_each_framework_has_its_own_python_and_says_which(page):
    run(cell(page, NUMPY))
    assert state(cell(page, NUMPY)).inner_text().endswith("na sessão do NumPy.")
    assert not any("brinquedo" in address for address in page.asked)
    run(cell(page, LAST))
    assert result(cell(page, LAST)).inner_text().strip() == "4.0"

    choose(page, "Brinquedo")
    press(cell(page, TOYS), "Executar")
    wait_for_state(cell(page, TOYS), "Baixando o Python e o Brinquedo")
    wait_for_state(cell(page, TOYS), "na sessão do Brinquedo.")
    assert any("brinquedo-1.2" in address for address in page.asked)
    run(cell(page, LAST))
    assert result(cell(page, LAST)).inner_text().strip() == "4"
    assert state(cell(page, LAST)).inner_text().endswith("na sessão do Brinquedo.")

    write(cell(page, TOYS), "np")
    run(cell(page, TOYS), "Parou com um erro, na sessão do Brinquedo.")
    assert "NameError" in result(cell(page, TOYS)).inner_text()
    choose(page, "NumPy")
    write(cell(page, NUMPY), "print(np.pi > feito, 'brinquedo' in globals())")
    run(cell(page, NUMPY))
    assert result(cell(page, NUMPY)).inner_text().strip() == "False False"


def test_a_session_that_restarts_leaves_the_other_alone(page):
    run(cell(page, NUMPY))
    choose(page, "Brinquedo")
    run(cell(page, TOYS))
    press(cell(page, TOYS), "Reiniciar")
    wait_for_state(cell(page, TOYS), "as variáveis da sessão do Brinquedo foram apagadas")
    write(cell(page, TOYS), "feito")
    run(cell(page, TOYS), "Parou com um erro")  # the cells before it ran again, and no other
    choose(page, "NumPy")
    run(cell(page, LAST))
    assert result(cell(page, LAST)).inner_text().strip() == "4.0"


def test_a_loop_in_one_session_is_interrupted_and_the_other_keeps_its_names(page):
    run(cell(page, NUMPY))
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
    press(cell(page, TOYS), "Interromper")
    wait_for_state(cell(page, TOYS), "As variáveis da sessão do Brinquedo se perderam")
    choose(page, "NumPy")
    write(cell(page, LAST), "print('feito' in globals())")
    run(cell(page, LAST))
    assert result(cell(page, LAST)).inner_text().strip() == "True"


def test_a_wheel_that_changed_on_the_way_is_refused(page):
    page.context.route("**/adereco-*.whl", lambda route: route.fulfill(body=b"outro"))
    choose(page, "Brinquedo")
    press(cell(page, TOYS), "Executar")
    wait_for_state(cell(page, TOYS), "O download não terminou (adereco-")


def test_axe_finds_no_violation(page):
    choose(page, "Brinquedo")
    run(cell(page, TOYS))
    ours = [found for found in violations(page) if "celula" in str(found)]
    assert ours == []
