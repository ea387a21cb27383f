"""The definitions of the terms, as each reader reaches them; the cover in light and dark."""

import pytest

pytestmark = [pytest.mark.livro, pytest.mark.navegador]

PAGE = "book/capitulo/gradientes.html"
TIP = "#definicao"


@pytest.fixture
def tab(chromium, site):
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{site}/{PAGE}")
    yield page
    context.close()


@pytest.fixture
def phone(chromium, site):
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(f"{site}/{PAGE}")
    yield page
    context.close()


def term(tab, number=0):
    return tab.locator(".termo > a").nth(number)


def definition(tab, number=0):
    return tab.locator(".termo").nth(number).get_attribute("data-definicao")


def test_pointer_shows_the_definition_and_leaves_it(tab):
    assert not tab.locator(TIP).is_visible()
    term(tab).hover()
    assert tab.locator(TIP).inner_text() == definition(tab)
    tab.locator(TIP).hover()
    tab.wait_for_timeout(400)
    assert tab.locator(TIP).is_visible()
    tab.mouse.move(5, 5)
    tab.locator(TIP).wait_for(state="hidden")


def test_keyboard_shows_the_definition_even_of_a_term_out_of_sight(tab):
    last = tab.locator(".termo > a").count() - 1
    term(tab, last).focus()
    tab.wait_for_timeout(300)
    assert tab.locator(TIP).inner_text() == definition(tab, last)
    assert term(tab, last).get_attribute("aria-describedby") == "definicao"
    tab.keyboard.press("Escape")
    assert not tab.locator(TIP).is_visible()
    assert term(tab, last).get_attribute("aria-describedby") is None


def test_a_first_touch_shows_and_a_second_one_follows(phone):
    term(phone, 1).tap()
    assert phone.locator(TIP).inner_text() == definition(phone, 1)
    box = phone.locator(TIP).bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    term(phone, 1).tap()
    phone.wait_for_url("**/glossario.html#term-*")


def test_a_touch_elsewhere_closes_the_definition(phone):
    term(phone, 1).tap()
    phone.locator("article h1").tap()
    assert not phone.locator(TIP).is_visible()


def test_the_glossary_works_without_the_script(chromium, site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/{PAGE}")
    term(page).click()
    page.wait_for_url("**/glossario.html#term-rede-profunda")
    context.close()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_drawing_of_the_cover_stands_out(chromium, site, mode):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, color_scheme=mode)
    page = context.new_page()
    page.goto(f"{site}/book/index.html")
    colors = page.evaluate(
        """() => [...document.querySelectorAll("text.capa-rotulo")].map(
            (text) => getComputedStyle(text).fill).concat(
            getComputedStyle(document.body).backgroundColor)"""
    )
    context.close()
    *waves, ground = [luminance(color) for color in colors]
    for wave in waves:
        assert (max(wave, ground) + 0.05) / (min(wave, ground) + 0.05) >= 4.5, colors


def luminance(color):
    """The relative luminance of WCAG of an `rgb()`."""
    parts = [int(n) / 255 for n in color[color.index("(") + 1 : -1].split(",")[:3]]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
