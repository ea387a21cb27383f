"""Imported pages build with Sphinx: no warning that their report did not announce."""

import re
import shutil
from pathlib import Path

import pytest

from livro.importing import draft, write
from livro.importing.notices import Topic

pytestmark = pytest.mark.construcao

ROOT = Path(__file__).parents[3]
SEED = ROOT / "traducao/fonte/numerical-stability-and-init.pt.md"
PAGES = ROOT / "tests/livro/importing/pages"


def imported(book, *sources):
    """Import pages into the book and return what their reports announced."""
    (book.root / "traducao").mkdir()
    shutil.copy(ROOT / "traducao/rotulos-d2l.csv", book.root / "traducao")
    announced = []
    for source in sources:
        drafted = draft(
            book.root, source, book.root / "book" / f"{source.stem.partition('.')[0]}.md"
        )
        write([drafted])
        announced += [n.found for n in drafted.notices.found if n.topic is Topic.WARNING]
    toc = book.root / "_toc.yml"
    names = (source.stem.partition(".")[0] for source in sources)
    chapters = "".join(f"  - file: book/{name}\n" for name in names)
    toc.write_text(
        toc.read_text("utf-8").replace("  - file: book/fim", f"{chapters}  - file: book/fim")
    )
    return announced


def test_the_seed_builds_without_a_warning(small_book):
    announced = imported(small_book, SEED)
    answer = small_book.build("--previa")
    assert announced == []
    assert answer.status == 0, answer.console
    built = small_book.root / "_build/previa/html/book/numerical-stability-and-init.html"
    assert built.read_text(encoding="utf-8").count('class="katex"') > 40


def test_no_page_gives_a_warning_that_its_report_did_not_announce(small_book):
    announced = imported(small_book, *sorted(PAGES.glob("*.md")))
    console = re.sub(r"\x1b\[[0-9;]*m", "", small_book.build("--previa").console)
    warnings = [line for line in console.splitlines() if "WARNING" in line or "ERROR" in line]
    starts = [found.split("\n")[0][:30] for found in announced]
    assert [line for line in warnings if not any(start in line for start in starts)] == []
    page = (small_book.root / "_build/previa/html/book/antiga.html").read_text(encoding="utf-8")
    assert 'href="https://d2l.ai/chapter_multilayer-perceptrons/mlp.html"' in page
