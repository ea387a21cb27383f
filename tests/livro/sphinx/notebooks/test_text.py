"""What the text of a notebook says, and what it never says."""

import re

import pytest

pytestmark = pytest.mark.demorado

SITE = {"html_baseurl": "https://livro.example/"}


def test_references_become_their_text(build, cell):
    text = build("Veja {ref}`sec_end` e [o fim](fim.md).", cell("1")).text()
    assert "Veja Fim e o fim." in text


def test_references_lead_to_the_site_with_the_same_framework(build, cells):
    built = build("Veja {ref}`sec_end`.", cells(), **SITE)
    assert "[Fim](https://livro.example/fim.html?framework=jax#sec-end)" in built.text("jax")
    assert "[Fim](https://livro.example/fim.html?framework=numpy#sec-end)" in built.text("numpy")


def test_first_cell_says_where_the_notebook_comes_from(build, cells):
    source = build(cells(), **SITE).notebook("pytorch").cells[0].source
    assert "[Uma página](https://livro.example/pagina.html?framework=pytorch)" in source
    assert "*Livro de teste*" in source
    assert "**PyTorch**" in source


def test_links_to_other_sites_stay(build, cell):
    assert "[aqui](https://d2l.ai)" in build("Está [aqui](https://d2l.ai).", cell("1")).text()


def test_equations_carry_their_numbers(build, cell):
    text = build("$$\nx = 1\n$$ (eq_one)\n\nPor {eq}`eq_one`, $x > 0$.", cell("1")).text()
    assert "$$\nx = 1 \\tag{1.1}\n$$" in text
    assert "Por (1.1), $x > 0$." in text


def test_aligned_equations_have_one_number_outside(build, cell):
    tex = "\\begin{aligned}\na &= b \\\\\nc &= d\n\\end{aligned}"
    assert f"$$\n{tex} \\tag{{1.1}}\n$$" in build(f"$$\n{tex}\n$$ (eq_a)", cell("1")).text()


def test_equation_without_a_number_gets_none(build, cell):
    assert "$$\ny\n$$" in build("$$\ny\n$$", cell("1")).text()


def test_citations_name_authors_and_the_works_close_the_notebook(build, cell):
    built = build("Segundo {cite:t}`Silva.2020`, sim {cite:p}`Silva.2020`.", cell("1"))
    assert "Segundo Silva e Souza (2020), sim (Silva e Souza, 2020)." in built.text()
    last = built.notebook().cells[-1].source
    assert last.startswith("## Referências\n\n- Ana Silva e Bruno Souza (2020). Um artigo.")


def test_page_that_cites_nothing_has_no_references(build, cell):
    assert "Referências" not in build(cell("1")).text()


def test_terms_are_plain_words(build, cell):
    assert "Uma camada, duas *camadas*." in build(
        "Uma {term}`camada`, duas *{term}`camadas <camada>`*.", cell("1")
    ).text(framework="jax")


def test_notes_are_quoted(build, cell):
    note = "```{admonition} Nota desta edição\n:class: nota-edicao\n\nUm.\n\n- dois\n- três\n```"
    expected = "> **Nota desta edição**\n>\n> Um.\n>\n> - dois\n> - três"
    assert expected in build(note, cell("1")).text()


def test_notes_without_a_title_get_that_of_their_kind(build, cell):
    assert "> **Nota**\n>\n> Um." in build("```{note}\nUm.\n```", cell("1")).text()


def test_solutions_are_folded(build, cell):
    solution = "```{admonition} Solução\n:class: dropdown\n\nÉ **7**.\n```"
    expected = "<details>\n<summary>Solução</summary>\n\nÉ **7**.\n\n</details>"
    assert expected in build(solution, cell("1")).text()


def test_only_the_second_set_has_solutions(build, cell):
    hint, solution = "```{dropdown} Dica\nÉ **par**.\n```", "```{dropdown} Soluções\nÉ **8**.\n```"
    built = build(hint, solution, cell("1"))
    folded = "<details>\n<summary>Dica</summary>\n\nÉ **par**.\n\n</details>"
    first, second = built.text(), built.text("solucoes/numpy")
    assert folded in first and folded in second
    assert "É **8**" in second and "É **8**" not in first
    assert "na pasta `solucoes`" in first and "resolvidos" in second


