"""Which cells a notebook holds, and under which names."""

import json

import pytest

from estabilidade import FRAMEWORKS

pytestmark = pytest.mark.construcao


def test_notebook_holds_the_common_cells_and_those_of_its_framework(build, cell, cells):
    built = build(cell("a = 1"), "Um.", cells("b"), "Dois.", cell("c = 3"))
    for name in (framework.name for framework in FRAMEWORKS):
        assert built.code(name) == ["a = 1", f"b = '{name}'", "c = 3"]


def test_cell_shared_by_frameworks_is_in_the_notebook_of_each(build, cell, cells):
    shared = cell("x", "tab-numpy", "tab-jax", "tab-parcial")
    built = build(shared, "Um.", cells("y"))
    assert built.code("jax") == ["x", "y = 'jax'"]
    assert built.code("pytorch") == ["y = 'pytorch'"]


def test_hidden_cells_come_folded_before_the_ones_that_use_them(build, cell):
    built = build(cell("s = 0", "remove-cell"), "Um.", cell("s"))
    _, hidden, visible = [c for c in built.notebook().cells if c.cell_type == "code"]
    assert hidden.source == "s = 0"
    assert hidden.metadata["jupyter"] == {"source_hidden": True}
    assert "jupyter" not in visible.metadata


def test_cells_that_test_the_book_stay_in_the_book(build, cell):
    assert build(cell("assert True", "remove-cell", "test"), "Um.", cell("a")).code() == ["a"]


def test_code_is_the_text_of_the_page(build, cell):
    code = "# comentário\n\n\nif True:\n    x = '''á *b* {ref}`c`'''  # fim"
    assert build(cell(code)).code() == [code]


def test_page_without_cells_has_no_notebook(build, cell):
    built = build(cell("1"))
    assert built.file().is_file()
    assert not built.file(page="fim").exists()


def test_names_of_cells_are_unique_even_for_equal_ones(build, cell):
    names = [c.id for c in build(cell("1"), "Um.", cell("1"), "Um.", cell("1")).notebook().cells]
    assert len(set(names)) == len(names) == 8


def test_an_edit_leaves_the_names_of_the_other_cells_alone(build, cell):
    before = {c.source: c.id for c in build("Um.", cell("a"), "Dois.", cell("b")).notebook().cells}
    after = {c.source: c.id for c in build("Zero.", cell("a"), "Dois.", cell("b")).notebook().cells}
    kept = before.keys() & after.keys()
    assert {"a", "b", "Dois."} <= kept
    assert all(before[source] == after[source] for source in kept)


def test_same_page_gives_the_same_bytes(build, cell, cells):
    def files(built):
        return {p.name: p.read_bytes() for p in sorted((built.output / "cadernos").rglob("*.*"))}

    blocks = (cell("s", "remove-cell"), "Um.", cells())
    assert files(build(*blocks)) == files(build(*blocks))


def test_file_is_plain_and_has_no_output(build, cell):
    notebook = json.loads(build(cell("1")).file().read_text("utf-8"))
    assert notebook["nbformat"] == 4
    assert all(not c.get("outputs") for c in notebook["cells"])
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"


def test_page_of_another_kernel_has_no_notebook(build, cell):
    assert not build(cell("1"), kernel="mxnet").file().exists()


def test_page_that_shows_no_code_has_no_notebook(build, cell):
    shown = (cell("1", "remove-cell"), "Um.", cell("2", "remove-input"))
    assert not build(*shown).file().exists()


def test_list_of_notebooks_knows_pages_that_are_written_later(build, cell):
    built = build(cell("1"), index="```{notebooks} jax\n```")
    page = (built.output / "index.html").read_text("utf-8")
    assert 'href="cadernos/jax/pagina.ipynb"' in page
    assert 'href="cadernos/cadernos-jax.zip"' in page
