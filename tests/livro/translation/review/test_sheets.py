"""The reviewer's pages of a real book: complete, and right about what changed."""

import pytest
from bs4 import BeautifulSoup

from livro.translation.review.build import build_review
from livro.translation.segments import load

PAGE = "book/capitulo/simetria.md"


def rows(root, name="capitulo-simetria.html"):
    html = (build_review(root).parent / name).read_text(encoding="utf-8")
    return BeautifulSoup(html, "lxml").select("section.trecho")


def test_every_segment_of_the_book_has_its_row(copied_book):
    folder = build_review(copied_book).parent
    shown = {
        row["id"]
        for path in folder.glob("*-*.html")
        for row in BeautifulSoup(path.read_text(encoding="utf-8"), "lxml").select("section[id]")
    }
    assert shown >= {pair.segment for pair in load(copied_book).pairs()}
    assert len(shown) > 40


def test_both_sides_of_a_segment_stand_together(copied_book):
    row = next(row for row in rows(copied_book) if row.get("id") == "simetria-permutacao")
    assert "permutar" in row.select_one(".traducao").get_text()
    assert row.select_one(".original .katex") is not None


def test_an_untouched_book_has_nothing_that_changed(copied_book):
    assert not [row for row in rows(copied_book) if "mudou" in row["class"]]


def test_a_changed_sentence_is_marked_and_only_it(copied_book):
    page = copied_book / PAGE
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("mais do que um incômodo", "mais que um incômodo"), "utf-8")
    changed = [row["id"] for row in rows(copied_book) if "mudou" in row["class"]]
    assert changed == ["simetria-pesos-constantes"]


def test_a_changed_source_shows_the_difference_word_by_word(copied_book, tmp_path):
    from livro.translation.segments.updating import carry_out, plan

    name = "numerical-stability-and-init.pt.md"
    text = (copied_book / "traducao/fonte" / name).read_text(encoding="utf-8")
    newer = tmp_path / "newer.md"
    newer.write_text(text.replace("Another problem", "One more problem"), encoding="utf-8")
    ties = load(copied_book)
    carry_out(copied_book, ties, plan(ties, newer, name), newer)
    row = next(row for row in rows(copied_book) if "mudou" in row["class"])
    assert row.select_one(".diferenca del").get_text() == "Another"
    assert row.select_one(".diferenca ins").get_text() == "One more"


def test_building_again_replaces_the_pages(copied_book):
    folder = build_review(copied_book).parent
    (folder / "velha.html").write_text("velha", encoding="utf-8")
    assert build_review(copied_book).is_file()
    assert not (folder / "velha.html").exists()


@pytest.mark.navegador
@pytest.mark.parametrize("width", [390, 1440])
def test_the_filter_shows_only_what_changed(copied_book, serve, chromium, width):
    page_file = copied_book / PAGE
    text = page_file.read_text(encoding="utf-8")
    page_file.write_text(text.replace("incômodo teórico", "incômodo de teoria"), "utf-8")
    address = serve(build_review(copied_book).parent)
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    errors = []
    page.on("console", lambda message: errors.append(message.text))
    page.goto(f"{address}/capitulo-simetria.html")
    assert page.locator("section.trecho:visible").count() > 3
    page.get_by_label("só o que mudou").check()
    assert page.locator("section.trecho:visible").count() == 1
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wide)
    page.goto(f"{address}/capitulo-resumo.html")
    page.get_by_label("só o que mudou").check()
    assert page.get_by_text("Nada mudou nesta página").is_visible()
    assert not errors
    context.close()
