"""A small site with the extensions of the reading experience, built by a Sphinx of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

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


@dataclass
class Site:
    output: Path
    status: int
    console: str

    def text(self, name):
        return (self.output / name).read_text("utf-8")

    def page(self, name="index.html"):
        return BeautifulSoup(self.text(name), "lxml")


@pytest.fixture
def table():
    return TABLE


@pytest.fixture
def build(tmp_path):
    def run(pages, *, extra="", table=TABLE, environment=None, clean=True):
        files = {f"{name}.md": text for name, text in pages.items()}
        for name, text in {"conf.py": CONF + extra, "glossario.csv": table, **files}.items():
            path = tmp_path / name
            if not path.exists() or path.read_text("utf-8") != text:  # or Sphinx reads it again
                path.write_text(text, "utf-8")
        output = tmp_path / "_build" / "html"
        surroundings = {k: v for k, v in os.environ.items() if k != "GITHUB_REPOSITORY"}
        done = subprocess.run(
            [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-n", tmp_path, output],
            capture_output=True,
            text=True,
            check=False,
            env={**surroundings, **(environment or {})},
        )
        assert not clean or done.returncode == 0, done.stderr
        return Site(output, done.returncode, done.stderr)

    return run
