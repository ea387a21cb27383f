"""What every page of the book says of itself."""

import struct

import pytest
from built_site import SITE

pytestmark = pytest.mark.livro

ORIGINAL = "https://d2l.ai/chapter_multilayer-perceptrons/numerical-stability-and-init.html"


def description(page):
    tags = page.dom.find_all("meta", attrs={"name": "description"})
    assert len(tags) == 1, page.name
    return tags[0]["content"]


def test_page_has_a_description_that_fits_a_list_of_results(page):
    assert 20 < len(description(page)) <= 160
    assert description(page).endswith(".")


def test_no_two_pages_have_the_same_description(pages):
    found = [description(page) for page in pages.values()]
    assert len(found) == len(set(found))


def test_pages_of_the_chapter_lead_to_the_english_original(page):
    links = page.dom.select('link[rel="alternate"][hreflang="en"]')
    expected = [ORIGINAL] if page.name.startswith("book/capitulo/") else []
    assert [link["href"] for link in links] == expected


def test_the_picture_of_the_preview_has_the_size_that_sites_ask_for():
    content = (SITE / "_static" / "cartao.png").read_bytes()
    assert struct.unpack(">II", content[16:24]) == (1200, 630)
    assert len(content) < 60_000
