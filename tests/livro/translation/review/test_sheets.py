"""The reviewer's pages of a real book: complete, and right about what changed."""

from functools import cache

import pytest
from bs4 import BeautifulSoup

from livro.translation.review.build import build_review
from livro.translation.segments import load
from livro.translation.segments.updating import carry_out, plan

from ..conftest import copy_book

PAGE = "book/capitulo/simetria.md"
NEW = "A brand new paragraph of the source, all of whose many words ought to be read here."


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """Return the pages, made anew, of a book in which a sentence and its source changed."""
    root = copy_book(tmp_path_factory.mktemp("livro"))
    old = root / "_build/revisao/velha.html"
    old.parent.mkdir(parents=True)
    old.write_text("velha", encoding="utf-8")
    page = root / PAGE
    text = page.read_text(encoding="utf-8")
    assert "incômodo teórico" in text
    page.write_text(text.replace("incômodo teórico", "incômodo de teoria"), encoding="utf-8")
    bitext = load(root)
    (name,) = bitext.sources
    source = (root / "traducao/fonte" / name).read_text(encoding="utf-8")
    start, end = source.split("Another problem")
    newer = root / "newer.md"
    newer.write_text(
        f"First. {NEW}\n\n{start}Then. {NEW}\n\nOne more problem{end}\n\nLast. {NEW}\n", "utf-8"
    )
    carry_out(root, bitext, plan(root, bitext, newer, name), newer)
    return build_review(root).parent


@cache
def sheet(path):
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def rows(folder, name="*-*.html", select="section.trecho"):
    return [row for path in sorted(folder.glob(name)) for row in sheet(path).select(select)]


def is_new(row):
    return row["id"].startswith("fonte-")


def test_every_segment_of_the_book_has_its_row(changed):
    segments = {pair.segment for pair in load(changed.parents[1]).pairs()}
    assert len(segments) > 40
    assert {row.get("id") for row in rows(changed)} >= segments


def test_both_sides_of_a_segment_stand_together(changed):
    (row,) = rows(changed, select="#simetria-permutacao")
    assert "permutar" in row.select_one(".traducao").get_text()
    assert row.select_one(".original .katex") is not None


def test_what_changed_is_marked_and_nothing_else(changed):
    found = {row["id"] for row in rows(changed, select=".mudou") if not is_new(row)}
    assert found == {"simetria-pesos-constantes", "simetria-permutacao"}


def test_a_changed_source_shows_the_difference_word_by_word(changed):
    (row,) = rows(changed, select="#simetria-permutacao")
    assert row.select_one(".diferenca del").get_text() == "Another"
    assert row.select_one(".diferenca ins").get_text() == "One more"


def test_new_blocks_of_the_source_stand_whole_after_what_they_follow(changed):
    """At the beginning of the source nothing stands before one: it follows the first segment."""
    found = [row for row in rows(changed) if row.get("id") and is_new(row)]
    told = {" ".join(row.select_one(".original p").get_text().split()) for row in found}
    assert told == {f"{word}. {NEW}" for word in ("First", "Then", "Last")}
    assert all("sem tradução" in row.get_text() for row in found)
    before = {row.find_previous_sibling("section")["id"] for row in found}
    assert before == {"introducao-titulo", "simetria-titulo", "exercicios-discussao"}


def test_the_pages_take_the_place_of_the_old_ones(changed):
    assert (changed / "index.html").is_file()
    assert not (changed / "velha.html").exists()


@pytest.mark.navegador
@pytest.mark.parametrize("width", [390, 1440])
def test_the_filter_shows_only_what_changed(changed, serve, chromium, width):
    address = serve(changed)
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    errors = []
    page.on("console", lambda message: errors.append(message.text))
    page.goto(f"{address}/capitulo-simetria.html")
    assert page.locator("section.trecho:visible").count() > 4
    page.get_by_label("só o que mudou").check()
    assert page.locator("section.trecho:visible").count() == 3
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wide)
    page.goto(f"{address}/capitulo-resumo.html")
    page.get_by_label("só o que mudou").check()
    assert page.get_by_text("Nada mudou nesta página").is_visible()
    assert not errors
    context.close()
