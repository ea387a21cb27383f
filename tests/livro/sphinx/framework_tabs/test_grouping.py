"""Which cells share a tab set, in which order, and what is left alone."""

import pytest

pytestmark = pytest.mark.demorado

ORDER = ["NumPy", "PyTorch", "TensorFlow", "JAX"]


def test_adjacent_cells_become_one_tab_set(book, labels):
    book.page("index", "# Título", book.cells())
    built = book.build()
    (tabs,) = built.html().select(".sd-tab-set")
    assert labels(tabs) == ORDER
    assert [panel.get_text(strip=True) for panel in tabs.select(".sd-tab-content")] == [
        'print("numpy")',
        'print("pytorch")',
        'print("tensorflow")',
        'print("jax")',
    ]
    assert built.warnings == []


def test_tabs_follow_the_configured_order_not_the_file(book, labels):
    book.page("index", "# Título", book.cells("jax tensorflow numpy pytorch"))
    (tabs,) = book.build().html().select(".sd-tab-set")
    assert labels(tabs) == ORDER
    assert tabs.select(".sd-tab-content")[0].get_text(strip=True) == 'print("numpy")'


def test_labels_are_data(book, labels):
    book.page("index", "# Título", book.cells("mxnet numpy"))
    built = book.build(framework_tabs_frameworks=[("numpy", "O NumPy"), ("mxnet", "MXNet")])
    (tabs,) = built.html().select(".sd-tab-set")
    assert labels(tabs) == ["O NumPy", "MXNet"]
    assert built.warnings == []


def test_prose_ends_a_group(book):
    book.page("index", "# Título", book.cells(), "Texto.", book.cells())
    built = book.build()
    assert len(built.html().select(".sd-tab-set")) == 2
    assert built.warnings == []


def test_untagged_cell_ends_a_group_and_stays_outside(book):
    common = book.cell("", "comum = 1")
    book.page("index", "# Título", book.cells(), common, book.cells())
    page = book.build().html()
    assert len(page.select(".sd-tab-set")) == 2
    (cell,) = [cell for cell in page.select(".cell") if "comum" in cell.get_text()]
    assert cell.find_parent(class_="sd-tab-set") is None


def test_untagged_cells_alone_get_no_tabs(book):
    book.page("index", "# Título", book.cell(""), book.cell("hide-input"))
    assert book.build().html().select(".sd-tab-set") == []


def test_comments_targets_and_removed_cells_do_not_end_a_group(book):
    book.page(
        "index",
        "# Título",
        book.cells("numpy"),
        "% um comentário",
        book.cells("pytorch"),
        "(alvo)=",
        book.cells("tensorflow"),
        book.cell("remove-cell test", "assert True"),
        book.cells("jax"),
        "Veja [o código](alvo).",
    )
    built = book.build()
    (tabs,) = built.html().select(".sd-tab-set")
    assert len(tabs.select(".sd-tab-label")) == 4
    assert tabs.get("id") == "alvo" or tabs.find_previous(id="alvo")
    assert built.warnings == []


def test_groups_in_different_sections_do_not_meet(book):
    book.page("index", "# Título", book.cells(), "## Outra", book.cells())
    built = book.build()
    assert len(built.html().select(".sd-tab-set")) == 2
    assert built.warnings == []


def test_cell_with_several_tags_appears_in_each_tab(book, labels):
    shared = book.cell("tab-pytorch tab-jax tab-tensorflow", "compartilhada")
    book.page("index", "# Título", book.cells("numpy"), shared)
    built = book.build()
    (tabs,) = built.html().select(".sd-tab-set")
    assert labels(tabs) == ORDER
    panels = [panel.get_text(strip=True) for panel in tabs.select(".sd-tab-content")]
    assert panels == ['print("numpy")', *["compartilhada"] * 3]
    assert built.warnings == []


@pytest.mark.parametrize("caption", [{"caption": "Uma."}, {}])
def test_ids_are_unique(executed_book, drawing, caption):
    book = executed_book
    figure = {"name": "fig-a", **caption}
    shared = book.cell("tab-pytorch tab-tensorflow tab-jax", 'draw("b")', figure=figure)
    book.page("index", "# Título", drawing, book.cell("tab-numpy", 'draw("a")'), shared)
    built = book.build()
    ids = [element["id"] for element in built.html().select("[id]")]
    assert "fig-a" in ids
    assert len(ids) == len(set(ids))
    assert built.warnings == []


def test_targets_made_by_a_shared_cell_exist_once(executed_book):
    """Markdown outputs may hold targets; a copy of the cell must not repeat them."""
    book = executed_book
    source = 'from IPython.display import Markdown\nMarkdown("(alvo)=\\nTexto com alvo.")'
    shared = book.cell(
        "tab-numpy tab-pytorch tab-tensorflow tab-jax", source, markdown_format="myst"
    )
    book.page("index", "# Título", shared)
    page = book.build().html()
    assert [output.get_text(strip=True) for output in page.select(".cell_output")] == [
        "Texto com alvo."
    ] * 4
    assert len(page.select('[id="alvo"]')) == 1


def test_every_tab_is_synchronised(book):
    book.page("index", "# Título", book.cells())
    tabs = book.build().html().select(".sd-tab-label")
    assert {label["data-sync-group"] for label in tabs} == {"framework"}
    assert [label["data-sync-id"] for label in tabs] == ["numpy", "pytorch", "tensorflow", "jax"]


def test_prose_tab_set_shares_the_group(book):
    prose = (
        "::::{tab-set}\n:sync-group: framework\n\n"
        ":::{tab-item} JAX\n:sync: jax\n\nProsa.\n:::\n::::"
    )
    book.page("index", "# Título", book.cells(), prose)
    built = book.build()
    assert built.warnings == []
    of_jax = built.html().select('label[data-sync-group=framework][data-sync-id="jax"]')
    assert len(of_jax) == 2


def test_first_tab_is_open(book):
    book.page("index", "# Título", book.cells("jax pytorch tensorflow numpy"))
    inputs = book.build().html().select(".sd-tab-set > input")
    assert [tab.has_attr("checked") for tab in inputs] == [True, False, False, False]


def test_hide_input_works_inside_tabs(book):
    shared = book.cell("tab-tensorflow tab-jax hide-input")
    cells = [book.cell(f"tab-{name} hide-input") for name in ("numpy", "pytorch")]
    book.page("index", "# Título", *cells, shared)
    built = book.build()
    details = built.html().select(".sd-tab-content .cell > details.hide.above-input")
    assert len(details) == 4
    assert built.warnings == []


def test_hidden_and_removed_parts_inside_tabs(executed_book):
    book = executed_book
    book.page(
        "index",
        "# Título",
        book.cell("tab-numpy remove-input", 'print("um" * 2)'),
        book.cell("tab-pytorch remove-output", 'print("dois" * 2)'),
        book.cell("tab-tensorflow hide-output", 'print("três" * 2)'),
        book.cell("tab-jax hide-cell", 'print("quatro" * 2)'),
    )
    built = book.build()
    numpy, pytorch, tensorflow, jax = built.html().select(".sd-tab-content")
    assert numpy.get_text(strip=True) == "umum"
    assert "doisdois" not in pytorch.get_text()
    assert "trêstrês" in tensorflow.select_one("details.hide.below-input").get_text()
    assert "quatroquatro" in jax.select_one("details.hide.above-input").get_text()
    assert built.warnings == []


def test_style_sheet_is_published(book):
    book.page("index", "# Título", book.cells())
    built = book.build()
    assert built.html().select('link[href*="framework_tabs.css"]')
    assert (built.output / "_static" / "framework_tabs.css").is_file()
