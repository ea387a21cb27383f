"""Small books with the extension, to see what their notebooks say."""

from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from small_site import WITH_CELLS, build_here, write_files

from estabilidade import FRAMEWORKS

TOC = "\n\n```{toctree}\n:numbered: 2\npagina\nfim\n```\n"
BIB = """\
@article{Silva.2020,
  author = {Ana Silva and Bruno Souza}, title = {Um artigo}, journal = {Uma revista}, year = {2020}
}
"""
GLOSSARY = """\
en,pt,variantes,proibidos,nota,tipo,definicao,sinonimos
layer,camada,,,,termo,Etapa de uma rede.,
"""
END = """\
(sec_end)=
# Fim

```{glossario}
```

```{bibliography}
```
"""


@dataclass
class Built:
    """The notebooks and the complaints of one build."""

    output: Path
    warnings: list[str]

    def file(self, framework="numpy", page="pagina"):
        return self.output / "cadernos" / framework / f"{page}.ipynb"

    def notebook(self, framework="numpy", page="pagina"):
        return nbformat.read(self.file(framework, page), as_version=4)

    def text(self, framework="numpy"):
        cells = self.notebook(framework).cells
        return "\n\n".join(c.source for c in cells if c.cell_type == "markdown")

    def code(self, framework="numpy"):
        """Return the cells of code after the one that prepares."""
        return [c.source for c in self.notebook(framework).cells if c.cell_type == "code"][1:]


def code_cell(code, *tags):
    return f"```{{code-cell}} ipython3\n:tags: [{', '.join(tags)}]\n\n{code}\n```"


def code_cells(prefix="x"):
    names = [framework.name for framework in FRAMEWORKS]
    return "\n\n".join(code_cell(f"{prefix} = '{name}'", f"tab-{name}") for name in names)


@pytest.fixture(scope="session")
def cell():
    """Write a cell with some tags."""
    return code_cell


@pytest.fixture(scope="session")
def cells():
    """Write a group of cells, one per framework."""
    return code_cells


@pytest.fixture
def build(tmp_path):
    """Build a book of one page, whose blocks are the arguments."""

    def run(*blocks, clean=True, anew=True, kernel="python3", index="", apart="", **settings):
        source, output = tmp_path / "src", tmp_path / "html"
        header = WITH_CELLS.replace("name: python3", f"name: {kernel}")
        page = "\n\n".join([f"{header}(sec_page)=\n# Uma página", *blocks, ""])
        files = {"index.md": f"# Livro\n\n{index}{TOC}", "pagina.md": page, "fim.md": END}
        files |= {"referencias.bib": BIB, "glossario.csv": GLOSSARY}
        if apart:  # on a page that is not written again with the others
            files["lista.md"] = f"---\norphan: true\n---\n\n{apart}"
        write_files(source, files)
        own = [
            "exercises",
            "framework_tabs",
            "bibliography",
            "page_opening",
            "glossary",
            "notebooks",
        ]
        own = [f"livro.sphinx.{name}" for name in own]
        config = {
            "extensions": ["sphinxcontrib.bibtex", "myst_nb", "sphinx_design", *own],
            "bibtex_bibfiles": ["referencias.bib"],
            "bibtex_default_style": "ptbr",
            "bibtex_reference_style": "ptbr",
            "glossary_table": "glossario.csv",
            "html_theme": "basic",
            "html_title": "Livro de teste",
            "language": "pt_BR",
            "myst_enable_extensions": ["attrs_inline", "colon_fence", "deflist", "dollarmath"],
            "nb_execution_mode": "off",
            "numfig": True,
            "numfig_format": {"figure": "Figura %s"},
            "suppress_warnings": ["config.cache"],
            **settings,
        }
        _, warnings = build_here(source, output, "html", config, freshenv=anew)
        assert not clean or warnings == []
        return Built(output, warnings)

    return run
