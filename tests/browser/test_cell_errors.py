"""An error points at its line, in the code and in the message, in a real Chromium."""

import pytest
from running import cell, press, result, run, write

pytestmark = [pytest.mark.livro, pytest.mark.navegador]

CODE = "x = 1\nfor i in range(3):\n    x / (i - 1)\nprint('fim')"
# The top and the bottom of the mark, and those of the third line.
PLACES = """pre => {
  const style = getComputedStyle(pre);
  const height = Number.parseFloat(style.lineHeight);
  const third = pre.getBoundingClientRect().top + Number.parseFloat(style.paddingTop) + 2 * height;
  const mark = pre.querySelector(".celula-linha-errada").getBoundingClientRect();
  return [[mark.top, mark.bottom], [third, third + height]];
}"""


@pytest.fixture(scope="module")
def running(visit):
    page = visit()
    write(cell(page), "pass")
    run(cell(page))
    return page


@pytest.fixture(params=["light", "dark"])
def classroom(request, running):
    running.emulate_media(color_scheme=request.param, forced_colors="none")
    running.wait_for_function(
        "mode => document.documentElement.dataset.theme === mode", arg=request.param
    )
    return running


@pytest.fixture
def failed(classroom):
    """The second cell, which stopped at its third line."""
    place = cell(classroom, 1)
    write(place, CODE)
    run(place, "Parou com um erro")
    return place


def marks(place):
    return place.locator(".celula-linha-errada")


def test_the_line_is_marked_in_the_code(failed):
    mark, line = failed.locator("pre").first.evaluate(PLACES)
    assert mark == pytest.approx(line, abs=1)
    assert failed.get_by_role("textbox").input_value() == CODE


def test_the_line_is_marked_in_the_message(failed):
    marked = result(failed).locator("mark")
    assert marked.all_inner_texts() == ['File "célula 2", line 3']
    assert "na linha 3. O Python diz:" in result(failed).inner_text()


def test_the_message_leads_to_the_line(failed):
    press(result(failed), "Ir à linha 3 da célula 2")
    field = failed.get_by_role("textbox")
    assert field.evaluate("e => e === document.activeElement")
    chosen = field.evaluate("e => e.value.slice(e.selectionStart, e.selectionEnd)")
    assert chosen == "    x / (i - 1)"


@pytest.mark.parametrize("change", ["edit", "run", "restore"])
def test_the_mark_goes_when_the_code_changes_or_runs(failed, change):
    assert marks(failed).count() == 1
    if change == "edit":
        failed.get_by_role("textbox").press_sequentially("x")
    elif change == "restore":
        press(failed, "Restaurar")
    else:
        write(failed, "x = 2")
        run(failed)
    assert marks(failed).count() == 0


def test_a_click_on_the_marked_line_is_for_the_editor(failed):
    marks(failed).scroll_into_view_if_needed()
    box = marks(failed).bounding_box()
    failed.page.mouse.click(box["x"] + 60, box["y"] + box["height"] / 2)
    assert failed.get_by_role("textbox").evaluate("e => e === document.activeElement")


def test_an_error_of_the_cell_before_is_marked_in_it(classroom):
    first, second = cell(classroom), cell(classroom, 1)
    write(first, "x = 1\nx / 0")
    write(second, "pass")
    press(second, "Executar tudo até aqui")
    marks(first).wait_for(state="attached")
    assert marks(second).count() == 0
    write(first, "pass")
    run(first)


@pytest.mark.parametrize("forced", ["none", "active"])
def test_the_mark_is_seen_in_any_colours(classroom, failed, forced):
    classroom.emulate_media(forced_colors=forced)
    assert marks(failed).is_visible()
    bar = marks(failed).evaluate("e => parseFloat(getComputedStyle(e).borderInlineStartWidth)")
    assert bar >= 3
