"""What the style sheets promise: a measure for reading, figures that follow the mode, the paper."""

import io
import re
from base64 import b64encode
from pathlib import Path

import pytest
from PIL import Image
from screens import DESK, SMALL_PHONE

from livro.book.contents import page_names

pytestmark = [pytest.mark.livro, pytest.mark.navegador]

ROOT = Path(__file__).parents[2]
PAGES = page_names(ROOT)
EXAMPLE, WIDE = "book/capitulo/gradientes", "book/laboratorios/xavier"
FRAMEWORKS = ["NumPy", "PyTorch", "TensorFlow", "JAX"]


@pytest.fixture
def open_page(chromium, site):
    """Open a page as a reader with this screen and this mode sees it."""
    contexts = []

    def open_page(name, size=DESK, mode="light"):
        context = chromium.new_context(viewport=size, color_scheme=mode)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{site}/{name}.html")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def pocket(chromium):
    """One tab of a phone for all pages."""
    context = chromium.new_context(viewport=SMALL_PHONE)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module", params=PAGES)
def phone(request, pocket, site):
    """A page that came to a phone, once for all that is asked of it."""
    pocket.set_viewport_size(SMALL_PHONE)
    pocket.goto(f"{site}/{request.param}.html")
    return pocket


BEYOND = """all => all.filter(text => {
  const range = document.createRange();
  range.selectNodeContents(text);
  const words = range.getBoundingClientRect();
  const area = text.closest(".prev-next-area").getBoundingClientRect();
  return words.left < area.left - 1 || words.right > area.right + 1;
}).map(text => text.textContent.trim())"""


def test_a_page_fits_a_phone(phone):
    phone.set_viewport_size(SMALL_PHONE)
    assert phone.evaluate("document.documentElement.scrollWidth") <= SMALL_PHONE["width"]


def test_the_names_of_the_neighbours_fit_the_narrowest_phone(phone):
    phone.set_viewport_size({"width": 320, "height": 740})
    assert phone.locator(".prev-next-area p").evaluate_all(BEYOND) == []


def test_the_text_of_a_table_stands_in_the_middle_of_its_row(open_page):
    page = open_page("book/apendices/prerequisitos")
    space = page.locator("article td").evaluate_all("""all => all.map(cell => {
      const text = cell.lastElementChild.getBoundingClientRect();
      return cell.getBoundingClientRect().bottom - text.bottom;
    })""")
    assert len(space) > 20
    assert min(space) < 10  # as above it


def pixels(locator):
    return Image.open(io.BytesIO(locator.screenshot())).convert("RGB")


def luminance(colour):
    channels = [c / 255 for c in colour]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one, other):
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def rgb(text):
    return tuple(map(int, re.findall(r"\d+", text)[:3]))


def background(page):
    return rgb(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_a_line_has_about_seventy_letters(open_page):
    # Each system has its own font: about 64 letters with Charter, 77 with Palatino, 88 with Times.
    page = open_page(PAGES[0])
    lines = page.locator(".bd-article section > p").evaluate_all("""all => all.flatMap((p) => {
        const height = parseFloat(getComputedStyle(p).lineHeight);
        const lines = Math.round(p.getBoundingClientRect().height / height);
        return lines >= 4 ? [p.innerText.length / (lines - 0.5)] : [];
    })""")
    assert lines
    assert all(55 <= letters <= 90 for letters in lines), lines


def test_code_of_the_book_is_wide_enough_on_a_desk(open_page):
    page = open_page(EXAMPLE)
    letters = page.locator(".cell_input pre:visible").first.evaluate("""(pre) => {
        const style = getComputedStyle(pre);
        const inside = pre.clientWidth - parseFloat(style.paddingLeft) * 2;
        return inside / (parseFloat(style.fontSize) * 0.602);
    }""")
    assert letters >= 88


def test_a_line_of_code_or_output_is_seen_whole_on_a_desk(open_page):
    page = open_page("book/laboratorios/passo")
    cut = page.locator(".cell pre:visible").evaluate_all("""all => all.filter(pre =>
        pre.scrollWidth > pre.clientWidth).map(pre => pre.textContent)""")
    assert cut == []


def test_what_an_exam_says_in_sentences_fits_a_phone(open_page):
    said = open_page("book/laboratorios/diagnostico", SMALL_PHONE).locator(".prose-output pre")
    assert said.count() >= 5
    wide = said.evaluate_all("all => all.filter(pre => pre.scrollWidth > pre.clientWidth).length")
    assert wide == 0


# In which kind of box, and on which page there is one wider than a phone.
SCROLLS = [
    (".math-scroll", "book/capitulo/inicializacao"),
    (".cell_input pre", WIDE),
    (".wide-figure-box", WIDE),
    (".pst-scrollable-table-container", "book/apendices/executar"),
]
HIDES = "e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 72"


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("kind", "name"), SCROLLS)
def test_what_scrolls_sideways_shows_on_which_side_more_is_hidden(open_page, kind, name, mode):
    page = open_page(name, SMALL_PHONE, mode)
    page.wait_for_function(f"() => [...document.querySelectorAll('{kind}')].some({HIDES})")
    box = page.evaluate_handle(
        f"() => [...document.querySelectorAll('{kind}')].find({HIDES})"
    ).as_element()
    box.scroll_into_view_if_needed()
    assert shaded(box) == (False, True)
    box.evaluate("e => { e.scrollLeft = 36; }")
    assert shaded(box) == (True, True)
    box.evaluate("e => { e.scrollLeft = e.scrollWidth; }")
    assert shaded(box) == (True, False)


