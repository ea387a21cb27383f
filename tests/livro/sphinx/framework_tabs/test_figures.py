"""One caption, one number and one target for the outputs of a group."""

import pytest

pytestmark = pytest.mark.demorado

FIGURE = {"name": "fig-a", "caption": "A sigmoide."}
NAMES = ["numpy", "pytorch", "tensorflow", "jax"]


@pytest.fixture
def group(executed_book):
    """Return the function that writes four drawing cells, with options for some of them."""

    def write(**options):
        return "\n\n".join(
            executed_book.cell(f"tab-{name}", f'draw("{name}")', **options.get(name, {}))
            for name in NAMES
        )

    return write


def test_caption_written_once_makes_one_figure_around_the_tabs(executed_book, drawing, group):
    executed_book.page("index", "# Título", drawing, group(numpy={"figure": FIGURE}))
    built = executed_book.build()
    (figure,) = built.html().select("figure")
    assert figure["id"] == "fig-a"
    tabs, _ = figure.find_all(["div", "figcaption"], recursive=False)
    assert "sd-tab-set" in tabs["class"]
    assert len(figure.select(".sd-tab-content img")) == 4
    (caption,) = figure.select("figcaption")
    assert caption.select_one(".caption-number").get_text(strip=True) == "Figura 1"
    assert caption.select_one(".caption-text").get_text() == "A sigmoide."
    assert caption.find_parent(class_="sd-tab-set") is None
    assert built.warnings == []


def test_reference_to_the_figure_has_its_number(executed_book, drawing, group):
    before = executed_book.cell("", 'draw("antes")', figure={"name": "fig-0", "caption": "Antes."})
    executed_book.page(
        "index",
        "# Título",
        "Veja a {numref}`fig-a` e a {numref}`fig-0`.",
        drawing,
        before,
        group(numpy={"figure": FIGURE}),
    )
    built = executed_book.build()
    links = {link["href"]: link.get_text() for link in built.html().select("p a.internal")}
    assert links == {"#fig-a": "Figura 2", "#fig-0": "Figura 1"}
    assert built.warnings == []


def test_first_cell_of_the_file_captions_whatever_its_framework(executed_book, drawing):
    book = executed_book
    book.page(
        "index",
        "# Título",
        drawing,
        book.cell("tab-jax", 'draw("jax")', figure=FIGURE),
        book.cell("tab-numpy tab-tensorflow tab-pytorch", 'draw("outros")'),
    )
    built = book.build()
    (figure,) = built.html().select("figure")
    assert figure["id"] == "fig-a"
    assert len(figure.select("img")) == 4
    assert built.warnings == []


def test_repeated_identical_captions_are_accepted(executed_book, drawing, group):
    same = {"figure": {"caption": "A  sigmoide.\n"}}
    text = group(numpy={"figure": FIGURE}, pytorch=same, tensorflow=same, jax=same)
    executed_book.page("index", "# Título", "{numref}`fig-a`", drawing, text)
    built = executed_book.build()
    assert len(built.html().select("figcaption")) == 1
    assert built.warnings == []


def test_every_name_given_to_the_figure_leads_to_it(executed_book, drawing, group):
    other = {"figure": {**FIGURE, "name": "fig-b"}}
    text = group(numpy={"figure": FIGURE}, jax=other)
    references = "{numref}`fig-a` e {numref}`fig-b` e {numref}`fig-c`"
    executed_book.page("index", "# Título", references, drawing, "(fig-c)=", text)
    built = executed_book.build()
    page = built.html()
    assert [link.get_text() for link in page.select("p a.internal")] == ["Figura 1"] * 3
    for name in ("fig-a", "fig-b", "fig-c"):
        (element,) = page.select(f'[id="{name}"]')
        assert element.name == "figure" or element.find_parent("figure")
    assert built.warnings == []


