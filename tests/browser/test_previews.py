"""Terms, works, equations and figures, shown beside what leads to them, in a real Chromium."""

import re

import pytest
from playwright.sync_api import expect
from previews import (
    ELSEWHERE,
    EQUATION,
    EXERCISES,
    FIGURE,
    KINDS,
    TERM,
    TIP,
    WORK,
    XAVIER,
    first,
    focus,
)
from running import CHAPTER
from screens import DESK, LOW, PHONE

pytestmark = [pytest.mark.livro, pytest.mark.navegador]

LABORATORY = "book/laboratorios/xavier"
TEX = ".katex-mathml annotation"
ON_SCREEN = """(tip) => {
  const box = tip.getBoundingClientRect();
  return tip.scrollWidth <= tip.clientWidth && box.left >= 0 && box.right <= innerWidth
    && box.top >= 0 && box.bottom <= innerHeight;
}"""


def stop_the_clock(page):
    """Let no time pass but what the test asks for, however slow the machine is."""
    page.clock.install(time=0)
    page.clock.pause_at(1000)


@pytest.fixture(params=KINDS)
def kind(request):
    return KINDS[request.param]


def test_the_pointer_shows_it_and_may_go_over_it(visit, kind):
    page = visit(kind[0])
    tip = page.locator(TIP)
    assert not tip.is_visible()
    link = first(page, kind[1])
    link.hover()
    tip.wait_for()
    stop_the_clock(page)
    tip.hover()
    page.clock.run_for(1000)
    assert tip.is_visible()
    page.clock.resume()
    page.mouse.move(5, 5)
    tip.wait_for(state="hidden")
    expect(link).not_to_have_attribute("aria-describedby", "previa")


def test_a_pointer_that_only_passes_shows_nothing(visit):
    page = visit()
    stop_the_clock(page)
    first(page, TERM).hover()
    page.mouse.move(5, 5)
    page.clock.run_for(1000)
    assert page.locator(TIP).text_content() == ""


def test_the_keyboard_shows_it_as_a_description_and_escape_leaves_it(visit, kind):
    page = visit(kind[0])
    link = first(page, kind[1])
    tip = focus(page, link)
    expect(link).to_have_accessible_description(re.compile(r"\w"))
    assert tip.locator("a, [tabindex], [id]").count() == 0
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    expect(link).not_to_have_attribute("aria-describedby", "previa")
    expect(link).to_be_focused()


def test_a_first_touch_shows_and_a_second_one_follows(visit, kind):
    page = visit(kind[0], PHONE, has_touch=True)
    link = first(page, kind[1])
    before = page.url
    link.tap()
    tip = page.locator(TIP)
    tip.wait_for()
    assert page.url == before
    link.tap()
    page.wait_for_url(lambda url: url != before and "#" in url)
    assert not tip.is_visible()


def test_a_touch_elsewhere_closes_it(visit):
    page = visit(CHAPTER, PHONE, has_touch=True)
    first(page, TERM).tap()
    page.locator(TIP).wait_for()
    page.locator("article p").first.tap()
    assert not page.locator(TIP).is_visible()


def test_a_term_shows_its_definition_and_a_work_its_title(visit):
    page = visit()
    link = first(page, TERM)
    assert focus(page, link).inner_text() == link.locator("..").get_attribute("data-definicao")
    page = visit(XAVIER)
    assert "Understanding the difficulty" in focus(page, first(page, WORK)).inner_text()
    assert page.locator(f"{WORK}[title]").count() == 0  # the browser would show it once more


def test_an_equation_shows_its_formula(visit):
    page = visit(XAVIER)
    link = first(page, EQUATION)
    formula = page.locator(f"[id='{link.get_attribute('href')[1:]}'] {TEX}")
    tip = focus(page, link)
    assert tip.locator(TEX).text_content() == formula.text_content()
    expect(link).to_have_accessible_description(f"Equação em TeX: {formula.text_content()}")
    assert tip.locator(".katex-html").bounding_box()["width"] > 50