def test_a_page_without_exercises_is_in_one_set(build, cell):
    built = build("```{dropdown} Dica\nÉ **par**.\n```", cell("1"))
    assert not built.file("solucoes/numpy").exists()
    assert "solucoes" not in built.text()


def test_opening_and_next_are_text(build, cell):
    opening = "```{abertura}\n:antes: o {ref}`fim <sec_end>`.\n\n- uma coisa.\n```"
    closing = "```{proxima} sec_end\nPorque sim.\n```"
    text = build(opening, cell("1"), closing).text()
    assert "> **Você vai ver:**\n>\n> - uma coisa.\n>\n> **Antes de começar:** o fim." in text
    assert "**A seguir:** Fim.\nPorque sim." in text


def test_headings_carry_their_numbers_and_open_a_cell(build, cell):
    sources = [c.source for c in build("Um.", "## Dois", "Três.", cell("1")).notebook().cells]
    assert "# 1. Uma página\n\nUm." in sources
    assert "## 1.1. Dois\n\nTrês." in sources


def test_lists_in_lists_and_tables(build, cell):
    text = build("1. um\n   - dois\n1. três", "| a | b |\n|---|---|\n| $x$ | d |", cell("1")).text()
    assert "1. um\n\n   - dois\n2. três" in text
    assert "| a | b |\n|---|---|\n| $x$ | d |" in text


def test_signs_that_markdown_would_take_are_kept(build, cell):
    text = build(r"Dois \* três \* quatro, f\_um\_dois, a < b e US\$ 5.", cell("1")).text()
    assert r"Dois \* três \* quatro, f\_um\_dois, a &lt; b e US\$ 5." in text


def test_prose_in_tabs_is_that_of_the_framework(build, cells):
    prose = (
        "::::{tab-set}\n:sync-group: framework\n\n"
        ":::{tab-item} NumPy\n:sync: numpy\n\nSó NumPy.\n:::\n"
        ":::{tab-item} JAX\n:sync: jax\n\nSó JAX.\n:::\n::::"
    )
    built = build(prose, cells())
    assert "Só JAX." in built.text("jax")
    assert "Só NumPy." not in built.text("jax")
    assert "**NumPy**\n\nSó NumPy.\n\n**JAX**\n\nSó JAX." in built.text("pytorch")


def test_captions_follow_their_cells(build, cell):
    options = (
        "---\ntags: [tab-numpy]\nmystnb:\n  figure:\n    name: fig-a\n    caption: Um $x$.\n---"
    )
    first = f"```{{code-cell}} ipython3\n{options}\nx = 0\n```"
    others = "\n\n".join(cell("x", f"tab-{name}") for name in ("pytorch", "tensorflow", "jax"))
    built = build(first, others, "Veja a {numref}`fig-a`.", framework_tabs_placeholder="Omitida.")
    for framework in ("numpy", "jax"):
        *_, code, text = built.notebook(framework).cells
        assert code.cell_type == "code"
        assert text.source == "**Figura 1.1.** Um $x$.\n\nVeja a Figura 1.1."


def test_footnotes_keep_their_numbers(build, cell):
    text = build("Um[^a].", cell("1"), "[^a]: Uma *nota*.").text()
    assert "Um<sup>1</sup>." in text
    assert "<sup>1</sup> Uma *nota*." in text


def test_node_that_nobody_can_write_is_a_warning_with_its_place(build, cell):
    built = build("```{sidebar} Ao lado\nTexto.\n```", cell("1"), clean=False)
    (warning,) = built.warnings
    assert "não sabe escrever um nó do tipo sidebar" in warning
    assert "pagina" in warning


def test_no_role_or_directive_is_left(build, cell):
    everything = "{ref}`sec_end` {term}`camada` {cite:p}`Silva.2020` `literal` $x$"
    text = build(everything, "```{note}\nUm.\n```", cell("1")).text()
    assert not re.search(r"\{[\w:-]+\}`|```\{|:::", text)


def test_sections_too_deep_for_a_number_have_none(build, cells):
    """Sphinx keeps None for them; a heading of the third level ended the build."""
    deep = "## Seção\n\n### Subseção\n\n#### Parte\n\ntexto"
    text = build(cells(), deep, index="").text()
    assert "Subseção" in text and "Parte" in text
    assert "None" not in text
