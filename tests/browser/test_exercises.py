"""Programming exercises that answer in the page, in a real Chromium."""

from pathlib import Path

import pytest
from running import cell, code_of, restore, result, run, write
from screens import DESK, PHONE

from livro.book.cells import code_cells
from livro.book.exercises import exercises
from livro.sphinx.browser_cells.cells import executed_text

pytestmark = [pytest.mark.livro, pytest.mark.navegador]

ROOT = Path(__file__).parents[2]
PAGE, LABORATORY = "book/capitulo/exercicios", "book/laboratorios/deducoes"
FIRST, *OTHERS = exercises(code_cells(ROOT / f"{PAGE}.md"))
OVERFLOW = executed_text(FIRST.solution).replace("-np.abs(z)", "-z")


def verdict(place):
    return place.locator(".celula-veredito")


def answer(place, code):
    write(place, code)
    run(place)
    return verdict(place).inner_text()


@pytest.fixture(scope="module")
def classroom(visit):
    """One page for all its readers: it loads Python once."""
    return visit(PAGE)


@pytest.fixture(params=[(DESK, "light"), (PHONE, "dark")], ids=["mesa, claro", "celular, escuro"])
def page(request, classroom):
    size, mode = request.param
    classroom.set_viewport_size(size)
    classroom.emulate_media(color_scheme=mode)
    return classroom


@pytest.fixture
def place(page):
    """The first exercise, as the book has it."""
    yield cell(page)
    page.emulate_media(forced_colors="none", media="screen")
    if cell(page).get_by_role("button", name="Restaurar").count():
        restore(cell(page))


def test_blanks_are_still_to_be_filled(place):
    run(place)
    assert verdict(place).inner_text().startswith("Ainda não: há lacunas por preencher")
    assert result(place).inner_text() == ""


def test_a_wrong_answer_is_told_why_and_a_right_one_that_it_is(place):
    assert answer(place, OVERFLOW).endswith("que exponencial estoura ali?")
    assert verdict(place).get_attribute("data-certo") == "false"
    assert answer(place, FIRST.solution.code).startswith("Certo: ")
    assert verdict(place).get_attribute("data-certo") == "true"
    assert verdict(place).get_attribute("role") == "status"


def test_an_answer_that_the_check_cannot_use_says_so(place):
    said = answer(place, "def sigmoid_slope():\n    pass")
    assert said.startswith("A verificação não conseguiu usar a resposta. O Python diz: TypeError")


def test_an_answer_that_fails_by_itself_is_not_checked(place):
    write(place, "1 / 0")
    run(place, "Parou com um erro")
    assert verdict(place).inner_text() == ""
    assert "ZeroDivisionError" in result(place).inner_text()


@pytest.mark.parametrize("undo", [restore, lambda place: write(place, "pass")])
def test_what_was_said_goes_when_the_answer_changes(place, undo):
    answer(place, FIRST.solution.code)
    undo(place)
    assert verdict(place).inner_text() == ""


def test_the_keyboard_fills_the_blanks(place):
    keyboard = place.page.keyboard
    place.get_by_role("button", name="Editar").focus()
    keyboard.press("Enter")
    place.get_by_role("textbox").wait_for()  # with its first blank selected
    keyboard.type("-np.abs(z)")
    for _ in range(code_of(place).count("\n") + 1):
        keyboard.press("ArrowDown")
    keyboard.press("End")
    for _ in "...":
        keyboard.press("Backspace")
    keyboard.type("e / (1 + e) ** 2")
    keyboard.press("Control+Enter")
    verdict(place).filter(has_text="Certo: ").wait_for()


def test_a_verdict_is_not_printed(page, place):
    answer(place, FIRST.solution.code)
    page.emulate_media(media="print")
    assert not verdict(place).is_visible()
    assert place.locator("pre").first.is_visible()


def test_every_solution_is_right_here_too(page):
    for index, exercise in enumerate(OTHERS, start=1):
        assert answer(cell(page, index), exercise.solution.code).startswith("Certo: ")


def test_an_exercise_needs_no_other_cell_nor_they_it(visit):
    page = visit(LABORATORY)
    (exercise,) = exercises(code_cells(ROOT / f"{LABORATORY}.md"))
    place = page.locator(".tag_exercicio")
    run(place)
    parts = [executed_text(part) for part in (exercise.blanks, exercise.check)]
    assert page.evaluate("window.asked") == parts
    page.evaluate("window.asked.length = 0")
    assert place.get_by_role("button", name="Executar tudo até aqui").count() == 0
    run(cell(page))
    assert parts[0] not in page.evaluate("window.asked")


def test_an_answer_is_there_after_a_reload(visit):
    page = visit(PAGE)
    write(cell(page), OVERFLOW)
    page.reload()
    cell(page).get_by_role("button", name="Restaurar").wait_for()
    assert code_of(cell(page)) == OVERFLOW


def test_without_scripts_there_are_the_blanks_the_hints_and_the_solution(visit):
    page = visit(PAGE, java_script_enabled=False)
    exercise = page.locator(".tag_exercicio").first
    assert "..." in exercise.inner_text()
    solution = page.locator("details", has_text="Solução do exercício 10")
    assert not solution.locator("pre").is_visible()
    solution.locator("summary").click()
    assert "e / (1 + e) ** 2" in solution.locator("pre").inner_text()
    assert page.locator("summary", has_text="Exercício 10: segunda dica").is_visible()


def test_a_solution_is_not_to_be_run(page):
    assert page.locator(".tag_solucao").count() == len(OTHERS) + 1
    assert page.locator(".tag_solucao .celula-barra").count() == 0
    assert page.locator(".celula-barra").count() == len(OTHERS) + 1
