"""The site under its own policy: everything works, nothing complains, little is loaded."""

import time

import pytest
from built_site import ROOT, SITE
from screens import DESK, PHONE

from livro.book.contents import page_names

pytestmark = [pytest.mark.livro, pytest.mark.navegador]

PAGES = page_names(ROOT)
ALL = [*PAGES, "search", "genindex", "index"]
CHAPTER = "book/capitulo/gradientes"
POLICY = "meta[http-equiv='Content-Security-Policy']"
SHIFTS = """
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(scope="module")
def compressed():
    from livro.measure.weight import serving

    assert (SITE / "index.html").is_file(), "não há livro construído: rode `make html` antes"
    with serving(SITE) as address:
        yield address


@pytest.fixture
def tab(chromium):
    """A page whose console must be empty at the end, but for what the theme logs."""
    context = chromium.new_context(viewport=DESK, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    complaints = []
    page.on("console", lambda m: complaints.append(m.text) if m.type != "log" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    yield page
    context.close()
    assert complaints == []


@pytest.mark.parametrize("name", ALL)
def test_every_page_has_a_strict_policy(name):
    from bs4 import BeautifulSoup

    dom = BeautifulSoup((SITE / f"{name}.html").read_text(encoding="utf-8"), "lxml")
    (meta,) = dom.select(POLICY)
    assert meta["content"].startswith("default-src 'none'; ")
    assert "unsafe" not in meta["content"]
    assert not dom.select("[style]")
    assert not [tag for tag in dom.find_all() if any(name.startswith("on") for name in tag.attrs)]


def test_the_policy_refuses_a_script_that_the_build_did_not_see(chromium, compressed):
    page = chromium.new_page()
    page.goto(f"{compressed}/{CHAPTER}.html")
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.intruder = true";
      document.body.append(script);
    }""")
    assert page.evaluate("window.intruder") is None
    page.close()


@pytest.mark.parametrize("name", ALL)
def test_page_opened_as_a_file_does_not_complain(tab, name):
    tab.goto((SITE / f"{name}.html").as_uri(), wait_until="networkidle")
    assert tab.locator("h1").count() >= 1


def visit_to_the_end(tab, address):
    """Read a page from its beginning to its end; return what was sent, and how far it moved."""
    responses = []
    tab.on("response", lambda response: responses.append(response))
    tab.goto(address, wait_until="networkidle")
    shift = tab.evaluate("window.shift")
    for _ in range(20):
        tab.mouse.wheel(0, 600)
        tab.wait_for_timeout(30)
    tab.wait_for_load_state("networkidle")
    return [int(response.headers["content-length"]) for response in responses], shift


def arrive_late(route):
    time.sleep(0.2)
    route.continue_()


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["mesa", "celular"])
def test_a_chapter_is_light_and_does_not_move(chromium, compressed, viewport):
    context = chromium.new_context(viewport=viewport)
    tab = context.new_page()
    tab.add_init_script(SHIFTS)
    tab.route("**/*.woff2", arrive_late)
    sent, shift = visit_to_the_end(tab, f"{compressed}/{CHAPTER}.html")
    context.close()
    assert sum(sent) < 150_000
    assert len(sent) < 20
    assert shift < 0.02


def test_icons_are_drawn_by_the_small_font(tab, compressed):
    tab.goto(f"{compressed}/{CHAPTER}.html", wait_until="networkidle")
    loaded = "[...document.fonts].filter(f => f.status == 'loaded').map(f => f.family).join()"
    assert "Font Awesome" in tab.evaluate(loaded)
    button = tab.locator(".theme-switch-button i:visible")
    assert button.bounding_box()["width"] > 10


def test_the_theme_switch_works(tab, compressed):
    tab.goto(f"{compressed}/{CHAPTER}.html")
    seen = set()
    for _ in range(3):
        tab.locator(".theme-switch-button:visible").first.click()
        seen.add(tab.locator("html").get_attribute("data-mode"))
    assert seen == {"auto", "light", "dark"}


def test_a_tab_opens_and_its_figure_arrives(tab, compressed):
    tab.goto(f"{compressed}/{CHAPTER}.html")
    tab.get_by_role("tab", name="JAX").first.click()
    figure = tab.locator("#fig-sigmoide img:visible")
    figure.scroll_into_view_if_needed()
    tab.wait_for_function(
        "image => image.complete && image.naturalWidth > 0", arg=figure.element_handle()
    )


def test_the_copy_button_copies(tab, compressed):
    tab.goto(f"{compressed}/{CHAPTER}.html")
    cell = tab.locator(".cell_input:visible").first
    cell.hover()
    cell.locator("button.copybtn").click()
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == cell.locator("pre").inner_text().strip()


def test_the_search_dialog_leads_to_results(tab, compressed):
    tab.goto(f"{compressed}/{CHAPTER}.html")
    tab.keyboard.press("Control+k")
    field = tab.locator("#pst-search-dialog input[type=search]")
    field.fill("sigmoide")
    field.press("Enter")
    tab.wait_for_selector("#search-results li a")
    assert "search.html?q=sigmoide" in tab.url
    tab.wait_for_selector("#search-results li p.context")  # the excerpt comes from another page


def test_full_screen_and_print_buttons_still_act(tab, compressed):
    tab.goto(f"{compressed}/{CHAPTER}.html")
    tab.evaluate("window.print = () => { window.printed = true; }")
    tab.locator("[data-acao=tela-cheia]:visible").first.click()
    tab.wait_for_function("() => document.fullscreenElement !== null")
    tab.evaluate("document.exitFullscreen()")
    tab.locator("[data-acao=imprimir]").first.dispatch_event("click")
    assert tab.evaluate("window.printed")


def test_the_sidebar_opens_on_a_phone(tab, compressed):
    tab.set_viewport_size(PHONE)
    tab.goto(f"{compressed}/{CHAPTER}.html")
    tab.locator(".primary-toggle").first.click()
    tab.locator("dialog a", has_text="Quebra de simetria").first.wait_for(state="visible")
