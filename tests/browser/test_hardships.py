"""Browsers that forbid, forget or simplify: the pages still work, and say what they say."""

import pytest
from running import PATIENCE
from screens import PHONE

pytestmark = [pytest.mark.livro, pytest.mark.navegador]

PAGE = "book/capitulo/gradientes"


@pytest.fixture
def open_page(chromium, site):
    """Open a page of the site in a context of one's own; errors of its scripts are kept."""
    contexts = []

    def open_page(path=PAGE, before="", query="", **settings):
        context = chromium.new_context(**settings)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(before)
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.goto(f"{site}/{path}.html{query}")
        return page

    yield open_page
    for context in contexts:
        context.close()


NO_STORAGE = """
for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, {
    configurable: true,
    get() { throw new DOMException("negado", "SecurityError"); },
  });
"""


def test_without_storage_everything_but_memory_works(open_page, site):
    page = open_page(before=NO_STORAGE)
    assert page.evaluate("typeof localStorage.getItem") == "function"  # the stand-in
    page.get_by_role("tab", name="JAX").first.click()
    assert "import jax" in page.locator("#fig-sigmoide").inner_text()
    assert page.locator(".copybtn").count() > 0
    assert page.get_by_role("button", name="Executar").count() > 0
    page.goto(f"{site}/search.html?q=explosao")
    page.locator(".search-summary:not(:empty)").wait_for()
    assert page.locator("#search-results li").count() > 0
    assert page.errors == []


def test_in_a_frame_that_may_read_nothing_the_search_still_leads_to_pages(open_page, site):
    page = open_page()
    frame = "<iframe sandbox=allow-scripts src=/search.html?q=simetria>"
    page.route("**/moldura", lambda route: route.fulfill(content_type="text/html", body=frame))
    page.goto(f"{site}/moldura")
    found = page.frame_locator("iframe").locator("#search-results > ul > li > a")
    found.first.wait_for()
    assert found.first.inner_text().endswith("Quebra de simetria")
    page.wait_for_load_state("networkidle")
    assert page.errors == []


@pytest.mark.parametrize("words", ["constructor", "__proto__", "hasOwnProperty", "toString"])
def test_names_of_the_language_are_words_like_others(open_page, words):
    page = open_page("search", query=f"?q={words}")
    page.locator(".search-summary:not(:empty)").wait_for()
    assert page.errors == []
    links = page.locator("#search-results li a").all()
    assert all("undefined" not in link.get_attribute("href") for link in links)


def found(page, site, query):
    page.goto(f"{site}/search.html?q={query}")
    page.locator(".search-summary:not(:empty)").wait_for()
    page.wait_for_function(
        "() => [...document.querySelectorAll('#search-results li')]"
        ".every((result) => result.querySelector('p.context'))"
    )
    return page.locator("#search-results li")


def test_a_word_with_a_hyphen_before_it_is_left_out(open_page, site):
    page = open_page("search")

    def pages(query):
        addresses = (
            found(page, site, query).locator("a").evaluate_all("all => all.map(a => a.href)")
        )
        return {address.partition("#")[0].partition("?")[0] for address in addresses}

    gradient, without = pages("gradiente"), pages("gradiente%20-xavier")
    assert without and without < gradient
    assert not without & pages("xavier")
    assert not pages("-xavier")


def test_results_of_a_page_stand_together_and_each_shows_words_of_its_own(open_page, site):
    page = open_page("search")
    results = found(page, site, "inicializacao")
    pages = results.locator("a").evaluate_all("all => all.map(a => a.href.split(/[?#]/)[0])")
    order = list(dict.fromkeys(pages))
    assert pages == sorted(pages, key=order.index)
    assert page.locator("#search-results > ul > li").count() == len(order)
    excerpts = results.locator("p.context").all_inner_texts()
    assert len(excerpts) == len(set(excerpts)) > len(order)
    assert not [each for each in excerpts if "começarE" in each or "executarb" in each]


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("PyTorch", "PyTorch"),
        ("%20JAX", "JAX"),
        ("mxnet", "NumPy"),
    ],
)
def test_an_address_by_hand_chooses_a_tab_that_exists(open_page, query, chosen):
    page = open_page(query=f"?framework={query}")
    assert set(page.get_by_role("tab", selected=True).all_inner_texts()) == {chosen}
    stored = page.evaluate("Object.entries(localStorage).filter(([k]) => k.includes('aba'))")
    assert all(value in {"numpy", "pytorch", "tensorflow", "jax"} for _, value in stored)


COPIED = """async (selector) => {
  const paragraph = document.querySelector(selector);
  getSelection().selectAllChildren(paragraph);
  return await new Promise((done) => {
    document.addEventListener("copy", (event) => {
      done(event.clipboardData.getData("text/plain"));
    }, { once: true });
    document.execCommand("copy");
  });
}"""


def test_a_copied_paragraph_has_each_formula_once_as_tex(open_page):
    page = open_page("book/capitulo/inicializacao")
    text = page.evaluate(COPIED, "article p:has(.katex)")
    formulas = page.locator("article p:has(.katex)").first.locator(".katex").count()
    assert text.count("$") == 2 * formulas > 0
    assert "$1/n_\\mathrm{in}$" in text and "-1/\\sqrt{n_\\mathrm{in}}" in text
    assert text.count("mathrm") == text.count("n_\\mathrm{in}")


def test_in_the_colours_of_the_system_one_tab_is_marked(open_page):
    page = open_page(forced_colors="active")
    borders = page.get_by_role("tab").evaluate_all(
        "all => all.map((tab) => [tab.ariaSelected, getComputedStyle(tab).borderBottomColor])"
    )
    chosen = {colour for selected, colour in borders if selected == "true"}
    others = {colour for selected, colour in borders if selected == "false"}
    assert len(chosen) == len(others) == 1 and chosen != others


def test_in_the_colours_of_the_system_what_was_searched_for_stands_out(open_page):
    page = open_page(forced_colors="active")
    page.goto(f"{page.url}?highlight=gradiente")
    word = page.locator(".bd-main span.highlighted").first
    word.wait_for()
    background = "(element) => getComputedStyle(element).backgroundColor"
    assert word.evaluate(background) != page.locator("body").evaluate(background)


def test_without_scripts_the_contents_are_in_sight_on_a_phone(open_page):
    page = open_page(java_script_enabled=False, viewport=PHONE)
    assert page.locator(".primary-toggle").first.is_visible() is False
    link = page.locator(".bd-sidebar-primary a", has_text="Quebra de simetria").first
    assert link.is_visible()
    box = page.locator("article").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390


def test_what_hides_the_marks_is_not_printed(open_page):
    page = open_page(query="?highlight=gradiente")
    page.emulate_media(media="print")
    assert all(not link.is_visible() for link in page.locator(".highlight-link").all())
