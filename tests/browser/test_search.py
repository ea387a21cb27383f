"""The search page in Chromium: words as people type them, results that tell why they are there."""

import pytest
from running import PATIENCE

pytestmark = [pytest.mark.livro, pytest.mark.navegador]

EXCERPTS = """() => [...document.querySelectorAll("#search-results li")]
    .every((result) => result.querySelector("p.context"))"""
FINISHED = ".search-summary:not(:empty)"


@pytest.fixture
def tab(chromium):
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def links_for(tab, site, words):
    """Type the words as a reader does; return the links of the results, with no excerpts yet."""
    tab.goto(f"{site}/search.html")
    field = tab.locator("main input[type=search]")
    field.fill(words)
    field.press("Enter")
    tab.wait_for_url("**/search.html?q=*")
    tab.locator(FINISHED).wait_for()
    return tab.locator("#search-results li a")


def look_for(tab, site, words):
    """Return the results of a search once all excerpts are there."""
    links_for(tab, site, words)
    tab.wait_for_function(EXCERPTS)
    return tab.locator("#search-results li")


def addresses(tab, site, words):
    found = links_for(tab, site, words).evaluate_all("all => all.map((a) => a.href)")
    return [address.removeprefix(site) for address in found]


@pytest.mark.parametrize(
    "forms",
    [
        ["explosão", "explosao", "explosões", "explosoes", "EXPLOSÃO"],
        ["inicialização", "inicializacao", "inicializações", "Inicializacoes"],
        ["gradiente", "gradientes"],
        ["variância", "variancia", "variâncias"],
        ["matriz", "matrizes"],
        ["explosão do gradiente", "explosao dos gradientes"],
    ],
    ids=lambda forms: forms[0],
)
def test_every_form_of_a_word_finds_the_same(tab, site, forms):
    first, *others = (addresses(tab, site, form) for form in forms)
    assert len(first) >= 2
    assert all(other == first for other in others)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("explosao", "/book/capitulo/gradientes.html"),
        ("inicializacao de parametros", "/book/capitulo/inicializacao.html"),
        ("quebra de simetria", "/book/capitulo/simetria.html"),
        ("pre requisitos", "/book/apendices/prerequisitos.html"),
    ],
)
def test_the_page_of_that_title_comes_first(tab, site, words, place):
    assert addresses(tab, site, words)[0] == place


def test_an_entry_of_the_index_is_written_as_in_the_book(tab, site):
    labels = look_for(tab, site, "inicializacao").locator("a").all_inner_texts()
    assert "inicialização de He" in labels and "inicialização de he" not in labels


def test_a_section_is_found_by_its_title_and_leads_to_it(tab, site):
    results = look_for(tab, site, "inicializacao padrao")
    results.get_by_role("link", name="Inicialização padrão", exact=True).click()
    tab.wait_for_url("**/inicializacao.html#*")
    assert tab.locator(":target > h2, h2:target").count() == 1


@pytest.mark.parametrize("words", ["explosao", "gradientes", "inicializacao", "variancia"])
def test_every_result_has_an_excerpt_with_the_word_in_it(tab, site, words):
    results = look_for(tab, site, words)
    assert results.count()
    for result in results.all():
        excerpt = result.locator(":scope > p.context")
        assert 20 < len(excerpt.inner_text()) < 300
    marked = {word.lower() for word in tab.locator("p.context .highlighted").all_inner_texts()}
    assert marked
    assert any(set(word) & set("ãõâç") for word in marked) == (words != "gradientes")


def test_an_excerpt_is_prose_without_formulas_written_twice(tab, site):
    for result in look_for(tab, site, "autovalores").locator("p.context").all():
        assert "\\" not in result.inner_text()
        assert "import" not in result.inner_text()


@pytest.mark.parametrize(
    ("words", "written"), [("simplesmente", "σ=√(2/(n_in+n_out))"), ("jacobiana entrada", "W^(l)")]
)
def test_an_excerpt_writes_fractions_roots_and_indices_on_one_line(tab, site, words, written):
    excerpts = look_for(tab, site, words).locator("p.context").all_inner_texts()
    assert any(written in text for text in excerpts)
    assert not any("2nin" in text for text in excerpts)


def test_a_word_that_only_code_has_is_found_in_the_code(tab, site):
    (excerpt, *_) = look_for(tab, site, "backward").locator("p.context").all_inner_texts()
    assert "backward" in excerpt


def test_nothing_found_is_said_in_portuguese(tab, site):
    assert look_for(tab, site, "zzzzqqq").count() == 0
    said = tab.locator("#search-results").inner_text()
    assert "Nada foi encontrado." in said


def test_the_number_of_results_is_told(tab, site):
    look_for(tab, site, "simetria")
    count = tab.locator("#search-results > ul > li").count()
    assert tab.locator(".search-summary").inner_text() == f"Páginas encontradas: {count}."


def test_an_address_typed_by_hand_is_not_markup(tab, site):
    tab.goto(f"{site}/search.html?q=%3Cimg%20src%3Dx%20onerror%3D%22window.broken%3D1%22%3E")
    tab.locator(FINISHED).wait_for()
    assert tab.evaluate("window.broken") is None


def test_the_dialog_of_any_page_leads_to_the_results(tab, site):
    tab.goto(f"{site}/book/capitulo/gradientes.html")
    tab.keyboard.press("Control+k")
    field = tab.locator("#pst-search-dialog input")
    field.wait_for()
    field.fill("explosoes")
    field.press("Enter")
    tab.wait_for_url("**/search.html?q=explosoes")
    tab.locator(FINISHED).wait_for()
    assert tab.locator("#search-results li").count() >= 2


def test_nothing_is_listed_twice_under_a_page(tab, site):
    look_for(tab, site, "inicializacao de xavier")
    for page in tab.locator("#search-results > ul > li").all():
        labels = [label.casefold() for label in page.locator("a").all_inner_texts()]
        assert len(labels) == len(set(labels))
