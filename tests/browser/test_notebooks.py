"""The buttons that download a notebook or open it elsewhere, in a real Chromium."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from livro.book.git import copy_book

pytestmark = [pytest.mark.livro, pytest.mark.navegador]

ROOT = Path(__file__).parents[2]
PAGE = "book/capitulo/gradientes.html"


@pytest.fixture(scope="module")
def published(serve, tmp_path_factory):
    """The book as it is built where its repository is known."""
    folder = copy_book(ROOT, tmp_path_factory.mktemp("publicado"))
    shutil.copytree(ROOT / "_build/.jupyter_cache", folder / "_build/.jupyter_cache")
    command = [sys.executable, "-m", "livro.cli", "construir"]
    environment = {**os.environ, "GITHUB_REPOSITORY": "jax/livro"}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return serve(folder / "_build" / "html")


@pytest.fixture
def reader(chromium):
    context = chromium.new_context(accept_downloads=True)
    yield context.new_page()
    context.close()


def open_menu(page):
    page.get_by_role("button", name="Executar o código desta página").click()


def choose(page, framework):
    page.get_by_role("tab", name=framework).first.click()


def download(page):
    open_menu(page)
    with page.expect_download() as event:
        page.get_by_role("link", name="Baixar o notebook").click()
    return event.value


def address(page, name):
    return unquote(page.get_by_role("link", name=name).get_attribute("href"))


def test_download_is_the_notebook_of_the_first_framework_at_first(reader, site):
    reader.goto(f"{site}/{PAGE}")
    file = download(reader)
    assert file.suggested_filename == "gradientes-numpy.ipynb"
    assert "**NumPy**" in json.loads(file.path().read_text("utf-8"))["cells"][0]["source"][0]


def test_download_follows_the_tab(reader, site):
    reader.goto(f"{site}/{PAGE}")
    choose(reader, "JAX")
    file = download(reader)
    assert file.suggested_filename == "gradientes-jax.ipynb"
    assert "**JAX**" in json.loads(file.path().read_text("utf-8"))["cells"][0]["source"][0]


def test_download_follows_the_tab_chosen_on_another_page(reader, site):
    reader.goto(f"{site}/{PAGE}")
    choose(reader, "PyTorch")
    reader.goto(f"{site}/book/laboratorios/xavier.html")
    assert download(reader).suggested_filename == "xavier-pytorch.ipynb"


def test_address_with_a_framework_chooses_the_notebook(reader, site):
    reader.goto(f"{site}/{PAGE}?framework=tensorflow")
    assert download(reader).suggested_filename == "gradientes-tensorflow.ipynb"


def test_without_scripts_the_page_links_every_notebook(chromium, site):
    context = chromium.new_context(java_script_enabled=False, accept_downloads=True)
    page = context.new_page()
    page.goto(f"{site}/{PAGE}")
    with page.expect_download() as event:
        page.locator(".abertura").get_by_role("link", name="TensorFlow").click()
    assert "**TensorFlow**" in event.value.path().read_text("utf-8")
    context.close()


def test_page_without_cells_has_no_menu(reader, site):
    reader.goto(f"{site}/book/capitulo/introducao.html")
    assert reader.locator(".dropdown-notebook-buttons").count() == 0


def test_where_the_repository_is_known_the_menu_opens_binder_and_colab(reader, published):
    reader.goto(f"{published}/{PAGE}")
    choose(reader, "PyTorch")
    open_menu(reader)
    path = "pytorch/capitulo/gradientes.ipynb"
    binder = f"https://mybinder.org/v2/gh/jax/livro/cadernos?urlpath=lab/tree/{path}"
    assert address(reader, "Abrir no Binder") == binder
    colab = f"https://colab.research.google.com/github/jax/livro/blob/cadernos/{path}"
    assert address(reader, "Abrir no Colab") == colab
    choose(reader, "TensorFlow")
    open_menu(reader)
    assert "lab/tree/tensorflow/" in address(reader, "Abrir no Binder")
    assert "/blob/cadernos/tensorflow/" in address(reader, "Abrir no Colab")
