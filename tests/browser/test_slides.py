"""The slides as a class and a speaker meet them: all fits, nothing complains."""

import io
import shutil
from itertools import pairwise
from unicodedata import normalize

import pytest
from axe import contrast_violations, violations
from bs4 import BeautifulSoup
from built_site import ROOT, SITE
from pypdf import PdfReader
from screens import PHONE, PROJECTOR

from estabilidade import FRAMEWORKS
from livro.book.contents import page_names
from livro.errors import BookError
from livro.measure.slides import check_decks, overflow

pytestmark = [pytest.mark.livro, pytest.mark.navegador]

DECKS = [framework.name for framework in FRAMEWORKS]
DECK = "pytorch"


@pytest.fixture
def deck(chromium, site):
    """Open a deck; at the end, its console must be empty."""
    contexts, complaints = [], []

    def listen(page):
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda request: complaints.append(request.url))

    def open_deck(name=DECK, size=PROJECTOR, query="", **settings):
        assert (SITE / "slides" / f"{name}.html").is_file(), "não há slides: rode `make slides`"
        context = chromium.new_context(viewport=size, **settings)
        contexts.append(context)
        context.on("page", listen)
        page = context.new_page()
        page.goto(f"{site}/slides/{name}.html{query}", wait_until="networkidle")
        return page

    yield open_deck
    for context in contexts:
        context.close()
    assert complaints == []


def show(page, number):
    page.evaluate("(number) => Reveal.slide(number)", number)
    return page.locator("section.present")


def total(page):
    return page.evaluate("Reveal.getTotalSlides()")


@pytest.mark.parametrize("name", DECKS)
def test_the_chapter_fits_on_its_slides(deck, name):
    page = deck(name)
    assert 20 <= total(page) <= 30
    assert list(overflow(page)) == []


@pytest.mark.parametrize("size", [PROJECTOR, {"width": 640, "height": 480}])
def test_what_overflows_is_found_and_measured_on_any_screen(deck, size):
    page = deck(size=size)
    body = show(page, 2).locator(".corpo")
    body.evaluate("(body) => { body.lastElementChild.style.minBlockSize = '700px'; }")
    (told,) = overflow(page)
    title = page.locator(".slides h2").nth(2).text_content()
    assert told.startswith(f"slide 3 (“{title}”): “")
    assert told.endswith(" passa 65 pontos da borda")  # of 570, half on each side


def test_code_too_wide_is_found(deck):
    page = deck()
    code = show(page, 9).locator("pre")
    code.evaluate("(code) => { code.append('x'.repeat(200)); }")
    (told,) = overflow(page)
    assert told.startswith("slide 10 (")


def test_decks_with_too_much_on_a_slide_are_refused(chromium, tmp_path):
    decks = tmp_path / "decks"
    shutil.copytree(SITE.parent / "slides", decks)
    check_decks(chromium, decks)
    file = decks / "slides" / f"{DECK}.html"
    html = file.read_text(encoding="utf-8")
    file.write_text(html.replace("<p>", "<p>" + "palavra " * 300, 2), encoding="utf-8")
    with pytest.raises(BookError, match=rf"{DECK}\.html, slide 2 \(“Introdução”\): .* pontos"):
        check_decks(chromium, decks)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axe_finds_no_violation_on_any_slide(deck, mode):
    page = deck(color_scheme=mode)
    assert page.locator("html").get_attribute("data-theme") == mode
    assert violations(page) == []
    for number in range(1, total(page)):
        show(page, number)
        assert violations(page, "section.present") == [], number + 1


def test_axe_finds_no_violation_on_a_phone(deck):
    page = deck(size=PHONE)
    assert violations(page) == []


@pytest.mark.parametrize("colours", ["none", "active"])
def test_axe_finds_no_violation_on_paper_nor_in_the_colours_of_the_system(deck, colours):
    page = deck(forced_colors=colours)
    assert contrast_violations(page) == []  # with what the screen shows around a slide
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", forced_colors=colours)
    headings = page.get_by_role("heading", level=2)  # that who listens finds
    assert headings.count() == total(page)
    assert violations(page) == []
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert headings.count() == 1


