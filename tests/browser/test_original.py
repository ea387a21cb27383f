"""The English under each paragraph, as each reader asks for it."""

import pytest
from built_site import SITE
from running import PATIENCE
from screens import PHONE

pytestmark = [pytest.mark.livro, pytest.mark.navegador]

PAGE = "book/capitulo/inicializacao.html"  # the kept source has its English
BEGINNING = "One way of addressing—or at least mitigating—the issues raised above"
TEXTS = "**/_static/originais/**"


@pytest.fixture
def open_page(chromium, site):
    contexts = []

    def open_page(address=f"{site}/{PAGE}", **settings):
        context = chromium.new_context(**settings)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.asked = []
        page.on("console", lambda m: page.complaints.append(m.text) if m.type != "log" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


def opener(page):
    return page.get_by_role("button", name="Original em inglês deste trecho").first


def whole_page(page):
    return page.locator(".original-barra > button")


def english(page):
    return page.locator(".original:not([hidden])")


def test_a_click_shows_one_paragraph_and_another_hides_it(open_page):
    page = open_page()
    assert not any("originais" in address for address in page.asked)
    assert opener(page).get_attribute("aria-expanded") == "false"
    opener(page).click()
    page.get_by_text(BEGINNING).wait_for()
    assert english(page).count() == 1
    assert english(page).get_attribute("lang") == "en"
    assert opener(page).get_attribute("aria-expanded") == "true"
    paragraph = opener(page).locator("xpath=..")
    assert paragraph.evaluate("p => p.nextElementSibling.lang") == "en"
    opener(page).click()
    assert english(page).count() == 0
    assert len([address for address in page.asked if "originais" in address]) == 1
    assert page.complaints == []


def test_a_key_does_the_same(open_page):
    page = open_page()
    opener(page).focus()
    page.keyboard.press("Enter")
    page.get_by_text(BEGINNING).wait_for()
    page.keyboard.press(" ")
    page.get_by_text(BEGINNING).wait_for(state="hidden")
    assert opener(page).evaluate("button => button === document.activeElement")


def test_a_touch_does_the_same_on_a_phone(open_page):
    page = open_page(viewport=PHONE, has_touch=True)
    box = opener(page).bounding_box()
    assert min(box["width"], box["height"]) >= 24
    opener(page).tap()
    box = page.get_by_text(BEGINNING).bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390


@pytest.mark.parametrize("width", [390, 1440])
def test_one_button_shows_all_of_it_and_nothing_sticks_out(open_page, width):
    page = open_page(viewport={"width": width, "height": 844})
    whole_page(page).click()
    page.get_by_text(BEGINNING).wait_for()
    assert whole_page(page).inner_text() == "Esconder o original"
    assert english(page).count() == page.locator(".original").count() > 5
    assert all(lang == "en" for lang in english(page).evaluate_all("all => all.map(e => e.lang)"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not any(english(page).evaluate_all("all => all.map(e => e.scrollWidth > e.clientWidth)"))
    whole_page(page).click()
    assert english(page).count() == 0
    assert page.complaints == []


def test_formulas_of_the_original_are_drawn(open_page):
    page = open_page()
    whole_page(page).click()
    formula = english(page).locator("math").first
    assert formula.bounding_box()["width"] > 5


def test_a_page_opened_as_a_file_shows_it_too(open_page):
    page = open_page((SITE / PAGE).as_uri())
    opener(page).click()
    page.get_by_text(BEGINNING).wait_for()
    assert page.complaints == []


def test_what_does_not_arrive_is_told_and_can_be_asked_for_again(open_page):
    page = open_page()
    page.route(TEXTS, lambda route: route.abort())
    opener(page).click()
    page.get_by_role("alert").get_by_text("O original não chegou").wait_for()
    page.unroute(TEXTS)
    opener(page).click()
    opener(page).click()
    page.get_by_text(BEGINNING).wait_for()
    assert page.get_by_role("alert").count() == 0


def test_without_scripts_the_page_leads_to_the_original(open_page):
    page = open_page(java_script_enabled=False)
    links = page.locator(".original-barra a")
    assert [link.get_attribute("hreflang") for link in links.all()] == ["en", "en"]
    assert page.locator(".original-botao").count() == 0


def test_paper_has_none_of_it(open_page):
    page = open_page()
    whole_page(page).click()
    page.get_by_text(BEGINNING).wait_for()
    page.emulate_media(media="print")
    for name in (".original", ".original-barra", ".original-botao"):
        assert not any(each.is_visible() for each in page.locator(name).all())


def test_in_the_colours_of_the_system_the_buttons_keep_their_borders(open_page):
    page = open_page(forced_colors="active")
    border = opener(page).evaluate("button => getComputedStyle(button).borderTopWidth")
    assert border == "1px"


def test_who_copies_a_paragraph_takes_no_button_along(open_page):
    page = open_page()
    text = (
        opener(page)
        .locator("xpath=..")
        .evaluate("p => { getSelection().selectAllChildren(p); return getSelection().toString(); }")
    )
    assert text.strip() and "EN" not in text
