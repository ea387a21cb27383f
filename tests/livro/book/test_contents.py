"""The pages of a build: a page that cannot be executed here is left out, and said to be."""

import json
import platform
import re
import shutil
import sys
from pathlib import Path

import pytest
import yaml

from livro.book import mxnet
from livro.book.contents import contents, left_out, page_names
from livro.sphinx.run import choose_pages

ROOT = Path(__file__).parents[3]
PAGE = "book/apendices/mxnet"

TOC = f"""\
format: jb-book
root: book/index
parts:
  - caption: Capítulo
    numbered: 2
    chapters:
      - file: book/pagina
        sections:
          - file: book/outra
  - caption: Apêndices
    chapters:
      - file: {PAGE}
      - file: book/fim
"""
KERNELS = {"index": None, "pagina": "python3", "outra": "python3", "fim": None}


def write_page(path, kernel):
    path.parent.mkdir(parents=True, exist_ok=True)
    front_matter = f"---\nkernelspec:\n  name: {kernel}\n---\n\n" if kernel else ""
    path.write_text(f"{front_matter}# Título\n", encoding="utf-8")


def install_kernel(book, python=sys.executable):
    specification = mxnet.jupyter_folder(book) / "kernels" / "mxnet" / "kernel.json"
    specification.parent.mkdir(parents=True)
    specification.write_text(json.dumps({"argv": [python, "-m", "ipykernel"]}), encoding="utf-8")


@pytest.fixture
def book(tmp_path):
    """A book with one page for MXNet, and no kernel for it."""
    (tmp_path / "_toc.yml").write_text(TOC, encoding="utf-8")
    for name, kernel in KERNELS.items():
        write_page(tmp_path / "book" / f"{name}.md", kernel)
    write_page(tmp_path / f"{PAGE}.md", "mxnet")
    return tmp_path


@pytest.fixture
def on_linux(monkeypatch):
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")


def test_with_the_kernel_the_book_is_whole(book):
    install_kernel(book)
    assert left_out(book) == {}
    assert contents(book) == yaml.safe_load(TOC)


def test_without_the_kernel_only_its_page_is_missing(book):
    expected = yaml.safe_load(TOC)
    del expected["parts"][1]["chapters"][0]
    assert contents(book) == expected
    assert page_names(book) == ["book/index", "book/pagina", "book/outra", "book/fim"]


def test_a_page_is_left_out_at_any_depth(book):
    write_page(book / "book" / "outra.md", "mxnet")
    assert set(left_out(book)) == {PAGE, "book/outra"}
    assert page_names(book) == ["book/index", "book/pagina", "book/fim"]


def test_other_forms_leave_out_what_is_only_for_the_site(book, capsys):
    install_kernel(book)
    (book / "book" / "fim.md").write_text("---\nso_no_site: true\n---\n\n# Fim\n", "utf-8")
    assert page_names(book)[-1] == "book/fim"
    assert page_names(book, site=False) == ["book/index", "book/pagina", "book/outra", PAGE]
    assert choose_pages(book, book / "_build" / "bruto") == book / "_toc.yml"
    toc = choose_pages(book, book / "_build" / "tex", site=False)
    assert yaml.safe_load(toc.read_text(encoding="utf-8")) == contents(book, site=False)
    assert capsys.readouterr().out == ""


def test_a_page_that_does_not_exist_is_left_to_sphinx_to_complain_of(book):
    (book / f"{PAGE}.md").unlink()
    assert PAGE in page_names(book)


def test_where_mxnet_can_be_installed_the_reason_says_how(book, on_linux):
    assert "rode `make mxnet`" in left_out(book)[PAGE]


@pytest.mark.parametrize(("system", "machine"), [("Darwin", "arm64"), ("Linux", "aarch64")])
def test_elsewhere_the_reason_is_the_platform(book, monkeypatch, system, machine):
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    assert left_out(book) == {PAGE: "o MXNet só existe para Linux x86-64"}


def test_an_environment_that_was_moved_is_no_kernel(book):
    install_kernel(book, python=str(book / "antes" / "bin" / "python"))
    assert "foi movido de lugar" in left_out(book)[PAGE]
    assert str(book / ".venv-mxnet") in left_out(book)[PAGE]


def test_the_console_says_which_page_is_missing_and_why(book, capsys, on_linux):
    toc = choose_pages(book, book / "_build" / "bruto")
    said = capsys.readouterr().out
    assert said.startswith(f"O livro sai sem a página {PAGE}: o MXNet não está instalado")
    assert yaml.safe_load(toc.read_text(encoding="utf-8")) == contents(book)
    assert toc.is_relative_to(book / "_build")


def test_the_console_says_nothing_of_a_whole_book(book, capsys):
    install_kernel(book)
    assert choose_pages(book, book / "_build" / "bruto") == book / "_toc.yml"
    assert capsys.readouterr().out == ""
    assert not (book / "_build").exists()


def test_jupyter_finds_the_kernel_first_and_once(book, monkeypatch):
    monkeypatch.setenv("JUPYTER_PATH", "/outra/pasta")
    for _ in range(2):
        mxnet.offer_kernel(book)
    assert mxnet.os.environ["JUPYTER_PATH"] == f"{mxnet.jupyter_folder(book)}:/outra/pasta"


def test_a_copy_of_the_book_can_share_the_kernel(book, tmp_path_factory):
    copy = shutil.copytree(book, tmp_path_factory.mktemp("cópia") / "livro")
    mxnet.share_environment(book, copy)
    assert set(left_out(copy)) == {PAGE}
    install_kernel(book)
    mxnet.share_environment(book, copy)
    assert left_out(copy) == {}


def test_one_page_of_the_book_needs_mxnet(tmp_path):
    shutil.copytree(ROOT / "book", tmp_path / "book")
    shutil.copy2(ROOT / "_toc.yml", tmp_path)
    assert set(left_out(tmp_path)) == {PAGE}


def test_no_other_page_refers_to_the_one_that_may_be_missing():
    text = (ROOT / f"{PAGE}.md").read_text(encoding="utf-8")
    labels = re.findall(r"^\((\w+)\)=$", text, re.M) + re.findall(r"^    name: (\S+)$", text, re.M)
    assert "sec_mxnet" in labels and "fig-sigmoide-mxnet" in labels
    mention = re.compile("|".join([*map(re.escape, labels), r"apendices/mxnet", r"\(mxnet"]))
    for page in (ROOT / "book").rglob("*.md"):
        if page != ROOT / f"{PAGE}.md":
            assert not mention.search(page.read_text(encoding="utf-8")), page
