"""What a reader changed in the cells is there at the next visit, in a real Chromium."""

import pytest
from running import (
    CHAPTER,
    cell,
    code_of,
    press,
    restore,
    result,
    run,
    state,
    wait_for_state,
    write,
)

pytestmark = [pytest.mark.livro, pytest.mark.navegador]

OTHER = "book/laboratorios/explosao"
KEPT = "O código está como você o deixou e ainda não rodou."
FORBIDDEN = """
  for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, {
      get() { throw new DOMException("não", "SecurityError"); },
    });
"""
FULL = """
  const set = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    if (key.startsWith("celulas")) throw new DOMException("cheio", "QuotaExceededError");
    set.call(this, key, value);
  };
"""


def edited(visit, code="print('guardado')", **options):
    """Open a page whose second cell the reader changed; return the page and the book's code."""
    page = visit(**options)
    book = code_of(cell(page, 1))
    write(cell(page, 1), code)
    return page, book


def come_back(page):
    page.reload()
    wait_for_state(cell(page, 1), KEPT)


def test_a_change_is_there_after_a_reload(visit):
    page, _ = edited(visit)
    first = code_of(cell(page))
    come_back(page)
    assert code_of(cell(page, 1)) == "print('guardado')"
    assert code_of(cell(page)) == first
    assert state(cell(page)).inner_text() == ""
    assert page.evaluate("window.asked") == []  # nothing ran
    run(cell(page, 1))
    assert result(cell(page, 1)).inner_text().strip() == "guardado"
    press(cell(page, 1), "Editar")
    assert page.get_by_role("textbox").last.input_value() == "print('guardado')"


def test_each_page_keeps_its_own(visit, site):
    page, _ = edited(visit)
    page.goto(f"{site}/{OTHER}.html", wait_until="networkidle")
    assert page.get_by_role("button", name="Restaurar").count() == 0
    page.goto(f"{site}/{CHAPTER}.html")
    wait_for_state(cell(page, 1), KEPT)
    assert code_of(cell(page, 1)) == "print('guardado')"


@pytest.mark.parametrize("undo", ["restore", "by hand"])
def test_a_change_undone_leaves_nothing_behind(visit, undo):
    page, book = edited(visit)
    come_back(page)
    if undo == "restore":
        restore(cell(page, 1))
    else:
        write(cell(page, 1), book)
    assert page.evaluate("Object.keys(localStorage).filter((k) => k.startsWith('celulas'))") == []
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    assert code_of(cell(page, 1)) == book
    assert [url for url in asked if "celulas/" in url] == []


def test_a_change_of_the_book_buries_the_old_edit(visit):
    page, book = edited(visit)
    newer = book.replace(book[:12], "# outra edição\n" + book[:12])

    def answer(route):
        html = route.fetch().text()
        mark = html.rindex("<pre>", 0, html.rindex("celula-executavel") + 500) + len("<pre>")
        route.fulfill(body=html[:mark] + "# outra edição\n" + html[mark:], content_type="text/html")

    page.context.route(f"**/{CHAPTER}.html", answer)
    page.reload(wait_until="networkidle")
    assert code_of(cell(page, 1)) == newer
    assert state(cell(page, 1)).inner_text() == ""


@pytest.mark.parametrize("hardship", [FORBIDDEN, FULL], ids=["proibido", "cheio"])
def test_where_nothing_can_be_kept_the_cells_still_work(visit, hardship):
    page = visit()
    page.context.add_init_script(hardship)
    page.reload()
    write(cell(page, 1), "print('sem guardar')")
    run(cell(page, 1))
    assert result(cell(page, 1)).inner_text().strip() == "sem guardar"


def test_garbage_in_the_storage_is_not_an_edit(visit):
    page = visit()
    book = code_of(cell(page, 1))
    page.evaluate("localStorage.setItem(`celulas ${location.pathname}`, '{')")
    page.reload(wait_until="networkidle")
    assert code_of(cell(page, 1)) == book
    write(cell(page, 1), "pass")
    come_back(page)
