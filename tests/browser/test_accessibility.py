"""What people who use a screen reader, a keyboard or a dark screen meet, in a real Chromium."""

from pathlib import Path

import pytest
from axe import contrast_violations, violations
from screens import DESK, PHONE

from livro.book.contents import page_names

pytestmark = [pytest.mark.livro, pytest.mark.navegador]

ROOT = Path(__file__).parents[2]
PAGES = [*page_names(ROOT), "search", "genindex"]
EXAMPLE = "book/capitulo/gradientes"
WITH_ORIGINAL = "book/capitulo/inicializacao"


@pytest.fixture(scope="module", params=[DESK, PHONE], ids=["desk", "phone"])
def view(request, chromium):
    """One tab for all the pages seen at one width, whose colours change at once."""
    context = chromium.new_context(viewport=request.param, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(chromium):
    context = chromium.new_context(viewport=DESK)
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(chromium):
    context = chromium.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(view, site, name):
    view.emulate_media(color_scheme="light")
    view.goto(f"{site}/{name}.html")
    assert violations(view) == []
    view.emulate_media(color_scheme="dark")  # differs by its colours alone
    view.wait_for_selector("html[data-theme=dark]")
    assert contrast_violations(view) == []


def test_axe_sees_what_is_wrong(desk, site):
    desk.goto(f"{site}/{EXAMPLE}.html")
    desk.evaluate("document.querySelector('figure img').removeAttribute('alt')")
    assert [rule for rule, _ in violations(desk)] == ["image-alt"]


@pytest.mark.parametrize("place", [".highlight .nn", ".katex-html", "article em"])
def test_axe_sees_the_one_text_whose_colour_cannot_be_read(desk, site, place):
    desk.goto(f"{site}/{EXAMPLE}.html")
    text = desk.locator(f"{place}:visible").last
    text.evaluate("(text) => { text.style.color = '#eee'; }")
    assert [rule for rule, _ in contrast_violations(desk)] == ["color-contrast"]
    assert text.is_visible()


def point_at_everything(page):
    """Make whatever answers to a pointer look as if it were under it."""
    devtools = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        devtools.send(f"{domain}.enable")
    root = devtools.send("DOM.getDocument")["root"]["nodeId"]
    query = {"nodeId": root, "selector": "a, button, summary, label"}
    nodes = devtools.send("DOM.querySelectorAll", query)["nodeIds"]
    for node in nodes:
        state = {"nodeId": node, "forcedPseudoClasses": ["hover"]}
        devtools.send("CSS.forcePseudoState", state)


@pytest.mark.parametrize("name", [PAGES[0], EXAMPLE])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_is_under_the_pointer_can_be_read(chromium, site, mode, name):
    context = chromium.new_context(viewport=DESK, color_scheme=mode, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{site}/{name}.html")
    point_at_everything(page)
    found = contrast_violations(page)
    context.close()
    assert found == []


FOCUSED = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    name: element.outerHTML.slice(0, 300),
    page: element === document.body,
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    opacity: parseFloat(style.opacity),
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth,
  };
}"""


DRAWN = "new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"


def walk(page, steps=150):
    """Press Tab to the end of the page and describe what got the focus."""
    for _ in range(steps):
        page.keyboard.press("Tab")
        page.evaluate(DRAWN)
        found = page.evaluate(FOCUSED)
        if found["page"]:
            return
        yield found


@pytest.mark.parametrize("name", [PAGES[0], EXAMPLE])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_what_has_the_focus_can_be_seen(chromium, site, name, size):
    context = chromium.new_context(viewport=size, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{site}/{name}.html")
    stops = list(walk(page))
    context.close()
    assert len(stops) > 10
    assert [stop for stop in stops if stop["outline"] < 2 or stop["opacity"] < 1] == []
    assert [stop["name"] for stop in stops if not stop["seen"]] == []


def test_permanent_links_are_stops_of_the_keyboard_with_a_name(desk, site):
    desk.goto(f"{site}/{EXAMPLE}.html")
    links = desk.locator("article .headerlink")
    assert links.count() == len([s for s in walk(desk) if "headerlink" in s["name"]]) >= 5
    for kind in ("este título", "esta imagem", "esta equação"):
        assert desk.get_by_role("link", name=f"Link para {kind}").count() > 0


def test_skip_link_comes_first_and_leads_to_the_text(desk, site):
    desk.goto(f"{site}/{EXAMPLE}.html")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.textContent") == "Ir para o conteúdo principal"
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.closest('main') !== null")


def focus_by_keyboard(page, role):
    """Press Tab until something with this role has the focus."""
    for _ in walk(page):
        if page.evaluate("document.activeElement.getAttribute('role')") == role:
            return
    pytest.fail(f"o teclado não chega a nenhum {role}")


def test_keyboard_changes_the_tabs_of_the_whole_page(desk, site):
    desk.goto(f"{site}/{EXAMPLE}.html")
    focus_by_keyboard(desk, "tab")
    for key, label in [
        ("ArrowRight", "PyTorch"),
        ("End", "JAX"),
        ("ArrowRight", "NumPy"),
        ("ArrowLeft", "JAX"),
        ("Home", "NumPy"),
        ("ArrowRight", "PyTorch"),
    ]:
        desk.keyboard.press(key)
        assert desk.evaluate("document.activeElement.textContent").strip() == label
        chosen = desk.get_by_role("tab", selected=True).all_inner_texts()
        assert {text.strip() for text in chosen} == {label}
    panels = desk.get_by_role("tabpanel", name="PyTorch")
    assert panels.count() == desk.get_by_role("tablist", name="Framework").count() == 2
    assert "import torch" in panels.first.inner_text()


def test_only_the_chosen_tab_is_a_stop_of_the_keyboard(desk, site):
    desk.goto(f"{site}/{EXAMPLE}.html?framework=jax")
    stops = [stop["name"] for stop in walk(desk)]
    tabs = [name for name in stops if 'role="tab"' in name]
    assert len(tabs) == 2
    assert all('aria-selected="true"' in name for name in tabs)
    assert not any("sd-tab-input" in name or 'type="radio"' in name for name in stops)


def test_a_chosen_tab_stays_where_the_reader_saw_it(desk, site):
    desk.goto(f"{site}/book/laboratorios/xavier.html")
    tab = desk.get_by_role("tab", name="TensorFlow").last
    tab.scroll_into_view_if_needed()
    # Measured and clicked in one step: the driver scrolls a page of its own when it tries again.
    before = tab.evaluate(
        "tab => { const { top } = tab.getBoundingClientRect(); tab.click(); return top; }"
    )
    desk.wait_for_timeout(300)
    assert abs(tab.bounding_box()["y"] - before) < 2


def test_tabs_work_without_scripts(chromium, site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/{EXAMPLE}.html")
    page.locator(".sd-tab-set > label", has_text="JAX").first.click()
    assert "import jax" in page.locator("#fig-sigmoide").inner_text()
    context.close()


def test_wide_code_is_a_named_stop_of_the_keyboard(phone, site):
    phone.goto(f"{site}/{EXAMPLE}.html")
    focus_by_keyboard(phone, "group")
    assert phone.get_by_role("group", name="Código, rola para os lados").count() > 0
    wide = phone.locator(".cell_input pre:visible").evaluate_all(
        "all => all.filter((pre) => pre.scrollWidth > pre.clientWidth + 1)"
        ".map((pre) => [pre.tabIndex, pre.ariaLabel])"
    )
    assert wide and set(map(tuple, wide)) == {(0, "Código, rola para os lados")}


def test_a_formula_widened_by_a_late_font_is_a_stop_of_the_keyboard(phone, site):
    phone.goto(f"{site}/{EXAMPLE}.html")
    phone.wait_for_load_state("networkidle")
    box = phone.locator(".math-scroll[tabindex]").first
    box.evaluate("(box) => { box.removeAttribute('tabindex'); }")  # measured before its font
    phone.evaluate("document.fonts.dispatchEvent(new Event('loadingdone'))")
    assert box.count() == 1
    assert box.get_attribute("aria-label") == "Fórmula larga, rola para os lados"


def test_search_opens_closes_and_gives_the_focus_back(desk, site):
    desk.goto(f"{site}/{EXAMPLE}.html")
    for _ in range(3):
        desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    assert desk.evaluate("document.activeElement.name") == "q"
    desk.keyboard.press("Escape")
    assert desk.get_by_role("dialog").count() == 0
    assert desk.evaluate("document.activeElement.ariaLabel") == "Buscar"


def test_contents_open_and_close_on_a_phone(phone, site):
    phone.goto(f"{site}/{EXAMPLE}.html")
    for _ in range(2):
        phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    contents = phone.get_by_role("dialog")
    contents.wait_for()
    assert contents.get_by_role("link", name="Quebra de simetria").is_visible()
    phone.keyboard.press("Escape")
    contents.wait_for(state="hidden")


def test_menu_opens_by_keyboard(desk, site):
    desk.goto(f"{site}/{EXAMPLE}.html")
    desk.get_by_role("button", name="Baixar esta página").focus()
    desk.keyboard.press("Enter")
    desk.keyboard.press("ArrowDown")
    assert desk.evaluate("document.activeElement.closest('.dropdown-menu') !== null")


def test_nothing_moves_for_those_who_asked_for_it(chromium, site):
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{site}/{PAGES[0]}.html")
    slow = page.evaluate("""[...document.querySelectorAll("*")].filter((element) => {
        const style = getComputedStyle(element);
        const times = `${style.transitionDuration}, ${style.animationDuration}`.split(", ");
        return style.scrollBehavior === "smooth" || times.some((t) => parseFloat(t) > 0.001);
    }).map((element) => element.outerHTML.slice(0, 80))""")
    context.close()
    assert slow == []