def test_an_equation_of_another_page_looks_as_it_does_there_and_asks_for_nothing(visit):
    page = visit(EXERCISES)
    link = first(page, ELSEWHERE)
    page.wait_for_load_state("networkidle")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    shown = focus(page, link).locator(".katex-html")
    assert asked == []
    there = visit(link.get_attribute("href").partition(".html")[0].replace("..", "book"))
    formula = there.locator(f"[id='{link.get_attribute('href').partition('#')[2]}'] .katex-html")
    size = "(one) => parseFloat(getComputedStyle(one).fontSize)"
    here, original = (
        (each.bounding_box()["height"] / each.evaluate(size)) for each in (shown, formula)
    )
    assert here == pytest.approx(original, rel=0.03)


def test_a_figure_shows_the_picture_of_the_chosen_tab(visit):
    page = visit(query="?framework=jax")
    link = first(page, FIGURE)
    figure = page.locator(link.get_attribute("href"))
    picture = focus(page, link).locator("img")
    assert picture.get_attribute("src") == figure.locator("img:visible").get_attribute("src")
    picture.evaluate("(image) => image.decode()")
    assert picture.bounding_box()["height"] <= 0.3 * DESK["height"] + 1
    assert picture.get_attribute("alt")


@pytest.mark.parametrize("size", [LOW, PHONE], ids=["low", "phone"])
@pytest.mark.parametrize("name", [CHAPTER, XAVIER, EXERCISES, LABORATORY])
def test_it_never_leaves_the_screen(visit, name, size):
    page = visit(name, size)
    first(page, TERM)  # what is closed opens
    links = page.locator(f"article :is({EQUATION}, {ELSEWHERE}, {FIGURE}, {WORK}, {TERM})")
    assert links.count() > 5
    for link in links.all():
        link.evaluate("(link) => link.scrollIntoView({ block: 'center', behavior: 'instant' })")
        tip = focus(page, link)
        page.evaluate("document.fonts.ready")
        page.evaluate("dispatchEvent(new Event('scroll'))")
        assert tip.evaluate(ON_SCREEN), link.evaluate("(link) => link.outerHTML")


def test_a_formula_too_wide_shrinks_until_it_fits(visit):
    page = visit(XAVIER, PHONE)
    link = first(page, EQUATION)
    page.locator(f"[id='{link.get_attribute('href')[1:]}'] .katex-html").evaluate(
        "(html) => html.append(...[...html.children].map((base) => base.cloneNode(true)))"
    )
    tip = focus(page, link)
    assert tip.evaluate(ON_SCREEN)


def test_a_formula_whose_letters_come_late_fits_again(visit):
    page = visit(XAVIER, PHONE)
    tip = focus(page, first(page, EQUATION))
    tip.locator(".katex-display").evaluate("(box) => { box.style.fontSize = '4em'; }")
    assert not tip.evaluate(ON_SCREEN)
    page.evaluate("document.fonts.dispatchEvent(new FontFaceSetLoadEvent('loadingdone'))")
    assert tip.evaluate(ON_SCREEN)


def test_on_the_dark_screen_a_plot_is_dark(visit):
    page = visit(mode="dark")
    link = first(page, FIGURE)
    filters = [
        image.evaluate("(image) => getComputedStyle(image).filter")
        for image in (
            page.locator(f"{link.get_attribute('href')} img:visible"),
            focus(page, link).locator("img"),
        )
    ]
    assert "invert" in filters[0] and filters[0] == filters[1]


def test_without_scripts_a_link_is_a_link(visit, kind):
    page = visit(kind[0], java_script_enabled=False)
    assert page.locator(TIP).count() == 0
    target = page.locator(kind[1]).first.get_attribute("href").partition("#")[2]
    page.goto(page.locator(kind[1]).first.evaluate("(link) => link.href"))
    assert page.locator(f"[id='{target}']").count() == 1
