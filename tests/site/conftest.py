"""The book as `make html` left it; `make test` builds it first."""

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from built_site import ROOT, SITE, parsed

from livro.book.contents import page_names


@dataclass
class Page:
    """A page of the built site."""

    name: str

    @property
    def path(self) -> Path:
        return SITE / f"{self.name}.html"

    @cached_property
    def html(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def dom(self) -> BeautifulSoup:
        return parsed(self.path)

    @property
    def article(self):
        return self.dom.select_one("article")


@cache
def names_of_pages() -> dict[str, list[str]]:
    names = page_names(ROOT)
    cells = [n for n in names if "{code-cell}" in (ROOT / f"{n}.md").read_text("utf-8")]
    return {"page": names, "notebook": cells}


def pytest_generate_tests(metafunc):
    for fixture, names in names_of_pages().items():
        if fixture in metafunc.fixturenames:
            metafunc.parametrize(fixture, names, indirect=True, ids=lambda n: n[5:])


@pytest.fixture(scope="session")
def pages() -> dict[str, Page]:
    if not (SITE / "index.html").is_file():
        pytest.fail(f"não há livro em {SITE}: rode `make html` antes")
    return {name: Page(name) for name in page_names(ROOT)}


@pytest.fixture
def page(request, pages) -> Page:
    return pages[request.param]


@pytest.fixture
def notebook(request, pages) -> Page:
    return pages[request.param]
