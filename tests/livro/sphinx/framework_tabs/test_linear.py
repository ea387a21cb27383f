"""Without tabs, on paper above all, the frameworks follow one another."""

import re

import pytest

pytestmark = pytest.mark.demorado

FIGURE = {"name": "fig-a", "caption": r"A sigmoide $\sigma(x)$."}
PROSE = (
    "::::{tab-set}\n:sync-group: framework\n\n"
    ":::{tab-item} NumPy\n:sync: numpy\n\nProsa de NumPy.\n:::\n"
    ":::{tab-item} JAX\n:sync: jax\n\nProsa de JAX.\n:::\n::::"
)


@pytest.fixture
def figure_page(executed_book, drawing):
    """Write a page with one figure of four frameworks; TensorFlow and JAX share a cell."""
    book = executed_book
    book.page(
        "index",
        "# Título",
        "Veja a {numref}`fig-a`.",
        drawing,
        "(fig-b)=",
        book.cell("tab-jax tab-tensorflow", 'draw("jax")', figure=FIGURE),
        book.cell("tab-pytorch", 'print("py" + "torch")\ndraw("pytorch")'),
        book.cell("tab-numpy", 'draw("numpy")'),
        "Fim.",
    )
    return book


def positions(text, *parts):
    """Return where each part is, having checked that each occurs once."""
    assert [text.count(part) for part in parts] == [1] * len(parts), parts
    return [text.index(part) for part in parts]


def test_all_frameworks_in_order_with_labels(book):
    book.page("index", "# Título", book.cells("jax numpy tensorflow pytorch"))
    text = book.build("text").text()
    places = positions(
        text,
        "**NumPy**",
        'print("numpy")',
        "**PyTorch**",
        'print("pytorch")',
        "**TensorFlow**",
        'print("tensorflow")',
        "**JAX**",
        'print("jax")',
    )
    assert places == sorted(places)


def test_latex_labels_are_bold_and_small(book):
    book.page("index", "# Título", book.cells())
    latex = book.build("latex").latex()
    assert re.findall(r"\\sphinxstylestrong\{(\w+)\}", latex) == [
        "NumPy",
        "PyTorch",
        "TensorFlow",
        "JAX",
    ]
    assert "subsubsection" not in latex.split(r"\begin{document}")[1]


def test_shared_cell_is_printed_once_under_both_names(book):
    shared = book.cell("tab-tensorflow tab-jax", "dividida")
    book.page("index", "# Título", book.cells("numpy pytorch"), shared)
    text = book.build("text").text()
    label, source = positions(text, "**TensorFlow, JAX**", "dividida")
    assert label < source


def test_latex_figure_holds_only_the_outputs_and_one_caption(figure_page):
    built = figure_page.build("latex")
    latex = built.latex()
    assert latex.count(r"\begin{figure}") == 1
    figure = latex[latex.index(r"\begin{figure}") : latex.index(r"\end{figure}")]
    assert figure.count("includegraphics") == 3
    assert "Verbatim" not in figure
    assert re.findall(r"\\small (.*?)\\strut", figure) == ["NumPy", "PyTorch", "TensorFlow, JAX"]
    assert re.findall(r"\\caption\{(.*?)\}\\label", figure) == [r"A sigmoide \(\sigma(x)\)."]
    assert built.warnings == []


def test_latex_images_share_rows(figure_page):
    latex = figure_page.build("latex").latex()
    assert latex.count(r"\begin{minipage}") == latex.count(r"\end{minipage}") == 3
    assert len(re.findall("\\\\end{minipage}\n\\\\begin{minipage}", latex)) == 2


def test_latex_sources_and_printed_text_come_before_the_figure(figure_page):
    latex = figure_page.build("latex").latex()
    body = latex[: latex.index(r"\begin{figure}")]
    assert body.count(r"\begin{sphinxVerbatim}") == 4
    assert "\npytorch\n" in body


def test_latex_references(figure_page):
    latex = figure_page.build("latex").latex()
    assert r"\ref{\detokenize{index:fig-a}}" in latex
    assert latex.count(r"\label{\detokenize{index:fig-a}}") == 1
    assert latex.count(r"\label{\detokenize{index:fig-b}}") == 1


def test_a_brief_book_has_one_code_and_what_the_others_display(figure_page):
    latex = figure_page.build("latex", framework_tabs_brief=True).latex()
    assert latex.count(r"\begin{sphinxVerbatim}") == 2  # the code of NumPy; what PyTorch printed
    assert r"\PYG{l+s+s2}{numpy}" in latex and r"\PYG{l+s+s2}{jax}" not in latex
    assert "\npytorch\n" in latex
    assert latex.count("includegraphics") == 3