def shaded(box):
    """Tell whether a shadow stands at the left and at the right side of a box."""
    picture = pixels(box)
    sides = [most_common(picture, 1), most_common(picture, picture.width - 2)]
    inside = [most_common(picture, 24), most_common(picture, picture.width - 24)]
    return tuple(contrast(a, b) > 1.3 for a, b in zip(sides, inside, strict=True))


def most_common(picture, x):
    """Return the colour that most of a column has."""
    column = picture.crop((x, 0, x + 1, picture.height))
    return max(column.getcolors())[1]


def test_headings_fit_a_phone(phone):
    phone.set_viewport_size(SMALL_PHONE)
    wide = phone.locator("article :is(h1, h2, h3)").evaluate_all(
        "all => all.filter((h) => h.scrollWidth > h.clientWidth + 1).map((h) => h.innerText)"
    )
    assert wide == []


# What stands on the line below its formula, though no space parts them.
PARTED = """all => all.filter(formula => formula.checkVisibility()).flatMap(formula => {
  const next = formula.nextSibling;
  const last = [...formula.querySelectorAll(".base")].at(-1);
  if (next?.nodeType !== Node.TEXT_NODE || !last || /^\\s/.test(next.data)) return [];
  const range = document.createRange();
  range.setStart(next, 0);
  range.setEnd(next, 1);
  const parted = range.getBoundingClientRect().left < last.getBoundingClientRect().right - 3;
  return parted ? [formula.querySelector("annotation").textContent + next.data] : [];
})"""


def test_punctuation_stays_with_its_formula(phone):
    for width in (320, 360, 375, 390, 412, 768, 1440):
        phone.set_viewport_size({"width": width, "height": 844})
        assert phone.locator("article span.math").evaluate_all(PARTED) == []


def test_a_figure_has_the_colour_of_the_page_in_both_modes(open_page):
    for mode in ("light", "dark"):
        page = open_page(EXAMPLE, mode=mode)
        picture = pixels(page.locator("#fig-sigmoide img:visible"))
        corner, paper = picture.getpixel((2, 2)), background(page)
        assert all(abs(a - b) <= 2 for a, b in zip(corner, paper, strict=True)), (mode, corner)


def test_the_colours_of_the_figures_can_be_told_from_a_dark_page(open_page):
    from estabilidade.plotting import PALETTE

    page = open_page(EXAMPLE, mode="dark")
    picture = page.locator("#fig-sigmoide img:visible")
    for colour in PALETTE:
        hexadecimal = colour.removeprefix("#")
        picture.evaluate(
            """(img, colour) => {
            img.loading = "eager";  // a lazy one far away would never be decoded
            img.src = "data:image/svg+xml," + encodeURIComponent(
              `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">` +
              `<rect width="90" height="90" fill="#${colour}"/></svg>`) + "#.svg";
            return img.decode();
        }""",
            hexadecimal,
        )
        shown = pixels(picture).getpixel((40, 40))
        assert contrast(shown, background(page)) >= 3, (colour, shown)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_code_of_every_tab_has_enough_contrast(open_page, mode):
    page = open_page(WIDE, mode=mode)
    box = page.locator(".cell_input:visible").first
    paper = box.evaluate("(box) => getComputedStyle(box).backgroundColor")
    inks = page.locator(".cell_input .highlight span").evaluate_all(
        "all => [...new Set(all.map((span) => getComputedStyle(span).color))]"
    )
    assert len(inks) >= 5
    for ink in inks:
        assert contrast(rgb(ink), rgb(paper)) >= 4.5, (ink, paper)


def test_the_dark_page_is_dark_before_its_scripts_arrive(chromium, site):
    context = chromium.new_context(color_scheme="dark")
    page = context.new_page()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{site}/{EXAMPLE}.html")
    theme, paper = page.evaluate("document.documentElement.dataset.theme"), background(page)
    context.close()
    assert theme == "dark"
    assert luminance(paper) < 0.05


