"""Whatever readers can import of the package has an entry in its page."""

import importlib
import inspect
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.livro

ROOT = Path(__file__).parents[2]
REFERENCE = "book/apendices/pacote"
MODULES = ["", ".theory", ".diagnose", ".plotting", ".explorer"]


def public_names(module):
    """Return what a module says that it offers or, if it says nothing, what was made in it."""
    made = [
        name
        for name, each in vars(module).items()
        if (inspect.isfunction(each) or inspect.isclass(each)) and not name.startswith("_")
        if each.__module__.startswith(module.__name__)
    ]
    named = getattr(module, "__all__", made)
    return [n for n in named if not inspect.ismodule(getattr(module, n)) and n != "__version__"]


@pytest.mark.parametrize("suffix", MODULES)
def test_every_public_name_has_an_entry(pages, suffix):
    module = importlib.import_module(f"estabilidade{suffix}")
    entries = {each["id"] for each in pages[REFERENCE].article.select("dt.sig")}
    names = public_names(module)
    assert len(names) >= 5
    assert [name for name in names if f"{module.__name__}.{name}" not in entries] == []


def test_every_method_of_a_backend_has_an_entry(pages):
    from estabilidade.protocol import Functions

    entries = {each["id"] for each in pages[REFERENCE].article.select("dt.sig")}
    methods = [name for name in vars(Functions) if not name.startswith("_")]
    missing = {name for name in methods if f"estabilidade.Backend.{name}" not in entries}
    assert missing == {"clean_state"}  # what the methods run in, not one of them


def imported_names(page):
    """Return the names that the cells of a page take from the package."""
    source = (ROOT / f"{page.name}.md").read_text("utf-8")
    lists = re.findall(r"^from estabilidade[\w.]* import (.+)$", source, re.MULTILINE)
    return {name.strip() for names in lists for name in names.split(",")}


def test_what_a_page_says_of_a_name_leads_to_its_entry_once(page, pages):
    entries = {each["id"] for each in pages[REFERENCE].article.select("[id]")}
    links = page.article.select('a[href*="pacote.html#"]:has(code)')
    found = [link["href"].partition("#")[2] for link in links]
    assert entries.issuperset(found)
    assert len(set(found)) == len(found)
    said = {code.get_text().partition("(")[0] for code in page.article.select("p code")}
    asked = said & imported_names(page) & {entry.rpartition(".")[2] for entry in entries}
    assert {name.rpartition(".")[2] for name in found} >= asked or page.name == REFERENCE


def test_an_argument_of_the_same_name_leads_nowhere(pages):
    """The laboratory imports `gain`; its `slope` is an argument, not `theory.slope`."""
    links = pages["book/laboratorios/deducoes"].article.select('a[href*="pacote.html#"]')
    assert [link.get_text() for link in links] == ["gain"]
