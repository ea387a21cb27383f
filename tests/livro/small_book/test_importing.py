"""Imported pages build with Sphinx: no warning that their report did not announce."""

import re
import shutil
from pathlib import Path

import pytest

from livro.importing import draft, write
from livro.importing.notices import Topic

pytestmark = pytest.mark.demorado

ROOT = Path(__file__).parents[3]
SEED = ROOT / "traducao/fonte/numerical-stability-and-init.pt.md"
PAGES = ROOT / "tests/livro/importing/pages"


def imported(book, *sources):
    """Import pages into the book and return what the report of each announced."""
    (book.root / "traducao").mkdir()
    shutil.copy(ROOT / "traducao/rotulos-d2l.csv", book.root / "traducao")
    announced = {}
    for source in sources:
        drafted = draft(
            book.root, source, book.root / "book" / f"{source.stem.partition('.')[0]}.md"
        )
        write([drafted])
        told = [each.found for each in drafted.notices.found if each.topic is Topic.WARNING]
        announced[source] = told
    toc = book.root / "_toc.yml"
    names = (source.stem.partition(".")[0] for source in sources)
    chapters = "".join(f"  - file: book/{name}\n" for name in names)
    toc.write_text(
        toc.read_text("utf-8").replace("  - file: book/fim", f"{chapters}  - file: book/fim")
    )
    return announced


def test_no_page_gives_a_warning_that_its_report_did_not_announce_and_the_seed_none(small_book):
    announced = imported(small_book, SEED, *sorted(PAGES.glob("*.md")))
    assert announced[SEED] == []
    console = re.sub(r"\x1b\[[0-9;]*m", "", small_book.build("--previa").console)
    warnings = [line for line in console.splitlines() if "WARNING" in line or "ERROR" in line]
    starts = [found.split("\n")[0][:30] for told in announced.values() for found in told]
    assert [line for line in warnings if not any(start in line for start in starts)] == []
    assert "numerical-stability" not in "".join(warnings)
    site = small_book.root / "_build/previa/html/book"
    seed = (site / "numerical-stability-and-init.html").read_text(encoding="utf-8")
    assert seed.count('class="katex"') > 40
    page = (site / "antiga.html").read_text(encoding="utf-8")
    assert 'href="https://d2l.ai/chapter_multilayer-perceptrons/mlp.html"' in page
