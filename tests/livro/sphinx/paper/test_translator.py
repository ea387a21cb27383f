"""The LaTeX of the book on paper: the numbers of the site, notes, parts, the index."""

import re

import pytest

import estabilidade

from .printing import print_book

pytestmark = pytest.mark.demorado

INDEX = """\
# Livro

Apresento o livro.

```{toctree}
:caption: Primeira & única
:numbered: 2

um
dois
```

```{toctree}
:caption: Apêndices

tres
```
"""
PAGES = {
    "um": "# Um\n\n$$\na\n$$ (eq_a)\n\n## Seção\n\nVeja {eq}`eq_b` e {ref}`alvo`.\n",
    "dois": "(alvo)=\n# Dois\n\n$$\nb\n$$\n\n$$\nc\n$$ (eq_b)\n\n"
    "[Um](https://exemplo.org/um), [um](https://exemplo.org/um), <https://exemplo.org/dois>.\n",
    "tres": "# Três\n\nOs símbolos:\n\n| a | b |\n|---|---|\n| c | d |\n\nFim.\n\n"
    "$$\nd\n$$ (eq_d)\n\n```{index} época\n```\n\n```{index} ébano; Ômega\n```\n\n"
    "```{index} pré-ativação\n```\n",
}


@pytest.fixture(scope="module")
def latex(tmp_path_factory):
    return print_book(tmp_path_factory.mktemp("livro"), INDEX, PAGES)


def page(latex, name):
    start = latex.index(f"livro-pagina: {name}.md")
    return latex[start:].partition(r"\typeout{livro-pagina")[0] if start else ""


def test_each_page_leaves_its_name_and_its_number(latex):
    found = re.findall(r"livro-pagina: (\S+)\}\n\\livropagina\{(.*?)\}\{(.*?)\}", latex)
    assert found == [
        ("index.md", "", "-1"),
        ("um.md", "1", "1"),
        ("dois.md", "2", "0"),
        ("tres.md", "", "-1"),
    ]


def test_presentation_and_parts(latex):
    assert r"\chapter{Apresentação}" in latex
    assert re.findall(r"\\livroparte\{(.*?)\}\n", latex) == [r"Primeira \& única", "Apêndices"]
    assert latex.count(r"\mainmatter") == 1
    assert latex.index("Apresento") < latex.index(r"\mainmatter") < latex.index(r"\chapter{Um}")


def test_equations_count_as_on_the_site(latex):
    counters = re.findall(r"\\setcounter\{equation\}\{(\d+)\}", latex)
    assert counters == ["0", "0", "0"]  # 1.1, 2.1 and, without a chapter, 1
    assert r"\contentsname" not in latex


def test_an_address_becomes_a_note_once_in_a_page(latex):
    notes = re.findall(r"\\footnote\{\\sphinxnolinkurl\{(.*?)\}\}", latex)
    assert notes == ["https://exemplo.org/um"]


def test_references_give_the_page(latex):
    assert re.search(r"Dois\}*\s*\(p\.~\\pageref\*\{\\detokenize\{dois:alvo\}\}\)", latex)


def test_what_announces_a_table_stays_with_it(latex):
    assert latex.count(r"\nopagebreak") == 1
    announced = latex.partition(r"\nopagebreak")
    assert announced[0].rstrip().endswith("Os símbolos:")
    assert announced[2].lstrip().startswith(r"\begin{savenotes}\sphinxattablestart")


def test_the_index_is_sorted_without_accents_and_printed_with_them(latex):
    assert r"\index{epoca@\spxentry{época}}" in latex
    assert r"\index{ebano@\spxentry{ébano}!omega@\spxentry{Ômega}}" in latex
    assert r"\index{pre-ativacao@\spxentry{pré\sphinxhyphen{}ativação}}" in latex


def test_facts_of_the_edition(latex):
    facts = dict(re.findall(r"\\newcommand\{\\livro(\w+)\}\{(.*)\}", latex))
    assert facts["versao"] == estabilidade.__version__
    assert facts["frameworks"] == "NumPy, PyTorch, TensorFlow e JAX"
    assert facts["titulo"] == "Livro de teste"
