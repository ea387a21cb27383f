"""The site offers what was built, with its size; nothing is promised that is not there."""

import pytest
from bs4 import BeautifulSoup
from small_site import run_sphinx, write_site

pytestmark = pytest.mark.demorado

CONF = """
project, language = "Livro de teste", "pt_BR"
extensions = ["myst_nb", "sphinx_design", "livro.sphinx.framework_tabs", "livro.sphinx.downloads"]
nb_execution_mode = "off"
exclude_patterns = ["_build"]
html_theme = "basic"
"""
PAGE = "# Título\n\nAntes.\n\n```{downloads}\n```\n\nDepois.\n"


@pytest.fixture
def book(tmp_path):
    index = "# Livro\n\n```{toctree}\nparte/um\n```\n"
    return write_site(tmp_path, CONF, {"index.md": index, "parte/um.md": PAGE})


def offer(book, name, size):
    path = book / "_build" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)


def build(book, builder="html"):
    site = run_sphinx(book, builder=builder)
    assert site.returncode == 0, site.stderr
    return site.output


def links(output):
    page = BeautifulSoup((output / "parte" / "um.html").read_text("utf-8"), "lxml")
    return {link["href"]: link.parent.get_text() for link in page.select(".baixar a")}


def test_nothing_built_nothing_offered(book):
    output = build(book)
    assert links(output) == {}
    assert not (output / "baixar").exists()


def test_each_file_with_its_size_and_its_framework(book):
    offer(book, "pdf/estabilidade-numerica.pdf", 1_260_000)
    offer(book, "pdf/estabilidade-numerica-jax.pdf", 640_000)
    offer(book, "epub/estabilidade-numerica-jax.epub", 340_000)
    output = build(book)
    found = links(output)
    assert list(found) == [
        "../baixar/estabilidade-numerica.pdf",
        "../baixar/estabilidade-numerica-jax.pdf",
        "../baixar/estabilidade-numerica-jax.epub",
    ]
    text = " ".join(next(iter(found.values())).split())
    assert text.endswith("PDF (1,3 MB), PDF só com JAX (0,6 MB), EPUB só com JAX (0,3 MB).")
    for address in found:
        assert (output / "parte" / address).is_file()


def test_a_new_file_changes_a_page_that_did_not_change(book):
    build(book)
    offer(book, "epub/estabilidade-numerica.epub", 300_000)
    assert list(links(build(book))) == ["../baixar/estabilidade-numerica.epub"]
    (book / "_build" / "epub" / "estabilidade-numerica.epub").unlink()
    output = build(book)
    assert links(output) == {}
    assert not (output / "baixar").exists()


def test_other_forms_offer_nothing(book):
    offer(book, "pdf/estabilidade-numerica.pdf", 1000)
    output = build(book, "text")
    text = (output / "parte" / "um.txt").read_text("utf-8")
    assert "Antes." in text
    assert "PDF" not in text
    assert not (output / "baixar").exists()
