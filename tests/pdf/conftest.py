"""The printed forms of the book, as `make test-pdf` left them."""

import os
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from livro.book import contents

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "_build"
# What pdftotext must not read, in points: the running head and the number at the foot.
HEAD, FOOT = 62, 62
# Where the code is that a book without tabs leaves out.
OTHER_CODE = "no site, também em PyTorch, TensorFlow e JAX"


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.pdf)


def compact(text: str) -> str:
    """Leave out what setting a text in lines changes: spaces and hyphens."""
    return re.sub(r"[\s\u00ad\u200b-]+", "", text.replace("ﬁ", "fi").replace("ﬂ", "fl"))


@dataclass
class Pdf:
    """A PDF of the book."""

    path: Path

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(self.path)

    def text(self, *options: str) -> str:
        """Return what pdftotext reads between the running head and the foot."""
        area = ["-x", "0", "-y", str(HEAD), "-W", "596", "-H", str(842 - HEAD - FOOT)]
        command = ["pdftotext", *options, *area, str(self.path), "-"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    @cached_property
    def laid_out(self) -> str:
        return self.text("-layout")

    @cached_property
    def compact(self) -> str:
        """The whole text without spaces, notes of addresses and numbers of pages."""
        lines = (
            line for line in self.text("-raw").splitlines() if not re.match(r"\d+https?:", line)
        )
        return re.sub(r"\(p\.\d+\)", "", compact("\n".join(lines)))


@dataclass
class Epub:
    """The EPUB of the book."""

    path: Path

    @cached_property
    def files(self) -> dict[str, bytes]:
        with zipfile.ZipFile(self.path) as book:
            return {name: book.read(name) for name in book.namelist()}

    def page(self, name: str) -> BeautifulSoup:
        return BeautifulSoup(self.files[f"{name}.xhtml"], "xml")

    @property
    def package(self) -> BeautifulSoup:
        return BeautifulSoup(self.files["content.opf"], "xml")


def built(path: Path, command: str) -> Path:
    if not path.is_file():
        pytest.fail(f"não há {path}: rode `{command}` antes")
    return path


# What must not reach a file: the zone of the clock, the order of sets, the language of the machine.
SURROUNDINGS = (
    {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
    {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "LC_ALL": "C.UTF-8"},
)


def built_twice(path: Path, *command: str) -> list[bytes]:
    """Build a file in two surroundings; return what was in it each time."""
    contents = []
    for surroundings in SURROUNDINGS:
        arguments = [sys.executable, "-m", "livro.cli", *command]
        subprocess.run(arguments, cwd=ROOT, env={**os.environ, **surroundings}, check=True)
        contents.append(path.read_bytes())
    return contents


@pytest.fixture(scope="session")
def pdf() -> Pdf:
    return Pdf(built(BUILD / "pdf" / "estabilidade-numerica.pdf", "make pdf"))


@pytest.fixture(scope="session")
def pytorch() -> Pdf:
    name = "estabilidade-numerica-pytorch.pdf"
    return Pdf(built(BUILD / "pdf" / name, "make pdf FRAMEWORK=pytorch"))


@pytest.fixture(scope="session")
def epub() -> Epub:
    return Epub(built(BUILD / "epub" / "estabilidade-numerica.epub", "make epub"))


def page_names() -> list[str]:
    """Return the pages that are printed: those of the site, but for its own."""
    return contents.page_names(ROOT, site=False)


@pytest.fixture(scope="session")
def site() -> dict[str, BeautifulSoup]:
    """The article of each page of the site."""
    pages = {}
    for name in page_names():
        html = built(BUILD / "html" / f"{name}.html", "make html").read_text(encoding="utf-8")
        pages[name] = BeautifulSoup(html, "lxml").select_one("article")
    return pages
