"""The EPUB of one framework says which, and is another book than that with all of them."""

import zipfile

import pytest
from bs4 import BeautifulSoup
from small_site import WITH_CELLS, run_sphinx

pytestmark = pytest.mark.demorado

CONF = """
project, author, language, version, copyright = "Livro", "Ana", "pt_BR", "1", "Ana"
extensions = [
    "myst_nb", "sphinx_design", "livro.sphinx.framework_tabs", "livro.sphinx.ebook",
]
framework_tabs_frameworks = [("numpy", "NumPy"), ("jax", "JAX")]
nb_execution_mode, exclude_patterns = "off", ["_build"]
epub_title, epub_identifier, epub_uid, epub_basename = "Livro", "urn:uuid:1", "livro", "livro"
ebook_drawing = "capa.svg"
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><title>Capa</title><path d="M0 0h9"/></svg>'
CELL = "```{{code-cell}} ipython3\n:tags: [tab-{0}]\n\nimport {0}\n```\n\n"


@pytest.fixture
def files(tmp_path):
    """Build the book with one framework, or all; return what is in the EPUB."""
    page = WITH_CELLS + "# Título\n\n" + CELL.format("numpy") + CELL.format("jax")
    for name, text in (("conf.py", CONF), ("capa.svg", DRAWING), ("index.md", page)):
        (tmp_path / name).write_text(text, "utf-8")

    def build(only=""):
        site = run_sphinx(tmp_path, "-D", f"framework_tabs_only={only}", builder="epub")
        assert site.returncode == 0, site.stderr
        with zipfile.ZipFile(site.output / "livro.epub") as book:
            return {name: book.read(name).decode() for name in book.namelist()}

    return build


def identity(files):
    metadata = BeautifulSoup(files["content.opf"], "xml").find("metadata")
    return metadata.find("title").text, metadata.find("identifier").text


def test_it_says_which_and_is_another_book(files):
    whole, jax, again = files(), files("jax"), files("jax")
    assert identity(whole) == ("Livro", "urn:uuid:1")
    title, identifier = identity(jax)
    assert title == "Livro (JAX)"
    assert identifier.startswith("urn:uuid:")
    assert identity(again) == (title, identifier) != (title, "urn:uuid:1")
    assert identifier in jax["toc.ncx"]
    cover = BeautifulSoup(jax["_static/capa.svg"], "xml")
    assert [text.text for text in cover.find_all("text")][:3] == ["Livro", "Ana", "Código em JAX"]
    assert "Código em" not in whole["_static/capa.svg"]


def test_it_has_the_code_of_that_one_alone(files):
    code = BeautifulSoup(files("jax")["index.xhtml"], "lxml").get_text()
    assert "import jax" in code
    assert "import numpy" not in code
