"""Tab completes what the running Python knows, and still leads out, in a real Chromium."""

import pytest
from running import cell, code_of, press, run, wait_for_state, write

pytestmark = [pytest.mark.livro, pytest.mark.navegador]


@pytest.fixture(scope="module")
def classroom(visit):
    """A page whose Python knows some names."""
    page = visit()
    write(cell(page), "import numpy as np\npeso, pesos, peso_maximo, outro = 1, [1], 2, 3")
    run(cell(page))
    write(cell(page, 1), "")
    return page


@pytest.fixture
def place(classroom):
    """The second cell, whose editor is empty and has the focus."""
    write(cell(classroom, 1), "")
    return cell(classroom, 1)


def type_and_tab(place, text):
    place.page.keyboard.type(text)
    place.page.keyboard.press("Tab")


def told(place):
    return place.locator(".cell_input [role=status]")


def wait_for(place, text):
    told(place).filter(has_text=text).wait_for()


def options(place):
    return place.get_by_role("option").all_inner_texts()


def is_in_the_editor(place):
    return place.get_by_role("textbox").evaluate("e => e === document.activeElement")


def test_the_only_name_is_written(place):
    type_and_tab(place, "x = out")
    wait_for(place, "Completado: outro.")
    assert code_of(place) == "x = outro"
    place.page.keyboard.press("Control+z")
    assert code_of(place) == "x = out"


def test_several_names_are_a_list_that_arrows_walk(place):
    type_and_tab(place, "pe")
    wait_for(place, "3 nomes: as setas escolhem, Enter aceita.")
    assert code_of(place) == "peso"  # what they have in common
    assert options(place) == ["peso", "peso_maximo", "pesos"]
    chosen = place.get_by_role("option", selected=True)
    assert chosen.inner_text() == "peso"
    place.page.keyboard.press("ArrowUp")
    assert chosen.inner_text() == "pesos"
    active = place.get_by_role("textbox").get_attribute("aria-activedescendant")
    assert chosen.get_attribute("id") == active
    place.page.keyboard.press("ArrowUp")
    place.page.keyboard.press("Enter")
    assert code_of(place) == "peso_maximo"
    assert options(place) == []
    place.page.keyboard.press("Enter")  # a new line again
    assert place.get_by_role("textbox").input_value() == "peso_maximo\n"


def test_a_name_can_be_touched(place):
    type_and_tab(place, "pe")
    place.get_by_role("option", name="pesos").click()
    assert code_of(place) == "pesos"
    assert is_in_the_editor(place)


def test_typing_closes_the_list(place):
    type_and_tab(place, "pe")
    wait_for(place, "3 nomes")
    place.page.keyboard.type("_")
    assert options(place) == []
    assert told(place).inner_text() == ""


def test_a_long_list_says_how_much_it_leaves_out(place):
    type_and_tab(place, "np.")
    wait_for(place, "24 nomes: as setas escolhem, Enter aceita. Há mais")
    assert len(options(place)) == 24


def test_an_open_parenthesis_shows_the_signature(place):
    type_and_tab(place, "np.linalg.norm(")
    wait_for(place, "np.linalg.norm(x, ord=None, axis=None, keepdims=False)")
    assert code_of(place) == "np.linalg.norm("


def test_tab_still_indents(place):
    place.page.keyboard.press("Tab")
    place.page.keyboard.type("peso")
    assert code_of(place) == "    peso"


@pytest.mark.parametrize("text", ["x = 1 + ", "print()", "'fim'"])
def test_tab_leaves_where_there_is_nothing_to_complete(place, text):
    type_and_tab(place, text)
    assert not is_in_the_editor(place)
    assert code_of(place) == text


def test_a_second_tab_leaves_when_nobody_knows_the_name(place):
    type_and_tab(place, "zzz")
    wait_for(place, "Nada a completar; outro Tab sai do editor.")
    assert is_in_the_editor(place)
    place.page.keyboard.press("Tab")
    assert not is_in_the_editor(place)
    assert code_of(place) == "zzz"


def test_escape_closes_the_list_and_then_tab_leaves(place):
    type_and_tab(place, "pe")
    wait_for(place, "3 nomes")
    place.page.keyboard.press("Escape")
    assert options(place) == []
    place.page.keyboard.press("Tab")
    assert not is_in_the_editor(place)


def test_a_completion_does_not_disturb_what_runs_after_it(place):
    type_and_tab(place, "print(out")
    wait_for(place, "Completado")
    place.page.keyboard.type(" + 1)")
    place.page.keyboard.press("Control+Enter")
    wait_for_state(place, "Executada nesta página")
    assert place.locator(".celula-resultado").inner_text().strip() == "4"


def test_before_python_runs_tab_says_so_and_then_leaves(visit):
    page = visit()
    press(cell(page), "Editar")
    cell(page).get_by_role("textbox").press("Control+End")
    page.keyboard.press("Enter")
    type_and_tab(cell(page), "np")
    wait_for(cell(page), "Tab completa nomes depois que alguma célula da página roda")
    page.keyboard.press("Tab")
    assert not is_in_the_editor(cell(page))