def test_every_slide_has_its_title_and_its_notes(deck):
    page = deck()
    for slide in page.locator(".slides > section:not(.capa)").all():
        assert slide.locator("h2").inner_text
        assert slide.locator("aside.notes a").last.get_attribute("href").startswith("../book/")
    assert page.locator("aside.notes", has_text="Eleve 0,9 e 1,1").count() == 1


def test_the_keyboard_and_named_buttons_pass_the_slides(deck):
    page = deck()
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Próximo slide").click()
    page.keyboard.press("ArrowLeft")
    assert page.locator("section.present h2").inner_text() == "Introdução"
    assert page.get_by_role("button", name="Slide anterior").is_enabled()


def test_the_notes_open_where_the_class_is_and_go_along(deck):
    page = deck()
    show(page, 8)
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    notes = popup.value
    notes.wait_for_load_state()
    notes.wait_for_function("() => Reveal.isReady() && Reveal.getIndices().h === 8")
    said = notes.locator(".speaker-notes")
    assert "5–15 min" in said.inner_text()
    assert violations(notes) == []
    notes.keyboard.press("ArrowRight")
    page.wait_for_function("() => Reveal.getIndices().h === 9")
    page.keyboard.press("ArrowRight")
    notes.wait_for_function("() => Reveal.getIndices().h === 10")


@pytest.mark.parametrize("query", ["", "?print-pdf", "?view=print"])  # also as reveal.js teaches
def test_printed_there_is_a_slide_on_each_sheet(deck, query):
    page = deck(query=query)
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(pdf.pages) == total(page)
    assert {(sheet.mediabox.width, sheet.mediabox.height) for sheet in pdf.pages} == {(960, 540)}
    titles = page.locator(".slides h2").all_inner_texts()
    for sheet, title in zip(pdf.pages, titles, strict=True):
        words = normalize("NFKC", sheet.extract_text())  # the letters of a ligature apart
        assert "".join(words.split()).startswith("".join(title.split()))


def test_without_scripts_the_slides_follow_one_another(deck):
    page = deck(java_script_enabled=False)
    boxes = [slide.bounding_box() for slide in page.locator(".slides > section").all()]
    assert all(box["height"] == PROJECTOR["height"] for box in boxes)
    assert all(above["y"] < below["y"] for above, below in pairwise(boxes))


def test_links_lead_to_places_of_the_pages():
    seen = {}
    for name in DECKS:
        path = SITE / "slides" / f"{name}.html"
        for link in BeautifulSoup(path.read_text(encoding="utf-8"), "lxml").select("a[href^='..']"):
            target, _, place = link["href"].partition("#")
            page = (path.parent / target).resolve()
            if page not in seen:
                dom = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")
                seen[page] = {tag["id"] for tag in dom.select("[id]")}
            assert not place or place in seen[page], link
    assert len(seen) > 5


def test_the_cover_and_the_guide_lead_to_the_slides(chromium, site):
    page = chromium.new_page()
    for name in ("index", "apendices/professores"):
        page.goto(f"{site}/book/{name}.html")
        page.get_by_role("link", name="JAX", exact=True).last.click()
        page.wait_for_url("**/slides/jax.html*")
    page.close()


PAGES = [
    name for name in page_names(ROOT) if "\n% slide" in (ROOT / f"{name}.md").read_text("utf-8")
]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_leads_to_its_first_slide(chromium, site, name):
    page = chromium.new_page(viewport=PROJECTOR)
    page.goto(f"{site}/{name}.html")
    links = page.locator("article .slides-da-pagina a")
    assert links.all_inner_texts() == [framework.label for framework in FRAMEWORKS]
    links.nth(1).click()
    page.locator(".reveal.ready").wait_for()
    assert f"/slides/{DECK}.html#" in page.url
    pages = [page.locator("section.present aside.notes a").last.get_attribute("href")]
    page.keyboard.press("ArrowLeft")
    pages += [each.get_attribute("href") for each in page.locator("section.present aside a").all()]
    page.close()
    assert pages[0].startswith(f"../{name}.html")
    assert not any(address.startswith(f"../{name}.html") for address in pages[1:])
