"""How soon a page answers its reader, in the Chromium that the tests use, on this machine.

The clock is the page's own: from what the reader does to what the page shows of it.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from livro.book.numbers import with_comma
from livro.errors import BookError
from livro.measure.browser import open_browser
from livro.pyodide import release
from livro.pyodide.compiling import folder
from livro.site.build import build_html
from livro.site.serve import serving

REPEATS = 5
CELLS = "book/capitulo/gradientes.html?framework=numpy"
FIGURE = "book/laboratorios/gire.html?profundidade=30&largura=64"
_PATIENCE = 120_000  # ms
_TIMED = f"""([watched, text, act]) => new Promise((resolve, reject) => {{
  const seen = () => watched.textContent.includes(text);
  const watcher = new MutationObserver(() => seen() && resolve(performance.now() - start));
  watcher.observe(watched, {{ childList: true, characterData: true, subtree: true }});
  setTimeout(() => reject(new Error("a página não respondeu")), {_PATIENCE});
  const start = performance.now();
  act();
}})"""
_RUN = f"""(index) => {{
  const cell = document.querySelectorAll(".celula-executavel")[index];
  const state = cell.querySelector(".celula-estado");
  return ({_TIMED})([state, "Executada", () => cell.querySelector(".celula-barra button").click()]);
}}"""
_COMPLETE = f"""(field) => {{
  const status = field.closest(".cell_input").querySelector("[role=status]");
  const tab = new KeyboardEvent("keydown", {{ key: "Tab", bubbles: true, cancelable: true }});
  return ({_TIMED})([status, "nomes", () => field.dispatchEvent(tab)]);
}}"""
_TURN = f"""(value) => {{
  const range = [...document.querySelectorAll(".giro input[type=range]")].pop();
  const act = () => {{ range.value = value; range.dispatchEvent(new Event("input")); }};
  return ({_TIMED})([document.querySelector(".giro-fracao"), "", act]);
}}"""


def report(original: Path, book: Path) -> Iterator[str]:
    """Describe how soon the site of a copy of the book answers.

    Args:
        original: the book, beside which `make pyodide` left the Python of the pages.
        book: the copy, whose cells were executed.

    Raises:
        BookError: there is no Python for the pages, or no browser.
    """
    if not release.place(original).is_dir():
        raise BookError("o Python das páginas não está aqui; rode antes `make pyodide`")
    folder.files(original)  # compiled, if it was not
    for place in (release.place, folder.place):
        place(book).parent.mkdir(parents=True, exist_ok=True)
        place(book).symlink_to(place(original))
    site = build_html(book)
    if site is None:
        raise BookError("a construção falhou; não há o que medir")
    yield "O que a página leva para responder, neste computador:"
    with open_browser() as chromium, serving(site) as address:
        for label, milliseconds in _times(chromium, address):
            yield f"  {label:48} {_described(milliseconds)}"


def _times(chromium: Any, address: str) -> Iterator[tuple[str, float]]:
    page = chromium.new_page()
    page.set_default_timeout(_PATIENCE)
    page.goto(f"{address}/{CELLS}")
    yield "primeiro resultado de uma célula, com o download", page.evaluate(_RUN, 0)
    yield "a mesma célula, de novo", _median(lambda: page.evaluate(_RUN, 0))
    yield "a célula seguinte", _median(lambda: page.evaluate(_RUN, 1))
    page.get_by_role("button", name="Editar a célula 2").click()
    field = page.get_by_role("textbox", name="Código da célula 2")

    def complete() -> Any:
        field.fill("np.")
        return field.evaluate(_COMPLETE)

    yield "uma lista de nomes que completam o código", _median(complete)
    page.goto(f"{address}/{FIGURE}")
    page.wait_for_selector(".giro[data-pronto]")
    scales = iter(range(-150, 0, 10))
    moved = _median(lambda: page.evaluate(_TURN, next(scales)))
    yield "um giro da figura, 30 camadas de 64 unidades", moved


def _median(action: Callable[[], float]) -> float:
    return median(action() for _ in range(REPEATS))


def _described(milliseconds: float) -> str:
    if milliseconds < 1000:
        return f"{milliseconds:.0f} ms"
    return f"{with_comma(milliseconds / 1000, '.1f')} s"
