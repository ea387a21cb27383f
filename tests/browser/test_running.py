"""Cells that run in the page, in a real Chromium: what a reader clicks, types and sees."""

import json
import re

import pytest
from built_site import PYODIDE, ROOT, SITE
from running import (
    CHAPTER,
    cell,
    press,
    restore,
    result,
    run,
    state,
    wait_for_state,
    write,
)
from screens import PHONE

from livro.book.cells import code_cells
from livro.sphinx.browser_cells.cells import executed_text, runnable

pytestmark = [pytest.mark.livro, pytest.mark.navegador]

TEXT = "book/capitulo/introducao"
NUMPY = "**/numpy-*.whl"  # one of the files that come at the first click
LABORATORIES = [
    f"book/laboratorios/{name}"
    for name in ("gire", "explosao", "simetria", "xavier", "diagnostico")
]


@pytest.fixture(scope="module")
def classroom(visit):
    """The chapter with its Python running."""
    page = visit()
    run(cell(page))
    return page


@pytest.fixture
def lesson(classroom):
    """The same for one test, which finds the second cell as the book has it."""
    yield classroom
    classroom.emulate_media(media="screen")
    if cell(classroom, 1).get_by_role("button", name="Restaurar").count():
        restore(cell(classroom, 1))


@pytest.fixture
def restarted(lesson):
    """A lesson whose test may stop its Python: at the end it knows again what it knew."""
    yield lesson
    for place in (cell(lesson), cell(lesson, 1)):
        if place.get_by_role("button", name="Restaurar").count():  # it was edited
            restore(place)
    run(cell(lesson))


# Before the first click


