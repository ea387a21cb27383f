"""Not one English word in what a reader sees or hears, in Chromium, with everything opened."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from built_site import ROOT, SITE
from english import english_in
from running import PATIENCE
from screens import DESK

from livro.book.repository import repository_url

pytestmark = [pytest.mark.livro, pytest.mark.navegador]

PAGES = sorted(
    str(path.relative_to(SITE))
    for path in SITE.rglob("*.html")
    if "_static" not in path.parts and path != SITE / "index.html"
)
STRINGS = (Path(__file__).parent / "strings.js").read_text("utf-8")
WORKS = frozenset(
    re.findall(
        r"^\s*(?:title|booktitle|journal)\s*=\s*\{(.+?)\},?\s*$",
        (ROOT / "book/referencias.bib").read_text("utf-8").replace("{{", "{").replace("}}", "}"),
        re.M,
    )
)
HOVER_ALL = """() => document.querySelectorAll("[data-bs-toggle='tooltip']").forEach((button) =>
    button.dispatchEvent(new MouseEvent("mouseover", { bubbles: true })))"""
SEARCHED = "() => document.querySelector('.search-summary')?.textContent"


@pytest.fixture
def tab(chromium):
    context = chromium.new_context(viewport=DESK, permissions=["clipboard-write"])
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def english(tab):
    """The English of the page as it is now: (where, text, words)."""
    return {
        (where, text, *sorted(words))
        for where, text in tab.evaluate(STRINGS)
        if (words := english_in(text, WORKS))
    }


def open_everything(tab):
    """Open menus, boxes and tabs; hover every button, so that its hint is in the page."""
    tab.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    for toggle in tab.locator("[data-bs-toggle='dropdown']:visible").all():
        toggle.click()
        yield
        tab.keyboard.press("Escape")
    tab.evaluate(HOVER_ALL)
    tab.wait_for_timeout(200)
    yield
    tab.evaluate("document.querySelector('button.copybtn')?.click()")
    yield
    for _ in range(3):
        tab.evaluate("document.querySelector('.theme-switch-button')?.click()")
        yield


@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_english_with_everything_opened(tab, site, name):
    tab.goto(f"{site}/{name}")
    tab.wait_for_load_state("networkidle")
    found = english(tab)
    for _ in open_everything(tab):
        found |= english(tab)
    assert found == set()


# The first, which the list of the English terms of the glossary does not have.
@pytest.mark.parametrize("words", ["simplesmente", "zzzzqqq"])
def test_search_has_no_english_with_and_without_results(tab, site, words):
    tab.goto(f"{site}/search.html?q={words}")
    tab.wait_for_function(SEARCHED)
    tab.wait_for_load_state("networkidle")
    assert english(tab) == set()


def test_search_dialog_has_no_english(tab, site):
    tab.goto(f"{site}/book/index.html")
    tab.keyboard.press("Control+k")
    tab.locator("#pst-search-dialog input").wait_for()
    assert english(tab) == set()


def test_the_words_of_a_search_can_be_hidden_in_portuguese(tab, site):
    tab.goto(f"{site}/search.html?q=gradiente")
    tab.locator("#search-results li a").first.wait_for()
    tab.goto(f"{site}/book/capitulo/gradientes.html")
    button = tab.get_by_role("link", name="Ocultar os destaques da busca")
    assert tab.locator("article .highlighted").count() > 0
    assert english(tab) == set()
    button.click()
    assert tab.locator(".highlighted").count() == button.count() == 0


@pytest.mark.parametrize(
    "script",
    [
        "document.querySelector('nav').append('Table of contents')",
        "document.querySelector('main').append('See what happens with the gradient.')",
        "document.querySelector('button').title = 'Toggle menu'",
        "document.querySelector('a').setAttribute('aria-label', 'Back to top')",
        "document.querySelector('form').innerHTML = '<input placeholder=\"Search\">'",
        "document.styleSheets[0].insertRule('nav::before {content: \"Menu of this page\"}')",
        "document.title = 'Search results'",
        "document.body.innerHTML += '<img alt=\"A plot of the loss\">'",
        'document.head.innerHTML += \'<meta name="description" content="What the book says">\'',
    ],
)
def test_planted_english_is_found(tab, site, script):
    tab.goto(f"{site}/book/capitulo/resumo.html")
    assert english(tab) == set()
    tab.evaluate(script)
    assert len(english(tab)) == 1


# --- the page for wrong addresses, as GitHub Pages shows it ---


@pytest.fixture
def published(tab):
    """The site under the path where it will be published; any wrong address gets 404.html."""
    home = re.search(r'data-content_root="([^"]+)"', (SITE / "404.html").read_text("utf-8"))[1]

    def answer(route):
        path = urlsplit(route.request.url).path
        file = SITE / path.removeprefix(home)
        if path.startswith(home) and file.is_file():
            route.fulfill(path=file)
        else:
            route.fulfill(path=SITE / "404.html", status=404, content_type="text/html")

    tab.route("https://livro.example/**", answer)
    return f"https://livro.example{home}"


@pytest.mark.parametrize("wrong", ["nada", "nada.html", "book/capitulo/nada.html", "a/b/c/d/"])
def test_a_wrong_address_at_any_depth_shows_the_page_with_its_style(tab, published, wrong):
    missing = []
    tab.on("response", lambda r: missing.append(r.url) if r.status == 404 else None)
    tab.goto(published + wrong, wait_until="networkidle")
    assert tab.locator("article h1").inner_text().startswith("Página não encontrada")
    assert missing == [published + wrong]
    assert tab.locator("nav.bd-links").first.is_visible()
    assert tab.evaluate("[...document.styleSheets].every((sheet) => sheet.cssRules.length)")
    tab.get_by_role("link", name="Ir para o início do livro").click()
    tab.wait_for_url(published + "book/index.html")


def test_the_wrong_address_page_can_search(tab, published):
    tab.goto(published + "book/nada")
    tab.get_by_role("link", name="Buscar no livro").click()
    tab.wait_for_url(published + "search.html")


@pytest.mark.skipif(not repository_url("", ROOT), reason="o livro não tem endereço de repositório")
def test_the_issue_form_is_filled_in_in_portuguese(tab, site):
    tab.goto(f"{site}/book/capitulo/resumo.html")
    (url,) = [a.get_attribute("href") for a in tab.locator("a[href*='/issues/new']").all()]
    assert "title=Problema%20na%20p%C3%A1gina" in url
    assert "body=Descreva%20aqui" in url
