"""A small site with the extensions of the reading experience, built by a Sphinx of its own."""

import os

import pytest
from small_site import run_sphinx, write_site

CONF = """
project, language = "Livro de teste", "pt_BR"
extensions = ["myst_nb", "sphinx_design", "livro.sphinx.page_opening", "livro.sphinx.glossary",
              "livro.sphinx.metadata"]
nb_execution_mode = "off"
glossary_table = "glossario.csv"
exclude_patterns = ["_build"]
html_theme = "basic"
myst_enable_extensions = ["attrs_inline", "dollarmath"]
"""
TABLE = """\
en,pt,variantes,proibidos,nota,tipo,definicao,sinonimos
layer,camada,,,,termo,Etapa de uma rede.,
epoch,época,,,,termo,Passagem pelos dados.,
step,etapa,,,,termo,Passo de um cálculo.,
eigenvalue,autovalor,raiz própria|*eigenvalue*,,só nossa,termo,"Um ""fator"".",raiz própria
dropout,*dropout*,,,,termo,Desligamento de unidades.,
batch,lote,,,,termo,,
indeed,de fato,,,falso amigo,conselho,,
"""


@pytest.fixture
def table():
    return TABLE


@pytest.fixture
def build(tmp_path):
    def run(pages, *, extra="", table=TABLE, environment=None, clean=True):
        files = {f"{name}.md": text for name, text in pages.items()}
        write_site(tmp_path, CONF + extra, {"glossario.csv": table, **files})
        surroundings = {k: v for k, v in os.environ.items() if k != "GITHUB_REPOSITORY"}
        site = run_sphinx(tmp_path, "-n", environment={**surroundings, **(environment or {})})
        assert not clean or site.returncode == 0, site.stderr
        return site

    return run
