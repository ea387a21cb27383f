"""Pages built without executing their cells keep their figures' numbers."""

import pytest

pytestmark = pytest.mark.demorado

FIGURE = {"name": "fig-a", "caption": r"A sigmoide $\sigma(x)$."}
OMITTED = "Saída omitida nesta prévia."


@pytest.fixture
def group(book):
    first = book.cell("tab-numpy", "desenha", figure=FIGURE)
    return first + "\n\n" + book.cells("pytorch tensorflow jax")


def test_group_keeps_its_figure(book, group):
    book.page("index", "# Título", "{numref}`fig-a`", group)
    built = book.build(framework_tabs_placeholder=OMITTED)
    page = built.html()
    (figure,) = page.select("figure")
    assert figure["id"] == "fig-a"
    assert figure.select_one(".framework-placeholder").get_text() == OMITTED
    assert [child.name for child in figure.find_all(recursive=False)] == ["div", "p", "figcaption"]
    assert len(figure.select(".sd-tab-content")) == 4
    assert figure.select_one("figcaption .math").get_text() == r"\(\sigma(x)\)"
    assert page.select_one("p a.internal").get_text() == "Figura 1"
    assert built.warnings == []


def test_single_cell_keeps_its_figure(book):
    book.page("index", "# Título", "{numref}`fig-a`", book.cell("", "desenha", figure=FIGURE))
    built = book.build(framework_tabs_placeholder=OMITTED)
    page = built.html()
    (figure,) = page.select(".cell > .cell_output > figure")
    assert figure["id"] == "fig-a"
    assert OMITTED in figure.get_text()
    assert page.select_one("p a.internal").get_text() == "Figura 1"
    assert built.warnings == []


def test_numbers_are_those_of_the_executed_book(executed_book, drawing):
    book = executed_book
    book.page(
        "index",
        "# Título",
        "{numref}`fig-0` {numref}`fig-a` {numref}`fig-z`",
        drawing,
        book.cell("", 'draw("0")', figure={"name": "fig-0", "caption": "Zero."}),
        book.cell("tab-numpy", 'draw("1")', figure=FIGURE),
        book.cell("tab-jax tab-pytorch tab-tensorflow", 'draw("2")'),
        book.cell("", 'draw("3")', figure={"name": "fig-z", "caption": "Último."}),
    )
    executed = book.build()
    preview = book.build(nb_execution_mode="off", framework_tabs_placeholder=OMITTED)
    texts = [
        built.html().select_one("p:has(a.internal)").get_text() for built in (executed, preview)
    ]
    assert texts == ["Figura 1 Figura 2 Figura 3"] * 2
    assert executed.warnings == preview.warnings == []


def test_without_placeholder_nothing_is_invented(book, group):
    book.page("index", "# Título", group, "Texto.", book.cell("", figure={"caption": "Uma."}))
    built = book.build()
    assert built.html().select("figure") == []
    assert built.warnings == []


def test_cells_without_caption_get_no_placeholder(book):
    book.page("index", "# Título", book.cells(), book.cell(""))
    assert OMITTED not in book.build(framework_tabs_placeholder=OMITTED).html().get_text()


def test_outputs_removed_on_purpose_get_no_placeholder(book):
    book.page("index", "# Título", book.cell("remove-output", figure=FIGURE))
    assert OMITTED not in book.build(framework_tabs_placeholder=OMITTED).html().get_text()


def test_executed_figures_get_no_placeholder(executed_book, drawing):
    book = executed_book
    book.page("index", "# Título", drawing, book.cell("", 'draw("0")', figure=FIGURE))
    built = book.build(framework_tabs_placeholder=OMITTED)
    assert len(built.html().select("figure")) == 1
    assert OMITTED not in built.html().get_text()


def test_hidden_output_hides_the_placeholder(book):
    book.page("index", "# Título", book.cell("hide-output", figure=FIGURE))
    page = book.build(framework_tabs_placeholder=OMITTED).html()
    assert OMITTED in page.select_one("details.hide.below-input").get_text()


def test_latex_keeps_the_figure(book, group):
    book.page("index", "# Título", "{numref}`fig-a`", group)
    built = book.build("latex", framework_tabs_placeholder=OMITTED)
    latex = built.latex()
    figure = latex[latex.index(r"\begin{figure}") : latex.index(r"\end{figure}")]
    assert OMITTED in figure
    assert r"\caption{A sigmoide" in figure
    assert latex.index("desenha") < latex.index(r"\begin{figure}")
    assert built.warnings == []
