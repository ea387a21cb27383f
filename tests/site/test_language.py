"""Not one English word in the files of the site; what scripts do with them: tests/browser."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from built_site import HTML, SITE, outside, parsed
from english import catalog_texts, english_in

pytestmark = pytest.mark.livro

SPOKEN = ("title", "alt", "placeholder", "aria-label", "aria-description", "data-bs-title")
# Code, formulas, loan words in italics, works and their authors, the names of arguments.
SKIP = (
    "script, style, pre, code, kbd, math, .katex, em, i, cite, .citation, "
    "a[href*='referencias.html#'], .sig, .field-list strong, a[title^='estabilidade.']"
)


def texts(path):
    for found in outside(SKIP, parsed(path)):  # <noscript> and <title> too
        if isinstance(found, str):
            yield found
        else:
            yield from (found[name] for name in SPOKEN if found.get(name))


def english(found):
    return {text: words for text in found if (words := english_in(" ".join(text.split())))}


@pytest.mark.parametrize("path", HTML, ids=lambda path: str(path.relative_to(SITE)))
def test_page_has_no_english(path):
    assert english(texts(path)) == {}


def test_scripts_translate_all_that_they_say():
    scripts = [path.read_text("utf-8") for path in SITE.glob("_static/livro-*.js")]
    opening = "Documentation.TRANSLATIONS,{"
    script = next(text for text in scripts if opening in text)
    dictionary = "{" + script.partition(opening)[2]
    messages, _ = json.JSONDecoder().raw_decode(dictionary)
    assert len(messages) >= 7
    assert english(messages.values()) == {}
    assert "new Function" not in script


def test_pictures_have_no_english():
    labels = []
    for picture in SITE.rglob("_images/*.svg"):
        drawing = BeautifulSoup(picture.read_text("utf-8"), "xml")
        labels += [text.get_text() for text in drawing.find_all(["text", "title", "desc"])]
    assert english(labels) == {}


def test_index_is_named_in_portuguese():
    page = parsed(SITE / "genindex.html")
    assert "Índice" in page.title.get_text()
    assert "Índice" in page.article.h1.get_text()


@pytest.mark.parametrize(
    "text",
    [
        "Search",
        "Next page",
        "Table of contents",
        "Copied!",
        "Toggle theme",
        "See what happens with the gradient.",
        "Gradients explode when weights are large",
        "Open an issue",
    ],
)
def test_english_is_recognized(text):
    assert english_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Até onde vai a explosão",
        "Se a camada for densa, use a base dos dados",
        "O gradiente quase some; note que isso depende do original",
        "Licença CC BY-SA 4.0",
    ],
)
def test_portuguese_is_not_english(text):
    assert english_in(text) == set()


def test_nearly_every_text_of_the_interfaces_is_recognized():
    texts = {e for e, p in catalog_texts().items() if p and p != e and re.search("[a-z]{3}", e)}
    missed = {text for text in texts if not english_in(text)}
    assert len(texts) > 700
    assert len(missed) / len(texts) < 0.05
