"""Every page of the built book."""

import re
from copy import copy
from itertools import pairwise
from urllib.parse import unquote, urldefrag

import pytest
from bs4 import BeautifulSoup

pytestmark = pytest.mark.livro

ENGLISH = (
    r"\b(Search|Contents|Previous|Next|By|Download|Skip to|On this page|Last updated|Back to top)\b"
)


def prose(page):
    """The text of a page without its code, outputs and formulas."""
    article = copy(page.article)
    for tag in article.select("pre, code, .katex, .cell"):
        tag.decompose()
    return article.get_text(" ")


def test_page_is_in_brazilian_portuguese(page):
    assert page.dom.html["lang"].lower() == "pt-br"


def test_page_has_one_title_and_skips_no_heading(page):
    levels = [int(h.name[1]) for h in page.article.find_all(re.compile(r"^h[1-6]$"))]
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_identifiers_are_unique(page):
    found = [tag["id"] for tag in page.article.find_all(id=True)]
    assert len(found) == len(set(found)), {i for i in found if found.count(i) > 1}


def test_mathematics_is_rendered_with_mathml(page):
    assert "MathJax" not in page.html
    assert all(formula.math for formula in page.article.select(".katex"))
    assert not re.search(r"\$|\\[a-z]+\{", prose(page))


def test_no_markup_is_left_in_the_prose(page):
    assert not re.search(r"\{[a-z:]+\}`|:::|\*\*|```|\)=", prose(page))


def test_every_picture_has_an_alternative_text(page):
    for image in page.article.find_all("img"):
        assert len(image.get("alt", "")) > 20, image


def test_internal_links_lead_somewhere(page):
    for link in page.article.select("a[href]"):
        target, fragment = urldefrag(link["href"])
        if re.match(r"[a-z]+:", target):
            continue
        path = (page.path.parent / unquote(target)).resolve() if target else page.path
        assert path.is_file(), link
        if fragment:
            dom = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
            assert dom.find(id=unquote(fragment)), link


def test_furniture_is_in_portuguese(page):
    furniture = copy(page.dom.body)
    furniture.article.decompose()
    text = furniture.get_text(" ")
    assert not re.search(ENGLISH, text), re.search(ENGLISH, text)


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
