"""The code cells of a page: what they hold and where they stand."""

import pytest

from livro.book.cells import code_cells, kernel_name
from livro.errors import BookError

PAGE = """\
# Título

```{code-cell} ipython3
:tags: [tab-numpy, test]

x = 1
y = 2
```

```python
não = "é célula"
```

```{code-cell} ipython3
---
tags: [tab-jax]
mystnb:
  figure:
    name: fig-a
---
z = 3
```

```{code-cell} ipython3
sem = "metadados"
```
"""


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "pagina.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_only_code_cells_count(page):
    assert [cell.code.strip().splitlines()[0] for cell in code_cells(page)] == [
        "x = 1",
        "z = 3",
        'sem = "metadados"',
    ]


def test_both_forms_of_metadata_are_read(page):
    first, second, third = code_cells(page)
    assert first.tags == ("tab-numpy", "test")
    assert second.tags == ("tab-jax",)
    assert second.metadata["mystnb"]["figure"]["name"] == "fig-a"
    assert third.tags == ()


def test_the_place_of_a_cell_holds_its_code(page):
    lines = PAGE.splitlines()
    for cell in code_cells(page):
        assert "\n".join(lines[cell.first : cell.last]) == cell.code


@pytest.mark.parametrize(
    ("header", "cause"),
    [
        (":tags: [aberta", "o YAML está malformado perto de “tags: \\[aberta”"),
        (":solto", "não são pares “chave: valor”"),
        (":dia: 2026-13-99", "um valor que não é do tipo que diz"),
        (":tags: tab-jax", "são uma lista de palavras"),
        (":tags: [1]", "são uma lista de palavras"),
    ],
)
def test_broken_metadata_say_where_and_why_in_a_line(tmp_path, header, cause):
    page = tmp_path / "quebrada.md"
    text = f"texto\n\n```{{code-cell}} ipython3\n{header}\n\nx\n```\n"
    page.write_text(text, encoding="utf-8")
    message = rf"quebrada\.md:3: metadados da célula inválidos: [^\n]*{cause}$"
    with pytest.raises(BookError, match=message):
        list(code_cells(page))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("---\nkernelspec:\n  name: mxnet\n---\n\n# Título\n", "mxnet"),
        ("---\ndescription: uma página\n---\n\n# Título\n", None),
        ("---\n---\n\n# Título\n", None),
        ("# Título\n\n---\nkernelspec:\n  name: mxnet\n---\n", None),
        ("", None),
    ],
    ids=["kernel", "sem-kernel", "vazio", "não-é-metadado", "página-vazia"],
)
def test_the_kernel_of_a_page_is_in_its_front_matter(tmp_path, text, name):
    page = tmp_path / "pagina.md"
    page.write_text(text, encoding="utf-8")
    assert kernel_name(page) == name


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("kernelspec: [aberta", "malformado"),
        ("kernelspec: python3", "não são pares"),
        ("- kernelspec", "não são pares"),
        ("dia: 2026-13-99", "não é do tipo"),
    ],
)
def test_broken_front_matter_says_where_and_why_in_a_line(tmp_path, text, cause):
    page = tmp_path / "pagina.md"
    page.write_text(f"---\n{text}\n---\n", encoding="utf-8")
    message = rf"pagina\.md:1: metadados da página inválidos: [^\n]*{cause}[^\n]*$"
    with pytest.raises(BookError, match=message):
        kernel_name(page)
