"""Which cells a notebook holds, and under which names."""

import json

import pytest

from estabilidade import FRAMEWORKS
from livro.errors import BookError

pytestmark = pytest.mark.demorado


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


def test_list_of_notebooks_sees_a_page_that_gains_or_loses_its_cells(build, cell):
    def listed(*blocks, anew=False):
        built = build(*blocks, apart="# Lista\n\n```{notebooks} jax\n```\n", anew=anew)
        page = (built.output / "lista.html").read_text("utf-8")
        return 'href="cadernos/jax/pagina.ipynb"' in page

    assert not listed("Sem células.", anew=True)
    assert listed("Sem células.", cell("1"))
    assert not listed("Sem células.", cell("1", "remove-input"))


def test_what_checks_an_exercise_follows_it_and_its_solution_is_in_the_second_set(build, cell):
    blanks, solution = cell("x = ...", "exercicio"), cell("x = 2", "solucao")
    check = cell("assert x == 2, 'x saiu outro'", "verificacao", "remove-cell")
    answer = "```{dropdown} Solução\nÉ **2**.\n```"
    built = build(blanks, solution, answer, check, "Um.", cell("a = 1"))
    code = built.code("jax")
    assert [code[0], code[2]] == ["x = ...", "a = 1"]
    _, _, shown, _ = [c for c in built.notebook("jax").cells if c.cell_type == "code"]
    assert shown.metadata["jupyter"] == {"source_hidden": True}
    folded = "<summary>Solução</summary>\n\nÉ **2**.\n\n</details>"
    assert "É **2**" not in built.text("jax") and folded in built.text("solucoes/jax")
    solved = built.code("solucoes/jax")
    assert [solved[0], *solved[2:]] == ["x = 2", "a = 1"] and solved[1] == code[1]


@pytest.mark.parametrize(
    ("answer", "said"),
    [("3", "Ainda não: x saiu outro\n"), ("...", "Ainda não: "), ("2", "Certo\n")],
)
def test_a_check_in_a_notebook_says_what_is_wrong_and_stops_nothing(
    build, cell, capsys, answer, said
):
    check = "assert x + 0 == 2, 'x saiu outro'\nprint('Certo')"
    cells = [cell("x = ...", "exercicio"), cell("x = 2", "solucao")]
    built = build(*cells, "```{dropdown} Fim\n```", cell(check, "verificacao", "remove-cell"))
    exec(built.code()[1], {"x": eval(answer)})
    assert capsys.readouterr().out.startswith(said)


def test_a_solution_without_a_dropdown_is_refused(build, cell):
    cells = [cell("x = ...", "exercicio"), cell("x = 2", "solucao"), "Um."]
    words = r"pagina.md:\d+: depois da célula da solução vem o seu {dropdown}"
    with pytest.raises(BookError, match=words):
        build(*cells, cell("assert x", "verificacao", "remove-cell"))
