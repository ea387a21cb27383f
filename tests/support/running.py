"""What a reader does with the cells of a page, in a real Chromium."""

CHAPTER = "book/capitulo/gradientes"
PATIENCE = 90_000  # ms; other work may have the machine


def cell(page, index=0):
    return page.locator(".celula-executavel").nth(index)


def press(place, name):
    place.get_by_role("button", name=name).first.click()


def state(place):
    return place.locator(".celula-estado")


def result(place):
    return place.locator(".celula-resultado")


def wait_for_state(place, text):
    state(place).filter(has_text=text).wait_for()


def run(place, ending="Executada nesta página"):
    state(place).evaluate("element => { element.textContent = ''; }")  # of an earlier run
    press(place, "Executar")
    wait_for_state(place, ending)


def code_of(place):
    """Read the code that a cell shows now."""
    return place.locator(".cell_input pre").first.evaluate("pre => pre.textContent").rstrip("\n")


def write(place, code):
    """Put another code into a cell."""
    if place.get_by_role("button", name="Editar").count():
        press(place, "Editar")
    place.get_by_role("textbox").fill(code)


def restore(place):
    press(place, "Restaurar")
