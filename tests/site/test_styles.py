"""The style sheets speak of what the book has: no rule is left of what is gone."""

import re
from itertools import chain

import pytest
from built_site import ROOT, SITE

pytestmark = pytest.mark.livro

TOOL = ROOT / "ferramentas" / "livro"
SHEETS = [*(ROOT / "book").rglob("*.css"), *TOOL.rglob("*.css")]
SOURCES = [file for kind in ("py", "js", "mjs", "html", "json") for file in TOOL.rglob(f"*.{kind}")]
# What the theme offers to images that need no change in the dark, and what reveal.js, which comes
# with `make slides` alone, gives to its slides.
OFFERED = {"dark-light", "reveal-viewport", "slide-number", "speaker-notes"}
WORDS = re.compile(r"[\w-]+")


def words(files):
    """Return all that a class or an id could be in files."""
    return set(chain.from_iterable(WORDS.findall(f.read_text(encoding="utf-8")) for f in files))


@pytest.fixture(scope="module")
def known():
    """The classes and ids of the pages, and the words of whatever makes elements."""
    html = " ".join(file.read_text(encoding="utf-8") for file in SITE.rglob("*.html"))
    on_pages = " ".join(re.findall(r'(?:class|id)="([^"]*)"', html))
    scripts = (SITE / "_static").rglob("*.js")
    return OFFERED | words(SOURCES) | words(scripts) | set(WORDS.findall(on_pages))


def named(css):
    """Return the classes and ids in the selectors of a style sheet."""
    rules = re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", css, flags=re.S))
    selectors = " ".join(rule for rule in rules if not rule.strip().startswith("@"))
    return set(re.findall(r"[.#]([A-Za-z_][\w-]*)", selectors))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_what_a_style_sheet_names_exists(sheet, known):
    assert named(sheet.read_text(encoding="utf-8")) - known == set()