def test_caption_may_hold_mathematics_and_roles(executed_book, drawing, group):
    caption = r"Curva $\sigma(x)$, `código` e {doc}`outra <outra>`."
    text = group(numpy={"figure": {"name": "fig-a", "caption": caption}})
    executed_book.page("index", "# Título", drawing, text, "```{toctree}\noutra\n```")
    executed_book.page("outra", "# Outra")
    built = executed_book.build()
    (caption,) = built.html().select("figcaption .caption-text")
    assert r"\(\sigma(x)\)" in caption.select_one(".math").get_text()
    assert caption.select_one("code").get_text() == "código"
    assert caption.select_one("a")["href"] == "outra.html"
    assert built.warnings == []


def test_legend_and_classes_stay_with_the_figure(executed_book, drawing, group):
    options = {**FIGURE, "caption": "A sigmoide.\n\nUma legenda longa.", "classes": "larga"}
    executed_book.page("index", "# Título", drawing, group(numpy={"figure": options}))
    (figure,) = executed_book.build().html().select("figure")
    assert "larga" in figure["class"]
    (text,) = figure.select("figcaption")
    assert text.parent is figure
    assert text.select_one(".legend").get_text(strip=True) == "Uma legenda longa."


def test_alternative_text_of_the_first_cell_serves_the_others(executed_book, drawing, group):
    options = {"figure": FIGURE, "image": {"alt": "Curva em S"}}
    own = {"image": {"alt": "Curva do JAX"}}
    executed_book.page("index", "# Título", drawing, group(numpy=options, jax=own))
    images = executed_book.build().html().select("figure img")
    assert [image["alt"] for image in images] == ["Curva em S"] * 3 + ["Curva do JAX"]


def test_alternative_text_does_not_reach_another_group(executed_book, drawing, group):
    first = group(numpy={"image": {"alt": "Curva em S"}})
    executed_book.page("index", "# Título", drawing, first, "Texto.", group())
    images = executed_book.build().html().select("img")
    assert [image["alt"] for image in images[:4]] == ["Curva em S"] * 4
    assert "Curva em S" not in [image["alt"] for image in images[4:]]


def test_figure_appears_although_the_captioned_cell_draws_nothing(executed_book, drawing):
    book = executed_book
    book.page(
        "index",
        "# Título",
        "{numref}`fig-a`",
        drawing,
        book.cell("tab-numpy", "pass", figure=FIGURE),
        book.cell("tab-pytorch tab-tensorflow tab-jax", 'draw("x")'),
    )
    built = book.build(framework_tabs_placeholder="Omitida.")
    (figure,) = built.html().select("figure")
    assert figure["id"] == "fig-a"
    assert "Omitida." not in figure.get_text()
    assert len(figure.select("img")) == 3
    assert built.warnings == []


def test_group_without_caption_is_no_figure(executed_book, drawing, group):
    executed_book.page("index", "# Título", drawing, group())
    page = executed_book.build().html()
    assert page.select("figure") == []
    assert len(page.select(".sd-tab-content img")) == 4


def test_printed_text_stays_beside_the_figure(executed_book, drawing):
    book = executed_book
    cells = [book.cell(f"tab-{name}", f'print("{name}!"); draw("{name}")') for name in NAMES[1:]]
    first = book.cell("tab-numpy", 'print("numpy!"); draw("numpy")', figure=FIGURE)
    book.page("index", "# Título", drawing, first, *cells)
    panels = book.build().html().select("figure .sd-tab-content .cell_output")
    assert [panel.get_text(strip=True) for panel in panels] == [
        "numpy!",
        "pytorch!",
        "tensorflow!",
        "jax!",
    ]


def test_figures_of_untagged_cells_are_untouched(executed_book, drawing):
    book = executed_book
    book.page("index", "# Título", drawing, book.cell("", 'draw("só")', figure=FIGURE))
    built = book.build()
    (figure,) = built.html().select(".cell_output > figure")
    assert "framework-figure" not in figure["class"]
    assert built.warnings == []


def test_each_format_gets_its_own_image(executed_book, drawing, group):
    executed_book.page("index", "# Título", drawing, group(numpy={"figure": FIGURE}))
    images = executed_book.build("html").html().select("figure img")
    assert [image["src"].rsplit(".")[-1] for image in images] == ["svg"] * 4
    assert executed_book.build("latex").latex().count("}.pdf}") == 4