LARGEST_DIFFERENCE = """async (drawings) => {
  const [raw, slim] = await Promise.all(drawings.map(async (drawing) => {
    const image = new Image();
    image.src = drawing;
    await image.decode();
    const { width, height } = image;
    const pen = new OffscreenCanvas(width, height).getContext("2d");
    pen.fillStyle = "white";
    pen.fillRect(0, 0, width, height);
    pen.filter = "grayscale(1)";
    pen.drawImage(image, 0, 0);
    return pen.getImageData(0, 0, width, height).data;
  }));
  let most = 0;
  for (let i = 0; i < raw.length; i += 1) most = Math.max(most, Math.abs(raw[i] - slim[i]));
  return most;
}"""


def address(drawing):
    return f"data:image/svg+xml;base64,{b64encode(drawing).decode()}"


def test_slim_figures_look_like_those_that_the_cells_drew(chromium):
    raw, slim = (ROOT / "_build" / folder / "_images" for folder in ("bruto", "html"))
    names = sorted(path.name for path in slim.glob("*.svg"))
    assert len(names) >= 10
    page = chromium.new_page()
    for name in names:
        drawings = [(folder / name).read_bytes() for folder in (raw, slim)]
        most = page.evaluate(LARGEST_DIFFERENCE, [address(each) for each in drawings])
        assert most < 96, name  # a line that moved or lost its end would be black
        assert len(drawings[1]) < 0.7 * len(drawings[0])
    page.close()


def test_a_wide_figure_scrolls_in_its_box_on_a_phone(open_page):
    page = open_page(WIDE, SMALL_PHONE)
    box = page.locator("#fig-variancia-ativacoes .wide-figure-box:visible")
    assert box.locator("img").bounding_box()["width"] >= 560
    assert box.bounding_box()["width"] <= SMALL_PHONE["width"]
    assert box.evaluate("(box) => box.scrollWidth > box.clientWidth && box.tabIndex === 0")
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL_PHONE["width"]


def test_a_wide_figure_fits_a_desk(open_page):
    page = open_page(WIDE)
    box = page.locator("#fig-variancia-ativacoes .wide-figure-box:visible")
    assert box.evaluate("(box) => box.scrollWidth <= box.clientWidth")


@pytest.fixture
def on_paper(open_page):
    def on_paper(name, mode="light"):
        page = open_page(name, {"width": 794, "height": 1123}, mode)
        page.emulate_media(media="print", color_scheme=mode)
        return page

    return on_paper


def test_paper_shows_every_tab_after_its_label(on_paper):
    page = on_paper(EXAMPLE)
    assert page.locator(".tab-list:visible").count() == 0
    for tabs in page.locator(".sd-tab-set").all():
        labels = tabs.locator("> label:visible")
        assert [text.strip() for text in labels.all_inner_texts()] == FRAMEWORKS
        panels = tabs.locator("> .sd-tab-content:visible").all()
        tops = [part.bounding_box()["y"] for part in labels.all()]
        for i, panel in enumerate(panels):
            assert panel.bounding_box()["y"] >= tops[i]
            assert i == 0 or tops[i] > panels[i - 1].bounding_box()["y"]
        assert len(panels) == len(FRAMEWORKS)


def test_paper_has_the_figures_of_every_tab(open_page):
    page = open_page(WIDE)
    page.pdf()  # those of the closed tabs were waiting for a reader
    drawn = page.locator(".sd-tab-content .cell_output img").evaluate_all(
        "all => all.map((image) => image.complete && image.naturalWidth > 0)"
    )
    assert drawn == [True] * 2 * len(FRAMEWORKS)


def test_paper_has_no_furniture(on_paper):
    page = on_paper(EXAMPLE)
    furniture = ".bd-sidebar-primary, .bd-sidebar-secondary, .bd-header-article, .prev-next-area"
    assert page.locator(furniture).count() >= 3
    for selector in (furniture, "button", ".headerlink", ".skip-link", "dialog"):
        assert page.locator(selector).locator("visible=true").count() == 0, selector
    assert page.locator("h1:visible").count() == 1


def test_paper_is_white_in_the_dark_too(on_paper):
    page = on_paper(EXAMPLE, "dark")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert background(page) == (255, 255, 255)
    colours = page.locator("article :is(p, h1, h2, .highlight span)").evaluate_all(
        "all => [...new Set(all.map((e) => getComputedStyle(e).color))]"
    )
    for colour in colours:
        assert contrast(rgb(colour), (255, 255, 255)) >= 7
    filters = page.locator(".cell_output img").evaluate_all(
        "all => all.map((e) => getComputedStyle(e).filter)"
    )
    assert set(filters) == {"none"}


def test_nothing_is_cut_on_paper(on_paper):
    for name in (EXAMPLE, WIDE):
        page = on_paper(name)
        cut = page.locator("article :is(pre, .wide-figure-box, .math-scroll)").evaluate_all(
            "all => all.filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.outerHTML)"
        )
        assert cut == []


def test_paper_spells_out_external_links(on_paper):
    page = on_paper("book/apendices/edicao")
    link = page.locator("article a.external:visible").first
    shown = link.evaluate("(a) => getComputedStyle(a, '::after').content")
    assert link.get_attribute("href") in shown or "attr(href)" in shown
