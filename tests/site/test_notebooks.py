"""The pages with cells: executed, in tabs, with numbered figures."""

import re

import pytest

from estabilidade import FRAMEWORKS

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


def test_every_tab_set_has_every_framework_in_order(notebook):
    for tabs in tab_sets(notebook):
        assert labels_of(tabs) == LABELS


def test_tabs_share_one_synchronized_group(notebook):
    for tabs in tab_sets(notebook):
        for label, framework in zip(
            tabs.select(":scope > label.sd-tab-label"), FRAMEWORKS, strict=True
        ):
            assert label["data-sync-group"] == "framework"
            assert label["data-sync-id"] == framework.name


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
        ("fig-crescimento", "book/laboratorios/explosao", 1),
        ("fig-escala-critica", "book/laboratorios/explosao", 1),
        ("fig-simetria", "book/laboratorios/simetria", 4),
        ("fig-variancia-ativacoes", "book/laboratorios/xavier", 4),
        ("fig-variancia-gradientes", "book/laboratorios/xavier", 4),
        ("fig-diagnostico-a", "book/laboratorios/diagnostico", 1),
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
    assert re.search(r"na\s+Figura 9\.1", text)


def test_the_seed_examples_printed_what_they_computed(pages):
    outputs = pages["book/capitulo/gradientes"].article.select(".cell_output")
    exploded = [o.get_text() for o in outputs if "depois de multiplicar" in o.get_text()]
    assert len(exploded) == len(FRAMEWORKS)
    for text in exploded:
        after = text.partition("depois")[2]
        assert max(int(e) for e in re.findall(r"e\+?(\d+)", after)) >= 20
