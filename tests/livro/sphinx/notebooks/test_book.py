"""The notebooks of the book itself, as `make html` left them."""

import re
from pathlib import Path
from zipfile import ZipFile

import nbformat
import pytest
from bs4 import BeautifulSoup

from estabilidade import FRAMEWORKS
from livro.book.cells import code_cells
from livro.book.tags import CHECK

pytestmark = pytest.mark.livro

ROOT = Path(__file__).parents[4]
SITE = ROOT / "_build" / "html"
NAMES = [framework.name for framework in FRAMEWORKS]
# Page -> its cells, but for those that test the book and the solutions of exercises.
PAGES = {
    page.relative_to(ROOT / "book").with_suffix("").as_posix(): [
        cell for cell in code_cells(page) if not {"test", "solucao"} & set(cell.tags)
    ]
    for page in sorted((ROOT / "book").rglob("*.md"))
    if "\n  name: python3\n" in page.read_text("utf-8")
    and any(cell.says.shows_code for cell in code_cells(page))
}
SOLVED = {
    page for page in PAGES if "dropdown} Soluç" in (ROOT / f"book/{page}.md").read_text("utf-8")
}
LEFTOVERS = re.compile(r"\{[a-z][\w:-]*\}`|^\s*```\{|:::|^:\w+:|\bNone\b|<class ", re.MULTILINE)

every_notebook = pytest.mark.parametrize("page", PAGES)
every_framework = pytest.mark.parametrize("framework", NAMES)


def file_of(framework, page):
    return SITE / "cadernos" / framework / f"{page}.ipynb"


def cells_of(framework, page, kind):
    notebook = nbformat.read(file_of(framework, page), as_version=4)
    return [cell for cell in notebook.cells if cell.cell_type == kind]


@every_framework
def test_each_page_with_cells_has_a_notebook_and_no_other_page(framework):
    folder = SITE / "cadernos" / framework
    files = {f.relative_to(folder).with_suffix("").as_posix() for f in folder.rglob("*.ipynb")}
    assert files == set(PAGES)


@every_notebook
@every_framework
def test_code_is_that_of_the_page(framework, page):
    _preparation, *cells = cells_of(framework, page, "code")
    own = [cell for cell in PAGES[page] if cell.says.belongs_to(framework)]
    expected = [cell.code.strip("\n") for cell in own if cell.says.part != CHECK]
    found = [cell.source for cell in cells if CHECK not in cell.metadata.get("tags", ())]
    assert found == expected


@every_notebook
@every_framework
def test_text_has_no_markup_of_the_book(framework, page):
    for cell in cells_of(framework, page, "markdown"):
        assert not LEFTOVERS.search(cell.source), LEFTOVERS.search(cell.source)


@every_notebook
def test_numbers_are_those_of_the_page(page):
    html = BeautifulSoup((SITE / "book" / f"{page}.html").read_text("utf-8"), "lxml")
    framework = "solucoes/jax" if page in SOLVED else "jax"  # some solutions have equations
    text = "\n".join(cell.source for cell in cells_of(framework, page, "markdown"))
    equations = [tag.get_text().strip("()#") for tag in html.select(".eqno")]
    figures = [tag.get_text().strip() for tag in html.select(".caption-number")]
    sections = [tag.get_text().strip() for tag in html.select("article .section-number")]
    assert re.findall(r"\\tag\{([\d.]+)\}", text) == equations
    assert re.findall(r"^\*\*(Figura [\d.]+)\.\*\*", text, re.MULTILINE) == figures
    assert re.findall(r"^#+ ([\d.]+\.) ", text, re.MULTILINE) == sections


@every_framework
def test_archive_holds_all_notebooks(framework):
    with ZipFile(SITE / "cadernos" / f"cadernos-{framework}.zip") as archive:
        packed = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    expected = {f"{page}.ipynb": file_of(framework, page) for page in PAGES}
    solved = {f"solucoes/{page}.ipynb": file_of(f"solucoes/{framework}", page) for page in SOLVED}
    assert packed == {name: file.read_bytes() for name, file in (expected | solved).items()}


@every_notebook
def test_page_says_where_its_notebooks_are_without_a_script(page):
    html = BeautifulSoup((SITE / "book" / f"{page}.html").read_text("utf-8"), "lxml")
    links = [link["href"] for link in html.select(".abertura a[href$='.ipynb']")]
    sets = ["", "solucoes/"] if page in SOLVED else [""]
    assert links == [f"../../cadernos/{s}{name}/{page}.ipynb" for s in sets for name in NAMES]


def test_list_of_notebooks_has_them_all():
    html = BeautifulSoup((SITE / "book/apendices/executar.html").read_text("utf-8"), "lxml")
    links = {link["href"] for link in html.select("article ul > li > p > a[href*='/cadernos/']")}
    expected = {f"../../cadernos/{name}/{page}.ipynb" for name in NAMES for page in PAGES}
    assert {link for link in links if link.endswith(".ipynb")} == expected
    assert {link for link in links if link.endswith(".zip")} == {
        f"../../cadernos/cadernos-{name}.zip" for name in NAMES
    }
