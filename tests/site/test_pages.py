"""The text of every page of the built book; what holds for the whole of a page is in test_html."""

import re

import pytest
import yaml
from built_site import ROOT, outside

from livro.translation.segments.places import ERRATA

pytestmark = pytest.mark.livro


def prose(page):
    """The text of a page without its code, outputs and formulas."""
    found = outside("pre, code, .katex, .cell", page.article)
    return " ".join(each for each in found if isinstance(each, str))


def test_page_is_in_brazilian_portuguese(page):
    assert page.dom.html["lang"].lower() == "pt-br"


def test_mathematics_is_rendered_with_mathml(page):
    assert "MathJax" not in page.html
    assert all(formula.math for formula in page.article.select(".katex"))
    assert not re.search(r"\$|\\[a-z]+\{", prose(page))


def test_no_markup_is_left_in_the_prose(page):
    assert not re.search(r"\{[a-z:]+\}`|:::|\*\*|```|\)=", prose(page))


def test_every_picture_has_an_alternative_text(page):
    for image in page.article.find_all("img"):
        assert len(image.get("alt", "")) > 20, image


def test_the_bibliography_has_every_work_cited(pages):
    cited = {
        link["href"].partition("#")[2]
        for page in pages.values()
        for link in page.article.select('a[href*="referencias.html#"]')
        if link["href"].rpartition("#")[2].startswith("id")
    }
    references = pages["book/apendices/referencias"].article
    assert len(cited) >= 5
    assert all(references.find(id=target) for target in cited)


def test_the_bibliography_is_in_portuguese(pages):
    text = " ".join(pages["book/apendices/referencias"].article.get_text(" ").split())
    assert "Xavier Glorot e Yoshua Bengio" in text
    assert re.search(r"\. Em\s+Proceedings", text)
    assert "Disponível em" in text
    assert not re.search(r"Bengio and|\bIn Proceedings|\bpages\b", text)


def test_the_errata_list_every_defect_with_its_place(pages):
    section = pages["book/apendices/edicao"].article.select_one("section:has(> #sec-errata)")
    items = section.select("li")
    assert len(items) == len(yaml.safe_load((ROOT / ERRATA).read_text("utf-8")))
    assert all(item.select("a[href*='capitulo/']") for item in items)
