"""The English terms of the book on paper, in columns."""

import re

import pytest

from .printing import print_book

pytestmark = pytest.mark.demorado

EXTRA = """
extensions.append("livro.sphinx.glossary")
glossary_table = "glossario.csv"
"""
TABLE = """\
en,pt,variantes,proibidos,nota,tipo,definicao,sinonimos
layer,camada,,,,termo,,
dropout,*dropout*,,,,termo,,
"""
INDEX = "# Livro\n\n```{toctree}\n:caption: Parte\n\nglossario\n```\n"
GLOSSARY = "# Glossário\n\n```{termos-em-ingles}\n```\n\n| a | b |\n|---|---|\n| c | d |\n"


@pytest.fixture(scope="module")
def latex(tmp_path_factory):
    folder = tmp_path_factory.mktemp("livro")
    files = {"glossario.csv": TABLE}
    return print_book(folder, INDEX, {"glossario": GLOSSARY}, extra=EXTRA, files=files)


def test_each_term_is_a_line(latex):
    listed = latex.partition(r"\begin{livrotermos}")[2].partition(r"\end{livrotermos}")[0]
    plain = [re.sub(r"\\\w+|[{}]", "", line) for line in listed.split("\n\n")]
    assert [" ".join(line.split()) for line in plain if line.strip()] == [
        "Em inglês Nesta edição",
        "dropout dropout",
        "layer camada",
    ]


def test_other_tables_are_tables(latex):
    assert latex.count(r"\begin{tabular") == 1