def test_a_brief_book_repeats_no_result(executed_book):
    book = executed_book
    same = [book.cell(f"tab-{name}", f'x = "{name}"\nprint(1)') for name in ("numpy", "jax")]
    book.page("index", "# Título", *same, PROSE)
    latex = book.build("latex", framework_tabs_brief=True).latex()
    assert latex.count("\n1\n") == 1
    assert "Prosa de NumPy." in latex and "Prosa de JAX." in latex


def test_a_brief_book_for_an_e_reader_says_where_the_other_code_is(book):
    book.page("index", "# Título", book.cells())
    page = book.build("epub", framework_tabs_brief=True).xhtml()
    (label,) = page.select(".framework-label")
    assert label.get_text() == "NumPy (no site, também em PyTorch, TensorFlow e JAX)"
    assert [code.get_text().strip() for code in page.select("pre")] == ['print("numpy")']


def test_latex_of_one_framework(figure_page):
    latex = figure_page.build("latex", framework_tabs_only="pytorch").latex()
    assert latex.count(r"\begin{sphinxVerbatim}") == 2
    assert "\npytorch\n" in latex
    figure = latex[latex.index(r"\begin{figure}") : latex.index(r"\end{figure}")]
    assert figure.count("includegraphics") == 1
    assert "minipage" not in figure
    assert r"\caption{A sigmoide" in figure
    assert r"\sphinxstylestrong" not in latex.split(r"\begin{document}")[1]


def test_one_framework_of_a_shared_cell(figure_page):
    latex = figure_page.build("latex", framework_tabs_only="jax").latex()
    assert latex.count("includegraphics") == 1
    assert r"\PYG{l+s+s2}{jax}" in latex


def test_one_framework_borrows_the_image_that_only_another_has(executed_book, drawing):
    book = executed_book
    book.page(
        "index",
        "# Título",
        drawing,
        book.cell("tab-numpy", 'draw("numpy")', figure=FIGURE),
        book.cell("tab-pytorch tab-tensorflow tab-jax", 'print("nada")'),
    )
    latex = book.build("latex", framework_tabs_only="jax").latex()
    assert latex.count("includegraphics") == 1
    assert r"\PYG{l+s+s2}{numpy}" not in latex


def test_group_without_the_printed_framework_is_printed_whole(book):
    partial = book.cell("tab-numpy tab-parcial", "só numpy")
    book.page("index", "# Título", partial, "Texto.", book.cells())
    text = book.build("text", framework_tabs_only="jax").text()
    positions(text, "**NumPy**", "só numpy", 'print("jax")')
    assert 'print("numpy")' not in text


def test_prose_of_the_same_group_follows(book):
    book.page("index", "# Título", PROSE)
    whole = book.build("text").text()
    places = positions(whole, "**NumPy**", "Prosa de NumPy.", "**JAX**", "Prosa de JAX.")
    assert places == sorted(places)
    one = book.build("text", framework_tabs_only="jax").text()
    assert "Prosa de JAX." in one
    assert "Prosa de NumPy." not in one


def test_targets_among_prose_tabs_are_kept(book):
    prose = PROSE.replace(":::{tab-item} JAX", "\n(alvo)=\n\n:::{tab-item} JAX")
    book.page("index", "# Título", prose, "Veja [isto](#alvo).")
    built = book.build("latex")
    assert built.latex().count(r"\label{\detokenize{index:alvo}}") == 1
    assert built.warnings == []


def test_other_tab_sets_are_left_to_sphinx_design(book):
    book.page("index", "# Título", PROSE.replace("framework", "sistema"))
    text = book.build("text", framework_tabs_only="jax").text()
    assert "Prosa de NumPy." in text


def test_cells_without_source_leave_no_labels(executed_book, drawing):
    book = executed_book
    book.page(
        "index",
        "# Título",
        drawing,
        book.cell("tab-numpy remove-input", 'draw("numpy")', figure=FIGURE),
        book.cell("tab-pytorch tab-tensorflow tab-jax remove-input", 'draw("x")'),
    )
    latex = book.build("latex").latex()
    assert r"\sphinxstylestrong" not in latex.split(r"\begin{document}")[1]
    assert latex.count("includegraphics") == 2


def test_epub_has_no_tabs(figure_page):
    built = figure_page.build("epub", version="1", copyright="2026", epub_show_urls="no")
    page = built.xhtml()
    assert page.select("input, label") == []
    labels = [label.get_text() for label in page.select(".framework-label")]
    assert labels == ["NumPy", "PyTorch", "TensorFlow, JAX"] * 2
    (figure,) = page.select("figure")
    assert len(figure.select("img")) == 3
    assert figure.select("pre") == []
    assert built.warnings == []
