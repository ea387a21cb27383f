"""The page that needs a kernel of its own: executed where it is, absent where it is not."""

import json
import shutil
import sys

import pytest

from livro.book import mxnet

from .conftest import HEAD

pytestmark = pytest.mark.demorado

PAGE = f"""\
{HEAD.replace("python3", mxnet.KERNEL)}# Uma página de outrora

```{{code-cell}} ipython3
import os

print("vale", 6 * 7, "em", os.environ["NOME_DO_KERNEL"])
```
"""


@pytest.fixture
def old_book(small_book):
    """The small book with a page for MXNet."""
    (small_book.root / "book" / "antiga.md").write_text(PAGE, encoding="utf-8")
    with (small_book.root / "_toc.yml").open("a", encoding="utf-8") as toc:
        toc.write("  - file: book/antiga\n")
    return small_book


def install_kernel(book):
    """Give the name of MXNet to the Python of the tests, and a mark to know it by."""
    folder = mxnet.jupyter_folder(book.root) / "kernels" / "mxnet"
    folder.mkdir(parents=True)
    specification = {
        "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "display_name": "MXNet",
        "language": "python",
        "env": {"NOME_DO_KERNEL": "mxnet"},
    }
    (folder / "kernel.json").write_text(json.dumps(specification), encoding="utf-8")


def test_the_page_comes_and_goes_with_its_kernel(old_book):
    page = old_book.root / "_build" / "html" / "book" / "antiga.html"
    site = page.parents[1]
    first = old_book.build()
    assert first.status == 0, first.console
    assert "O livro sai sem a página book/antiga: " in first.console
    assert not page.exists()

    install_kernel(old_book)
    second = old_book.build()
    assert second.status == 0, second.console
    assert "sem a página" not in second.console
    assert "vale 42 em mxnet" in page.read_text(encoding="utf-8")
    assert "Uma página de outrora" in old_book.html()  # in the navigation of the others

    shutil.rmtree(old_book.root / mxnet.ENVIRONMENT)
    third = old_book.build()
    assert third.status == 0, third.console
    assert "O livro sai sem a página book/antiga: " in third.console
    texts = [file.read_text("utf-8") for file in site.rglob("*") if file.suffix in {".html", ".js"}]
    assert not any("vale 42" in text or "de outrora" in text for text in texts)


def test_a_preview_shows_the_page_without_a_kernel(old_book):
    preview = old_book.build("--previa")
    assert preview.status == 0, preview.console
    page = old_book.root / "_build" / "previa" / "html" / "book" / "antiga.html"
    assert "NOME_DO_KERNEL" in page.read_text(encoding="utf-8")
    assert "vale 42" not in page.read_text(encoding="utf-8")