def addresses(page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    return asked


@pytest.mark.parametrize("name", [TEXT, CHAPTER])
def test_nothing_of_it_is_asked_for_before_a_click(visit, site, name):
    asked = addresses(visit(name), f"{site}/{name}.html")
    assert asked
    assert [url for url in asked if "celulas/" in url or "pyodide" in url] == []


def test_a_page_without_cells_has_no_button(visit):
    page = visit(TEXT)
    assert page.locator(".celula-barra").count() == 0
    assert page.evaluate("[...document.scripts].some((s) => 'celulas' in s.dataset)") is False


def test_only_the_cells_of_numpy_have_buttons(visit):
    page = visit(query="?framework=jax")
    assert page.get_by_role("button", name="Executar a célula").count() == 0  # hidden with its tab
    assert page.locator(".tag_tab-jax .celula-barra, .tag_tab-pytorch .celula-barra").count() == 0


def test_without_scripts_there_is_the_book_and_no_dead_button(visit):
    page = visit(java_script_enabled=False)
    assert page.get_by_role("button", name="Executar a célula").count() == 0
    assert page.locator(".celula-executavel").first.locator("pre").is_visible()
    assert page.locator("#fig-sigmoide img:visible").count() == 1


def test_opened_as_a_file_the_page_says_why_it_cannot(chromium):
    page = chromium.new_page()
    page.goto((SITE / f"{CHAPTER}.html").as_uri())
    press(cell(page), "Executar")
    assert "make serve" in state(cell(page)).inner_text()
    page.close()


# The first click


def test_a_first_click_shows_its_progress_and_then_the_figure(visit):
    page = visit()
    place = cell(page)
    press(place, "Executar")
    bar = place.get_by_role("progressbar", name="Download do Python")
    bar.wait_for()
    assert re.search(r"Baixando .*\d+ MB", state(place).inner_text())
    assert place.get_by_role("button", name="Cancelar").is_visible()
    wait_for_state(place, "Executada nesta página em")
    assert bar.count() == 0
    assert result(place).locator("img").count() == 1


def test_a_download_can_be_cancelled_and_begun_again(visit):
    page = visit()
    place = cell(page)
    press(place, "Executar")
    place.get_by_role("progressbar").wait_for()
    press(place, "Cancelar")
    wait_for_state(place, "Download cancelado")
    assert place.locator("> .cell_output img").is_visible()  # the printed one
    run(place)


def test_a_failed_download_says_so_and_can_be_tried_again(visit):
    page = visit(complains=True)
    place = cell(page)
    page.context.route(NUMPY, lambda route: route.abort())
    press(place, "Executar")
    wait_for_state(place, "O download não terminou (numpy-")
    page.context.unroute(NUMPY)
    press(place, "Tentar de novo")
    wait_for_state(place, "Executada nesta página")


def test_a_file_that_is_not_the_official_one_is_refused(visit):
    page = visit(complains=True)
    page.context.route("**/cycler-*.whl", lambda route: route.fulfill(body=b"outro"))
    press(cell(page), "Executar")
    wait_for_state(cell(page), "O download não terminou (cycler-")


def answer_with(page, **changes):
    """Change what the worker reads about where its files are."""

    def answer(route):
        resources = json.loads(route.fetch().text())
        route.fulfill(json={**resources, **changes})

    page.context.route("**/resources.json", answer)


def test_a_copy_without_python_says_so(visit):
    page = visit()
    answer_with(page, pyodide="")
    press(cell(page), "Executar")
    wait_for_state(cell(page), "make pyodide")
    assert cell(page).get_by_role("button", name="Tentar de novo").count() == 0


def test_binder_is_offered_when_the_repository_is_known(visit, site):
    page = visit()
    answer_with(page, pyodide="")
    page.context.route(
        f"**/{CHAPTER}.html",
        lambda route: route.fulfill(
            body=route.fetch().text().replace('data-binder=""', 'data-binder="https://binder/a"'),
            content_type="text/html",
        ),
    )
    page.reload()
    press(cell(page), "Executar")
    link = cell(page).get_by_role("link", name="Abrir no Binder")
    link.wait_for()
    assert link.get_attribute("href") == "https://binder/a"


def test_python_can_come_from_another_address(visit):
    page = visit()
    elsewhere, served = "https://cdn.example/pyodide/", []

    def answer(route):
        name = route.request.url.removeprefix(elsewhere)
        served.append(name)
        headers = {"Access-Control-Allow-Origin": "*"}
        route.fulfill(path=PYODIDE / name, headers=headers)

    answer_with(page, pyodide=elsewhere)
    page.context.route(f"{elsewhere}*", answer)
    run(cell(page))
    assert {file.name for file in PYODIDE.iterdir()} == set(served)


# What is elsewhere is inside of the interpreter itself.
SOURCES = r"""
import re, sys
sources = re.compile(r"(\.zip|site-packages)/(?!estabilidade|page_kernel).*\.py$")
files = {getattr(module, "__file__", None) or "" for module in sys.modules.values()}
print(sorted(filter(sources.search, files)))
"""


def test_what_the_first_figure_imports_came_as_bytecode(visit):
    """Nothing but what the book itself wrote is compiled before the reader sees a result."""
    page = visit()
    run(cell(page))
    write(cell(page, 1), SOURCES)
    run(cell(page, 1))
    assert result(cell(page, 1)).inner_text().strip() == "[]"


# With the Python running


def test_the_figure_is_the_book_s(lesson):
    place = cell(lesson)
    printed = place.locator("> .cell_output:not(.celula-resultado) img").first
    drawn = result(place).locator("img")
    assert drawn.get_attribute("src").startswith("data:image/svg+xml")
    assert drawn.get_attribute("alt") == printed.get_attribute("alt")
    assert not printed.is_visible()
    size = "image => [image.naturalWidth, image.naturalHeight]"
    for one, other in zip(drawn.evaluate(size), printed.evaluate(size), strict=True):
        assert abs(one - other) < 12  # another release of Matplotlib


def test_the_figure_follows_the_dark_mode(lesson):
    drawn = result(cell(lesson)).locator("img")
    look = "image => getComputedStyle(image).filter"
    assert drawn.evaluate(look) == "none"
    lesson.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert "invert" in drawn.evaluate(look)
    lesson.evaluate("document.documentElement.dataset.theme = 'light'")


def test_cells_share_their_names(lesson):
    place = cell(lesson, 1)
    write(place, "print(grad.max())")
    run(place)
    assert result(place).inner_text().strip() == "0.25"


def test_code_can_be_edited_and_run_again(lesson):
    place = cell(lesson, 1)
    write(place, 'x = 20\nprint("vinte")\nx + 2')
    run(place)
    assert result(place).inner_text().split() == ["vinte", "22"]
    write(place, "x + 3")
    run(place)
    assert result(place).inner_text() == "23"


def test_restoring_brings_back_the_code_and_the_output_of_the_book(lesson):
    place = cell(lesson, 1)
    code, output = place.locator("pre").first.inner_html(), place.locator("> .cell_output")
    before = output.inner_text()
    write(place, "pass")
    run(place)
    assert not output.first.is_visible()
    restore(place)
    assert place.locator("pre").first.inner_html() == code
    assert output.inner_text() == before
    assert place.get_by_role("textbox").count() == 0
    assert place.get_by_role("button", name="Restaurar").count() == 0


def test_an_error_has_a_portuguese_frame_and_python_s_own_words(lesson):
    place = cell(lesson, 1)
    write(place, 'print("antes")\n1 / 0')
    run(place, "Parou com um erro")
    shown = result(place).inner_text()
    assert "O código parou com um erro na linha 2. O Python diz:" in shown
    assert "ZeroDivisionError: division by zero" in shown
    assert "1 / 0" in shown
    assert "page_kernel" not in shown
    assert shown.startswith("antes")


def test_a_syntax_error_tells_its_line(lesson):
    place = cell(lesson, 1)
    write(place, "x = 1\ny = (")
    run(place, "Parou com um erro")
    assert "na linha 2" in result(place).inner_text()
    assert "SyntaxError" in result(place).inner_text()


def test_run_up_to_here_runs_what_was_edited_above(lesson):
    first, second = cell(lesson), cell(lesson, 1)
    write(first, "word = 'de cima'")
    write(second, "print(word)")
    press(second, "Executar tudo até aqui")
    wait_for_state(second, "Executada")
    assert result(second).inner_text().strip() == "de cima"
    restore(first)
    run(first)


def test_an_error_above_stops_the_cells_below(lesson):
    first, second = cell(lesson), cell(lesson, 1)
    write(first, "raise ValueError('aqui')")
    write(second, "print('nunca')")
    press(second, "Executar tudo até aqui")
    wait_for_state(second, "Não executada: a célula 1 parou com um erro")
    assert "ValueError: aqui" in result(first).inner_text()
    press(second, "Ver o erro")
    assert first.locator(":focus").count() == 1
    restore(first)
    run(first)


def test_shown_figures_and_text_keep_their_order(lesson):
    place = cell(lesson, 1)
    write(
        place,
        "import matplotlib.pyplot as plt\n"
        "for i in range(2):\n    print(i)\n    plt.plot([i, 1])\n    plt.show()",
    )
    run(place)
    kinds = (
        result(place)
        .locator("> *")
        .evaluate_all(
            "all => all.map((e) => (e.querySelector('img') ? 'figura' : e.innerText.trim()))"
        )
    )
    assert kinds == ["0", "figura", "1", "figura"]
    assert "célula desenhou" in result(place).locator("img").first.get_attribute("alt")


def test_too_much_output_is_cut(lesson):
    place = cell(lesson, 1)
    write(place, "for i in range(100_000):\n    print('muito', i)")
    run(place)
    shown = result(place).inner_text()
    assert len(shown) < 120_000
    assert shown.strip().endswith("(o resto da saída foi omitido)")


def test_the_keyboard_is_enough(lesson):
    place = cell(lesson, 1)
    write(place, "")
    place.get_by_role("textbox").focus()
    lesson.keyboard.type("for i in range(2):")
    lesson.keyboard.press("Enter")
    lesson.keyboard.type("print(i)")
    lesson.keyboard.press("Enter")
    lesson.keyboard.press("Shift+Tab")
    lesson.keyboard.type("print('fim')")
    text = place.get_by_role("textbox").input_value()
    assert text == "for i in range(2):\n    print(i)\nprint('fim')"
    lesson.keyboard.press("Control+Enter")
    wait_for_state(place, "Executada")
    assert result(place).inner_text().split() == ["0", "1", "fim"]
    lesson.keyboard.press("Home")
    lesson.keyboard.press("Tab")
    assert place.get_by_role("textbox").input_value().endswith("    print('fim')")
    lesson.keyboard.press("Control+z")
    assert place.get_by_role("textbox").input_value() == text
    lesson.keyboard.press("Escape")
    lesson.keyboard.press("Tab")
    assert place.get_by_role("textbox").evaluate("e => e !== document.activeElement")
    assert place.locator("button:focus").count() == 1


def test_the_text_being_edited_lies_on_the_coloured_code(lesson):
    place = cell(lesson, 1)
    look = """pre => { const style = getComputedStyle(pre), box = pre.getBoundingClientRect();
      return [style.color, style.backgroundColor, style.lineHeight, box.width, box.height]; }"""
    before = place.locator("pre").first.evaluate(look)
    press(place, "Editar")
    assert place.locator("pre").first.evaluate(look) == before
    box = "e => Object.values(e.getBoundingClientRect().toJSON())"
    assert place.get_by_role("textbox").evaluate(box) == place.locator("pre").first.evaluate(box)
    for name in ("fontFamily", "fontSize", "lineHeight", "padding", "tabSize"):
        read = f"e => getComputedStyle(e).{name}"
        both = place.get_by_role("textbox"), place.locator("pre").first
        assert both[0].evaluate(read) == both[1].evaluate(read), name


def test_colours_of_edited_code_are_those_of_the_book(lesson):
    place = cell(lesson, 1)
    read = """pre => Object.fromEntries([...pre.querySelectorAll("span")]
      .filter((span) => span.textContent.trim())
      .map((span) => [span.textContent, getComputedStyle(span).color]))"""
    pre = place.locator("pre").first
    book = pre.evaluate(read)
    code = pre.inner_text()
    write(place, code + "\n# nota")
    ours = pre.evaluate(read)
    assert len(set(ours.values())) >= 4
    ours.pop("# nota")
    differing = {text for text, colour in ours.items() if book.get(text, colour) != colour}
    assert differing == set()


def test_restarting_forgets_the_names(restarted):
    place = cell(restarted, 1)
    write(place, "segredo = 1")
    run(place)
    press(place, "Reiniciar")
    wait_for_state(place, "Python reiniciado")
    write(place, "segredo")
    run(place, "Parou com um erro")
    assert "NameError" in result(place).inner_text()


def test_an_endless_loop_can_be_interrupted(restarted):
    first, second = cell(restarted), cell(restarted, 1)
    write(first, "import itertools\nprint('um')\nword = 'volta'")
    run(first)
    write(second, "for i in itertools.count():\n    print(i)")
    press(second, "Executar")
    wait_for_state(second, "Executando")
    result(second).filter(has_text="10").wait_for()
    press(second, "Interromper")
    wait_for_state(second, "Interrompida. As variáveis da página se perderam")
    assert second.get_by_role("button", name="Executar", exact=False).first.is_enabled()
    write(second, "print(word)")
    run(second)  # the first cell runs again before it
    assert result(second).inner_text().strip() == "volta"


# What CI tests is what the reader gets


def printed(place):
    """Read what a cell printed when the book was built."""
    texts = place.locator("> .cell_output:not(.celula-resultado) :is(.stream, .text_plain) pre")
    return "".join(texts.all_text_contents()).strip()


def shown(place):
    texts = result(place).locator(":is(.stream, .text_plain) pre")
    return "".join(texts.all_text_contents()).strip()


NUMBER = re.compile(r"-?\d+\.?\d*(?:e[+-]?\d+)?")


def same_words(one, other):
    words = [" ".join(NUMBER.sub("#", text).split()) for text in (one, other)]
    return words[0] == words[1]


def same_but_for_the_last_digits(one, other):
    numbers = [[float(n) for n in NUMBER.findall(text)] for text in (one, other)]
    return same_words(one, other) and numbers[0] == pytest.approx(numbers[1], rel=1e-3, abs=1e-6)


@pytest.mark.parametrize("name", [CHAPTER, *LABORATORIES])
def test_the_cells_that_run_are_those_of_the_file_and_print_the_same(visit, name):
    page = visit(name)
    cells = page.locator(".celula-executavel")
    run(cells.last)
    asked = page.evaluate("window.asked")
    assert asked == [executed_text(cell) for cell in runnable(code_cells(ROOT / f"{name}.md"))]
    smaller = any('"emscripten"' in code for code in asked)  # a browser's sizes, other numbers
    same = same_words if smaller else same_but_for_the_last_digits
    for place in cells.all():
        texts = printed(place), shown(place)
        assert same(*texts), texts


def test_a_wide_figure_scrolls_in_its_box_on_a_phone(visit):
    page = visit("book/laboratorios/simetria", size=PHONE)
    place = cell(page, 1)
    run(place)
    box = result(place).locator(".wide-figure-box")
    box.locator("img").wait_for()
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert box.get_attribute("tabindex") == "0"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_paper_has_no_buttons(lesson):
    write(cell(lesson, 1), "print('no papel')")
    lesson.emulate_media(media="print")
    assert lesson.locator(".celula-barra:visible, .celula-dica:visible").count() == 0
    assert lesson.locator("textarea:visible").count() == 0
    assert "no papel" in cell(lesson, 1).locator("pre").first.inner_text()
