"""The built book in a real Chromium: as a reader opens it on a desk."""

from pathlib import Path

import pytest
from screens import DESK

from livro.book.contents import page_names

pytestmark = [pytest.mark.livro, pytest.mark.navegador]

ROOT = Path(__file__).parents[2]
PAGES = page_names(ROOT)
SELECTED = "[role=tab][aria-selected=true]"


@pytest.fixture
def tab(chromium):
    context = chromium.new_context(viewport=DESK)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_page_loads_without_a_complaint_and_asks_no_one_else(tab, site, name):
    complaints, strangers = [], []
    tab.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("request", lambda r: strangers.append(r.url) if not r.url.startswith(site) else None)
    tab.goto(f"{site}/{name}.html", wait_until="networkidle")
    assert [url for url in strangers if not url.startswith("data:")] == []
    assert complaints == []


def selected(tab):
    return set(tab.locator(SELECTED).all_inner_texts())


def test_a_chosen_framework_is_kept_from_page_to_page(tab, site):
    tab.goto(f"{site}/book/capitulo/gradientes.html")
    assert selected(tab) == {"NumPy"}
    tab.get_by_role("tab", name="JAX").first.click()
    assert selected(tab) == {"JAX"}
    tab.goto(f"{site}/book/laboratorios/xavier.html")
    assert selected(tab) == {"JAX"}


def test_an_address_can_name_the_framework(tab, site):
    tab.goto(f"{site}/book/laboratorios/simetria.html?framework=tensorflow")
    assert selected(tab) == {"TensorFlow"}


def test_only_the_chosen_tab_is_seen(tab, site):
    tab.goto(f"{site}/book/capitulo/gradientes.html?framework=pytorch")
    figure = tab.locator("#fig-sigmoide")
    assert figure.locator("img:visible").count() == 1
    assert "import torch" in figure.inner_text()
    assert figure.locator("figcaption:visible").count() == 1
