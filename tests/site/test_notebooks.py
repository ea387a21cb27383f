"""The pages with cells: executed, in tabs, with numbered figures."""

import re

import pytest
from built_site import ROOT

from estabilidade import FRAMEWORKS
from livro.book.cells import code_cells

pytestmark = pytest.mark.livro

LABELS = [framework.label for framework in FRAMEWORKS]


def tab_sets(page):
    return page.article.select(".sd-tab-set")


def labels_of(tabs):
    return [label.get_text(strip=True) for label in tabs.select(":scope > label.sd-tab-label")]


def test_every_framework_printed_or_drew_something(notebook):
    for tab in notebook.article.select(".sd-tab-content"):
        assert tab.select_one(".cell_output")


def test_no_cell_failed_or_complained(notebook):
    assert not notebook.article.select(".output.traceback, .output.stderr")
    assert "<Figure size" not in notebook.html


def test_a_tab_set_has_every_framework_in_order_unless_the_author_says_that_it_lacks_some(notebook):
    partial = [cell for cell in code_cells(ROOT / f"{notebook.name}.md") if cell.says.partial]
    lacking = [labels for labels in map(labels_of, tab_sets(notebook)) if labels != LABELS]
    assert all(labels == sorted(labels, key=LABELS.index) for labels in lacking)
    assert len(lacking) <= len(partial)


def test_tabs_share_one_synchronized_group(notebook):
    names = {framework.label: framework.name for framework in FRAMEWORKS}
    for tabs in tab_sets(notebook):
        for label in tabs.select(":scope > label.sd-tab-label"):
            assert label["data-sync-group"] == "framework"
            assert label["data-sync-id"] == names[label.get_text(strip=True)]


def test_no_framework_cell_is_left_outside_a_tab(notebook):
    for cell in notebook.article.select(".cell"):
        tagged = any(c.startswith("tag_tab-") for c in cell.get("class", []))
        assert not tagged or cell.find_parent(class_="sd-tab-content")


def test_test_cells_are_not_shown(notebook):
    code = "\n".join(cell.get_text() for cell in notebook.article.select(".cell_input"))
    assert not re.search(r"^assert ", code, re.M)


@pytest.mark.parametrize(
    ("name", "where", "count"),
    [
        ("fig-sigmoide", "book/capitulo/gradientes", 4),
        ("fig-historias", "book/laboratorios/gire", 1),
        ("fig-crescimento", "book/laboratorios/explosao", 1),
        ("fig-escala-critica", "book/laboratorios/explosao", 1),
        ("fig-simetria", "book/laboratorios/simetria", 4),
        ("fig-variancia-ativacoes", "book/laboratorios/xavier", 4),
        ("fig-variancia-gradientes", "book/laboratorios/xavier", 4),
        ("fig-variancia-histogramas", "book/laboratorios/xavier", 1),
        ("fig-destino-perda", "book/laboratorios/destino", 4),
        ("fig-destino-razao", "book/laboratorios/destino", 1),
        ("fig-correlacao", "book/laboratorios/dez-mil-camadas", 1),
        ("fig-hoje-normalizacao", "book/laboratorios/hoje", 1),
        ("fig-passo-curvatura", "book/laboratorios/passo", 1),
    ],
)
def test_a_figure_has_one_caption_and_a_picture_in_each_tab(pages, name, where, count):
    figure = pages[where].article.find(id=name)
    assert figure.name == "figure"
    assert len(figure.find_all("figcaption")) == 1
    assert re.match(r"Figura \d+\.\d+", figure.figcaption.get_text(" ", strip=True))
    pictures = figure.find_all("img")
    assert len(pictures) == count
    assert all(picture["src"].endswith(".svg") for picture in pictures)


def test_references_to_figures_show_their_numbers(pages):
    text = pages["book/laboratorios/xavier"].article.get_text(" ", strip=True)
    assert re.search(r"na\s+Figura \d+\.1", text)


def test_the_seed_examples_printed_what_they_computed(pages):
    outputs = pages["book/capitulo/gradientes"].article.select(".cell_output")
    exploded = [o.get_text() for o in outputs if "depois de multiplicar" in o.get_text()]
    assert len(exploded) == len(FRAMEWORKS)
    for text in exploded:
        after = text.partition("depois")[2]
        assert max(int(e) for e in re.findall(r"e\+?(\d+)", after)) >= 20
