"""What axe finds in the states into which readers bring a page, in a real Chromium.

Each on a desk and on a phone; light, dark and in the colours of the system; the network has only
the site. The pages as they arrive are in `test_accessibility`, the slides in `test_slides`.
"""

from functools import partial

import pytest
from axe import contrast_violations, violations
from previews import EXERCISES, KINDS, XAVIER, first, focus
from running import CHAPTER, cell, code_of, press, result, run, wait_for_state, write
from screens import DESK, PHONE

pytestmark = [pytest.mark.livro, pytest.mark.navegador]

FIGURE = "book/laboratorios/gire"
LABORATORY = "book/laboratorios/deducoes"  # has cells with figures, and an exercise
LIGHT = {"color_scheme": "light", "forced_colors": "none"}
OTHER_COLOURS = {
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "of the system": {"color_scheme": "light", "forced_colors": "active"},
}
LINK_TO = """async ([original, code]) => {
  const { celulas } = document.querySelector("script[data-celulas]").dataset;
  const sharing = await import(new URL("sharing.mjs", new URL(celulas, document.baseURI)));
  return sharing.linkTo(original, code, "numpy");
}"""
SCROLL = """(top) => new Promise((seen) => {
  scrollTo({ top, behavior: "instant" });
  requestAnimationFrame(() => requestAnimationFrame(seen));
})"""
# What a reader does changes a few elements of a long page, whose rest axe knows from its arrival
# (`test_accessibility`; in the colours of the system, the first state): the blocks that did not
# change since then are out of the page while axe looks.
WATCH = """addEventListener("load", () => {
  window.changed = new Set();
  window.text = document.querySelector("article") ?? document.body;
  window.watcher = new MutationObserver((all) => all.forEach(({ target }) => changed.add(target)));
  watcher.observe(text, { attributes: true, characterData: true, childList: true, subtree: true });
});"""
ARRIVED = "() => { watcher.takeRecords(); changed.clear(); }"
# Gives the elements that changed and are no longer in sight without the rest: there should be none.
TAKE_OUT = """async () => {
  for (const { target } of watcher.takeRecords()) changed.add(target);
  const inSight = [...changed].filter((node) => node.isConnected && node.checkVisibility?.());
  const around = new Set();
  for (const node of changed)
    for (let up = node; up; up = up.parentNode) around.add(up);
  const out = (element) => [...element.children].flatMap((child) => {
    if (child.matches("section")) return out(child);
    const stays = around.has(child) || child.matches("h1, h2, h3");
    return stays ? [] : [[child, document.createComment("")]];
  });
  window.taken = changed.has(text) ? [] : out(text);
  for (const [element, mark] of taken) element.replaceWith(mark);
  watcher.takeRecords();
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  return inSight.filter((node) => !node.checkVisibility()).map((node) => node.outerHTML);
}"""
PUT_BACK = """() => {
  for (const [element, mark] of taken) mark.replaceWith(element);
  watcher.takeRecords();
}"""
THEME = "(theme) => { document.documentElement.dataset.theme = theme; }"
STATES = {}  # name -> the page, what its reader does
RAN = {}  # the same, of a page whose Python runs


def on(name, states=STATES):
    """Add what a reader does to the states of a page."""

    def add(act):
        states[act.__name__] = name, act
        return act

    return add


@on(CHAPTER)
def arrival(page):
    page.evaluate("changed.add(text)")


@on(FIGURE)
def figure_that_turns(page):
    page.evaluate("changed.add(document.querySelector('.giro'))")
    page.wait_for_selector(".giro[data-pronto]")


@on(XAVIER)
def small_figure_that_turns(page):
    page.locator(".giro-abrir").click()
    page.wait_for_selector(".giro[data-pronto]")


@on(CHAPTER)
def menu_of_downloads(page):
    page.get_by_role("button", name="Baixar esta página").click()


@on(CHAPTER)
def box_that_searches(page):
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").wait_for()


@on("search")
def results_of_a_search(page):
    page.goto(f"{page.url}?q=gradiente")
    page.locator("#search-results li").first.wait_for()


@on(CHAPTER)
def another_tab(page):
    page.get_by_role("tab", name="JAX").first.click()


@on(XAVIER)
def original_of_a_paragraph(page):
    page.get_by_role("button", name="Original em inglês deste trecho").first.click()
    page.locator(".original[lang=en]:visible").first.wait_for()


@on(XAVIER)
def original_of_the_page(page):
    page.get_by_role("button", name="Mostrar todo o original").click()
    page.locator(".original[lang=en]:visible").first.wait_for()


@on(XAVIER)
def original_that_did_not_arrive(page):
    page.route("**/_static/originais/**", lambda route: route.abort())
    page.get_by_role("button", name="Original em inglês deste trecho").first.click()
    page.get_by_role("alert").wait_for()


@on(EXERCISES)
def hints_and_solutions(page):
    page.locator("details").evaluate_all("all => all.forEach((box) => { box.open = true; })")
    page.locator(".tag_solucao pre").first.wait_for()


@on(CHAPTER)
def code_being_edited(page):
    write(cell(page), "x = 1  # " + "uma linha muito comprida " * 5)


@on(CHAPTER)
def code_of_an_earlier_visit(page):
    write(cell(page), "x = 1")
    page.reload()
    wait_for_state(cell(page), "O código está como você o deixou")


