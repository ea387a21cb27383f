"""A small translated book, built by a Sphinx of its own."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from small_site import run_sphinx, write_files
from small_translation import link

from livro.translation.segments import State

CONF = """
project, language, root_doc = "Livro de teste", "pt_BR", "book/index"
extensions = ["myst_nb", "livro.sphinx.translation_status"]
nb_execution_mode = "off"
exclude_patterns = ["_build", "traducao"]
html_theme = "basic"
translation_page = "book/situacao"
translation_days = 100
latex_documents = [("book/index", "livro.tex", "Livro", "Autor", "manual")]
"""
FILES = {
    "conf.py": CONF,
    "traducao/fonte/fonte.md": "# One\n\nText one.\n\n# Two\n\nText two.\n\nMore.\n",
    "book/index.md": "% seg: edicao\n# Capa\n\n```{toctree}\ndois\num\nnosso\nsituacao\n```\n",
    "book/um.md": "% seg: um-titulo\n# Um\n\n% seg: um-texto\nTexto um.\n",
    "book/dois.md": "% seg: dois-titulo\n# Dois\n\n% seg: dois-texto\nTexto dois.\n",
    "book/nosso.md": "% seg: edicao\n# Nosso\n",
    "book/situacao.md": "% seg: edicao\n# Situação\n\n```{situacao-da-traducao}\n```\n\n"
    "```{omissoes-da-traducao}\n```\n",
}
LINES = {"um-titulo": (1, 1), "um-texto": (3, 3), "dois-titulo": (5, 5), "dois-texto": (7, 7)}


class Book:
    """The folder of the book and what was built from it."""

    def __init__(self, root):
        self.root = write_files(root, FILES)

    def link(self, state=State.TRANSLATED):
        """Link both pages to the source and leave the rest of it out."""
        link(self.root, LINES, [9], state=state, translator="Ana", day=date(2026, 11, 30))

    def edit(self, name, old, new):
        """Replace a text in a file."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def build(self, builder="html", status=0):
        """Build; return what was told on the console."""
        site = run_sphinx(self.root, "-n", builder=builder, quiet=False)
        assert (site.returncode != 0) == bool(status), site.stderr
        return site.stdout + site.stderr

    def output(self, builder="html"):
        """Return the folder of a build."""
        return self.root / "_build" / builder

    def page(self, name):
        """Return a page of the site."""
        text = (self.output() / "book" / f"{name}.html").read_text(encoding="utf-8")
        return BeautifulSoup(text, "lxml")

    def line(self, name):
        """Return the sentence at the end of a page, if any."""
        found = self.page(name).select_one(".situacao-da-pagina")
        return found and " ".join(found.get_text().split())

    def table(self):
        """Return the table of the status page, row by row."""
        return [
            [" ".join(cell.get_text().split()) for cell in row.select("td")]
            for row in self.page("situacao").select("table tbody tr")
        ]


@pytest.fixture
def book(tmp_path):
    return Book(tmp_path)
