"""What a page carries of its original: a line, places, and a file that nobody loads unasked."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from livro.sphinx.original.markup import cited

pytestmark = pytest.mark.demorado

PAGE, FILE = "book/cap.html", "_static/originais/book/cap.js"


def bar(site):
    return site.page(PAGE).select_one(".original-barra")


def texts(site):
    """Return the texts of the file, by their numbers."""
    (detail,) = re.findall(r"detail: (\[.*\]) ", site.text(FILE))
    return json.loads(detail)


def places(site):
    """Return what stands before each place."""
    found = site.page(PAGE).select(".original")
    return {int(each["data-trecho"]): each.find_previous_sibling() for each in found}


def test_without_the_original_the_page_shows_what_the_source_has_and_says_so(book):
    site = book.build()
    assert "Esta página traz o inglês de 1 dos 3 trechos." in bar(site).get_text()
    assert [before.name for before in places(site).values()] == ["ol"]
    assert len(texts(site)) == 1


def test_with_the_original_every_segment_has_its_place(book):
    book.build()
    book.bring_original()
    site = book.build()
    assert "trechos" not in bar(site).get_text()
    before = places(site)
    assert [before[number].name for number in range(3)] == ["h1", "p", "ol"]
    assert before[1].get_text() == "Continua aqui."  # the last block of its first stretch
    title, text, exercises = (BeautifulSoup(each, "lxml") for each in texts(site))
    assert title.get_text() == "A Title"
    assert title.select("strong") and not title.select("h1")
    assert [item.get_text() for item in exercises.select("ol > li")] == [
        "What is the answer to this?",
        "Which of the others is it?",
    ]
    assert text.select_one("math mi").get_text() == "𝐰"
    for annotation in text.select("annotation"):
        annotation.decompose()
    assert text.get_text() == "The sum of the weights is 𝐰—see sec_mlp and (Ana, Rui et al., 2020)."
    assert text.select_one("a")["href"] == "https://d2l.example/mlp"


def test_no_text_needs_a_style_which_the_policy_of_the_site_refuses(book):
    book.bring_original()
    assert not any("style=" in text for text in texts(book.build()))


def test_the_page_leads_to_its_original_today_and_as_it_was(book):
    links = {link.get_text(): link for link in bar(book.build()).select("a")}
    assert {text: link["href"] for text, link in links.items()} == {
        "a página do d2l": "https://original.example/page.html",
        "a versão que esta edição traduz": "https://github.com/alguem/livro/blob/abc123/fonte.md",
    }
    assert {link["hreflang"] for link in links.values()} == {"en"}


def test_the_page_loads_the_script_and_not_the_texts(book):
    site = book.build()
    page, cover = site.page(PAGE), site.page("book/index.html")
    scripts = [tag["src"].partition("?")[0] for tag in page.select("script[src]")]
    assert "../_static/original.js" in scripts
    assert not any("originais" in script for script in scripts)
    address, version = bar(site)["data-original"].split("?v=")
    assert (site.output / "book" / address).resolve() == (site.output / FILE).resolve()
    assert len(version) == 8
    assert not cover.select("[data-original], .original-barra, script[src*='original']")


def test_the_address_of_the_file_changes_with_it(book):
    before = bar(book.build())["data-original"]
    book.bring_original()
    assert bar(book.build())["data-original"] != before


def test_without_english_there_is_no_script_and_the_page_says_so(book):
    path = book.root / "book/cap.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.partition("% seg: cap-exercicios")[0], encoding="utf-8")
    site = book.build()
    assert "O texto em inglês não veio com esta cópia do livro." in bar(site).get_text()
    assert bar(site).get("data-original") is None
    assert not site.page(PAGE).select("script[src*='original']")
    assert not (site.output / FILE).exists()


@pytest.mark.parametrize("builder", ["latex", "epub"])
def test_paper_and_the_ebook_know_nothing_of_it(book, builder):
    book.bring_original()
    site = book.build(builder)
    files = [path for path in site.output.rglob("*") if path.suffix in (".tex", ".xhtml", ".js")]
    assert files
    texts = "".join(path.read_text(encoding="utf-8") for path in files)
    assert "original-" not in texts and "original.js" not in texts


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("Glorot.Bengio.2010", "Glorot, Bengio, 2010"),
        ("Xiao.Bahri.Sohl-Dickstein.ea.2018", "Xiao, Bahri, Sohl-Dickstein et al., 2018"),
    ],
)
def test_a_work_is_named_by_its_key(key, expected):
    assert cited(key) == expected