@on(CHAPTER)
def code_that_came_in_the_address(page):
    page.goto(page.evaluate(LINK_TO, [code_of(cell(page, 1)), 'print("outro")']))
    wait_for_state(cell(page, 1), "Este código veio no endereço")


@on(CHAPTER)
def code_that_serves_no_cell(page):
    page.goto(page.evaluate(LINK_TO, ["de outra página", "x"]))
    wait_for_state(cell(page), "não serve a nenhuma célula")


@on(CHAPTER)
def link_to_be_copied_by_hand(page):
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    write(cell(page), "x = 1")
    press(cell(page), "Copiar link com este código")
    cell(page).get_by_role("link", name="código da célula 1").wait_for()


@on(CHAPTER)
def download_of_python(page):
    press(cell(page), "Executar")
    cell(page).get_by_role("progressbar").wait_for()


@on(CHAPTER)
def download_that_failed(page):
    page.context.route("**/numpy-*.whl", lambda route: route.abort())
    press(cell(page), "Executar")
    wait_for_state(cell(page), "O download não terminou")


@on(LABORATORY, RAN)
def figure_text_and_value_of_a_cell(page):
    write(
        cell(page),
        "import matplotlib.pyplot as plt\nprint('palavra ' * 50)\nplt.plot([1, 2]); plt.show()\n0",
    )
    run(cell(page))
    result(cell(page)).locator("img").wait_for()


@on(LABORATORY, RAN)
def error_in_a_cell(page):
    write(cell(page, 1), "x = 1\nfor i in range(3):\n    x / (i - 1)  # " + "divide " * 20)
    run(cell(page, 1), "Parou com um erro")


@on(LABORATORY, RAN)
def names_that_complete_the_code(page):
    write(cell(page, 1), "")
    page.keyboard.type("str.")
    page.keyboard.press("Tab")
    page.get_by_role("option").first.wait_for()


@on(LABORATORY, RAN)
def blanks_still_to_be_filled(page):
    run(page.locator(".tag_exercicio"))


@on(LABORATORY, RAN)
def right_answer(page):
    page.locator("details").evaluate_all("all => all.forEach((box) => { box.open = true; })")
    write(page.locator(".tag_exercicio"), code_of(page.locator(".tag_solucao")))
    run(page.locator(".tag_exercicio"))
    page.locator(".celula-veredito", has_text="Certo: ").wait_for()


def preview(page, selector):
    focus(page, first(page, selector))


for kind, (name, selector) in KINDS.items():
    STATES[f"preview of a {kind}"] = name, partial(preview, selector=selector)


def look(page, size):
    """Ask whether a page sticks out of the screen, and axe about what changed, in all colours."""
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert page.evaluate(TAKE_OUT) == []
    found = found_in_all_colours(page)
    page.evaluate(PUT_BACK)
    assert found == []


def found_in_all_colours(page):
    found = violations(page)
    for colours, media in OTHER_COLOURS.items():
        page.emulate_media(**media)
        page.evaluate(THEME, media["color_scheme"])  # as its button does
        found += [(colours, *each) for each in contrast_violations(page)]
    page.emulate_media(**LIGHT)
    page.evaluate(THEME, LIGHT["color_scheme"])
    return found


@pytest.fixture(scope="module", params=[DESK, PHONE], ids=["desk", "phone"])
def size(request):
    return request.param


@pytest.fixture(scope="module")
def watched(visit):
    """Visit a page that remembers what changes after it arrived."""

    def watched(name=CHAPTER, size=PHONE, **options):
        page = visit(name, size, reduced_motion="reduce", script=WATCH, **options)
        page.evaluate(ARRIVED)
        return page

    return watched


@pytest.fixture(scope="module")
def running(watched):
    """The laboratory with its Python running."""
    page = watched(LABORATORY)
    run(cell(page))
    return page


@pytest.fixture
def ran(running, size):
    running.set_viewport_size(size)
    return running


@pytest.mark.parametrize("name", STATES)
def test_axe_finds_no_violation(watched, size, name):
    place, act = STATES[name]
    page = watched(place, size, complains=True)
    act(page)
    look(page, size)


@pytest.mark.parametrize("name", RAN)
def test_axe_finds_no_violation_when_python_ran(ran, size, name):
    _, act = RAN[name]
    act(ran)
    look(ran, size)


@pytest.mark.parametrize("drawer", ["sumário do livro", "sumário da página"])
def test_axe_finds_no_violation_in_the_drawers_of_a_phone(watched, drawer):
    page = watched()
    page.get_by_role("button", name=drawer).first.click()
    page.get_by_role("dialog").wait_for()
    look(page, PHONE)


def test_axe_finds_no_violation_in_the_button_that_leads_to_the_top_of_a_phone(watched):
    page = watched()
    for top in (3000, 2000):  # it comes with the first step back, and on no wide screen
        page.evaluate(SCROLL, top)
    page.locator("#pst-back-to-top").wait_for()
    assert found_in_all_colours(page) == []  # without the text there is nothing to go back to


def test_axe_sees_what_is_wrong_in_a_state_and_the_page_is_whole_again(watched):
    page = watched()
    code_being_edited(page)
    page.get_by_role("textbox").evaluate("(box) => { box.removeAttribute('aria-label'); }")
    with pytest.raises(AssertionError, match="label"):
        look(page, PHONE)
    page.evaluate(PUT_BACK)
    assert page.locator("article p").count() > 10
