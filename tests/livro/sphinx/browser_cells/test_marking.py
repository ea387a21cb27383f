"""What the extension writes in a page."""

import json
from functools import partial
from itertools import count

import pytest
import yaml
from bs4 import BeautifulSoup
from small_site import build_here, write_files

from livro.pyodide.frameworks import Session
from livro.pyodide.release import Size
from livro.sphinx.browser_cells import site
from livro.sphinx.browser_cells.downloaded import make_files
from livro.sphinx.browser_cells.marking import MARK
from livro.sphinx.bundle import digest

pytestmark = pytest.mark.demorado

EXTENSIONS = ["livro.sphinx.framework_tabs", "livro.sphinx.browser_cells"]
FRONT = """---
file_format: mystnb
kernelspec: {name: %s, display_name: Python}
language_info: {name: python, pygments_lexer: ipython3}
---

"""


def cell(tags, code):
    header = yaml.safe_dump({"tags": tags.split()})
    return f"```{{code-cell}} ipython3\n---\n{header}---\n{code}\n```\n\n"


PAGE = "# Página\n\n" + "".join(
    [
        cell("remove-cell", 'hidden = "</script><b>"'),
        cell("", "one = 1\n\n\ntwo = 2"),
        cell("remove-cell test", "assert one == 1"),
        cell("tab-numpy", "three = 3"),
        cell("tab-jax", "import jax"),
        cell("remove-cell", "later = 1"),
        cell("", "import torch"),
        cell("", "print(later < 2)"),
    ]
)


@pytest.fixture
def build(tmp_path):
    """Build a book of one page; return the folder of the site and its page."""

    def build(builder="html", kernel="python3", text=PAGE, **settings):
        source, output = tmp_path / "fonte", tmp_path / builder
        write_files(source, {"index.md": FRONT % kernel + text})
        config = {
            "extensions": EXTENSIONS,
            "framework_tabs_frameworks": [("numpy", "NumPy"), ("jax", "JAX")],
            "nb_execution_mode": "off",
            "html_theme": "basic",
            **settings,
        }
        _, warnings = build_here(source, output, builder, config)
        assert warnings == []
        page = output / "index.html"
        return output, BeautifulSoup(page.read_text(), "lxml") if page.is_file() else None

    return build


def codes(page, framework=""):
    """Read, as the page's script does, what would run and in what order."""
    found = page.select(f".{MARK}, .celula-oculta")
    return [_code(each) for each in found if not framework or framework in each["class"]]


def _code(element):
    if element.name == "script":
        return json.loads(element.string)
    return element.select_one(".cell_input pre").text.rstrip("\n")


def test_the_cells_of_numpy_are_marked_and_hidden_ones_keep_their_place(build):
    _, page = build()
    assert codes(page) == [
        'hidden = "</script><b>"',
        "one = 1\n\n\ntwo = 2",
        "three = 3",
        "later = 1",
        "print(later < 2)",
    ]
    assert "jax" not in "".join(e.text for e in page.select(f".{MARK}"))


def test_the_cells_of_another_framework_are_marked_on_its_own_tab(build, monkeypatch):
    """One that stands on two tabs runs once in each session, from the copy of its tab."""
    session = Session(packages=("jax",), bytes=1, modules=("jax",))
    monkeypatch.setattr(site.Kept, "sessions", {"jax": session})
    both = cell("tab-jax tab-numpy", "both = 1")
    output, page = build(text="# Página\n\n" + PAGE.partition("\n\n")[2] + "Texto.\n\n" + both)
    common = ['hidden = "</script><b>"', "one = 1\n\n\ntwo = 2"]
    ends = ["later = 1", "print(later < 2)", "both = 1"]
    assert codes(page, "celula-em-numpy") == [*common, "three = 3", *ends]
    assert codes(page, "celula-em-jax") == [*common, "import jax", *ends]
    assert codes(page).count("both = 1") == 2
    (script,) = page.select("script[data-celulas]")
    sessions = json.loads(script["data-sessoes"])
    assert [(each["name"], each["label"]) for each in sessions] == [
        ("numpy", "NumPy"),
        ("jax", "JAX"),
    ]
    resources = json.loads((output / script["data-celulas"] / "resources.json").read_text())
    assert resources["frameworks"]["jax"]["packages"] == [*resources["packages"], "jax"]
    assert resources["frameworks"]["jax"]["bytes"] == resources["bytes"] + 1


def test_the_page_knows_its_files_and_they_know_where_python_is(build):
    output, page = build(browser_cells_address="https://cdn.example/")
    (script,) = page.select("script[data-celulas]")
    folder = output / script["data-celulas"]
    resources = json.loads((folder / "resources.json").read_text())
    assert resources["pyodide"] == "https://cdn.example/"
    named = {*resources["wheels"], "page.mjs", "worker.mjs"}
    assert named < {file.name for file in folder.iterdir()}
    assert not (output / "_static" / "pyodide").exists()


def test_other_files_have_another_name(build):
    output, first = build()
    _, second = build(browser_cells_address="https://cdn.example/")
    names = [page.select_one("script[data-celulas]")["data-celulas"] for page in (first, second)]
    assert names[0] != names[1]
    assert len(list((output / "_static" / "celulas").iterdir())) == 1  # the old one is gone
    nowhere, somewhere = (partial(make_files, place, Size(2, 1)) for place in ("", "x"))
    assert digest(nowhere()) == digest(nowhere()) != digest(somewhere())


def test_what_is_saved_during_a_build_is_for_the_next_one(build, monkeypatch):
    saved = count()
    monkeypatch.setattr(site, "make_files", lambda *_: {"page.mjs": b"%d" % next(saved)})
    output, page = build()
    folder = output / page.select_one("script[data-celulas]")["data-celulas"]
    assert (folder / "page.mjs").read_bytes() == b"0"


def test_python_is_looked_at_once_and_published(build, tmp_path, monkeypatch):
    """To know that 27 MB are what they should be, they are all read."""
    file = tmp_path / "pyodide.mjs"
    file.write_bytes(b"x")
    found = iter([[file]])
    monkeypatch.setattr(site.folder, "files", lambda root: next(found))
    output, _ = build()
    assert (output / "_static/pyodide" / site.folder.name() / file.name).read_bytes() == b"x"
    assert next(found, None) is None


def test_a_check_is_in_its_exercise_and_a_solution_does_not_run(build):
    exercise = cell("exercicio", "x = ...") + cell("solucao", "x = 2")
    text = exercise + cell("verificacao remove-cell", "assert x < 3") + cell("", "y = 1")
    _, page = build(text=f"# Página\n\n{text}")
    assert codes(page) == ["x = ...", "y = 1"]
    (check,) = page.select(".celula-verificacao")
    assert json.loads(check.string) == "assert x < 3"
    assert MARK in check.parent["class"] and "x = ..." in check.parent.text


@pytest.mark.parametrize(
    "other", [{"kernel": "mxnet"}, {"text": "# Nada\n\n" + cell("", "import torch")}]
)
def test_other_pages_have_nothing_of_it(build, other):
    _, page = build(**other)
    assert codes(page) == []
    assert "browser_cells" not in str(page)


@pytest.mark.parametrize("builder", ["text", "latex"])
def test_other_formats_have_nothing_of_it(build, builder):
    output, _ = build(builder)
    texts = [f.read_text() for f in output.iterdir() if f.suffix in {".txt", ".tex"}]
    assert texts
    assert not any("hidden" in text or "celula" in text for text in texts)
