"""The addresses of notebooks and of what they cite."""

from types import SimpleNamespace

import pytest

from livro.sphinx.notebooks.addresses import Repository, notebook_path, page_address

SITE = "https://livro.example/"


def at(url):
    return Repository.of(SimpleNamespace(html_theme_options={"repository_url": url}))


def test_only_a_known_repository_on_github_can_be_opened_elsewhere():
    assert at("") is None
    assert at("https://gitlab.com/ana/livro") is None
    assert at("https://github.com/ana/livro/") == Repository("ana/livro")


def test_binder_opens_the_notebook_in_jupyterlab():
    assert Repository("ana/livro").binder("jax/capitulo/a.ipynb") == (
        "https://mybinder.org/v2/gh/ana/livro/cadernos"
        "?urlpath=lab%2Ftree%2Fjax%2Fcapitulo%2Fa.ipynb"
    )


def test_colab_opens_the_notebook_of_the_branch():
    assert Repository("ana/livro").colab("jax/capitulo/a.ipynb") == (
        "https://colab.research.google.com/github/ana/livro/blob/cadernos/jax/capitulo/a.ipynb"
    )


def test_path_of_a_notebook():
    assert notebook_path("jax", "book/capitulo/a") == "jax/capitulo/a.ipynb"


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("../b.html#c", f"{SITE}b.html?framework=jax#c"),
        ("b.html", f"{SITE}a/b.html?framework=jax"),
        ("https://d2l.ai/x#y", "https://d2l.ai/x#y"),
        ("", ""),
    ],
)
def test_links_of_a_page(link, address):
    assert page_address(SITE, "a/pagina.html", link, "jax") == address


def test_without_a_site_only_links_to_others_are_kept():
    assert page_address("", "a.html", "b.html", "jax") == ""
    assert page_address("", "a.html", "https://d2l.ai", "jax") == "https://d2l.ai"
