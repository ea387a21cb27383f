"""From marked pages to decks, and from there to the site."""

import pytest
from small_site import WITH_CELLS

from livro.sphinx.slides.builder import REVEAL

pytestmark = pytest.mark.demorado

CONF = """
project, html_title, author, language = "Livro", "Livro de teste", "Fulana", "pt_BR"
extensions = [
    "myst_nb", "sphinx_design", "livro.sphinx.framework_tabs", "livro.sphinx.math",
    "livro.sphinx.slides",
]
myst_enable_extensions = ["dollarmath", "colon_fence"]
nb_execution_mode = "off"
exclude_patterns = ["_build", "ferramentas"]
framework_tabs_frameworks = [("numpy", "NumPy"), ("jax", "JAX")]
html_theme = "basic"
slides_guide = "guia"
"""
HEAD = f"{WITH_CELLS}\n"
CHAPTER = (
    HEAD
    + """(alvo)=
# Capítulo

% slide: 1, 3
% seg: capitulo-um
Primeira, com $x$.
Segunda.
Terceira.

% mesmo slide
$$
y = x
$$ (eq_y)

Fora dos slides.

## Código

% slide
```{code-cell} ipython3
:tags: [tab-numpy]
import numpy
```

```{code-cell} ipython3
:tags: [tab-jax]
import jax
```

:::{note}
% slide: 2
- item um
- item dois, por {eq}`eq_y`
:::

% slide
:::{dropdown} Por quê?
Porque sim.
:::
"""
)
GUIDE = "# Guia\n\n```{slides}\nA tecla S.\n```\n\n- **5 min**, {ref}`alvo`.\n  Pergunte antes.\n"
INDEX = "# Livro\n\n```{toctree}\nparte/capitulo\nguia\n```\n"
PAGES = {
    "index.md": INDEX,
    "parte/capitulo.md": CHAPTER,
    "guia.md": GUIDE,
    f"{REVEAL}/reveal.css": ".reveal {}",
    f"{REVEAL}/reveal.js": "",
}


@pytest.fixture(scope="module")
def built(build_site):
    return build_site(CONF, PAGES, builder="slides")


def slides(built, name="numpy"):
    return built.page(f"slides/{name}.html").select(".slides > section")


def test_each_mark_makes_a_slide_of_its_framework(built):
    for name, code, other in (
        ("numpy", "import numpy", "import jax"),
        ("jax", "import jax", "import numpy"),
    ):
        cover, text, cell, note, question = slides(built, name)
        assert "Livro de teste" in cover.get_text()
        assert [s.h2.get_text(strip=True) for s in (text, cell)] == ["Capítulo", "Código"]
        assert code in cell.get_text()
        assert other not in cell.get_text()
        assert note.select_one(".corpo").get_text(" ", strip=True) == "item dois, por (1)"
        assert question.select_one(".corpo").get_text(strip=True) == "Por quê?"


def test_only_what_was_chosen_is_seen_and_the_speaker_has_the_rest(built):
    _, text, _, note, question = slides(built)
    seen = [p.get_text(strip=True) for p in text.select(".corpo p")]
    assert [line[:8] for line in seen] == ["Primeira", "Terceira"]
    assert text.select_one(".corpo .katex-display")
    said = text.aside.get_text()
    assert "Segunda." in said
    assert said.index("Pergunte antes.") < said.index("Segunda.")  # the guide speaks first
    assert "item um" in note.aside.get_text()
    assert "Porque sim." in question.aside.get_text()
    assert "Fora dos slides." not in built.text("slides/numpy.html")


def test_no_place_of_the_pages_is_twice_in_a_deck(built):
    names = [tag["id"] for tag in built.page("slides/numpy.html").select("[id]")]
    # The page, at its first slide, and the equation that the numbers know.
    assert names == ["parte-capitulo", "equation-eq-y"]


def test_links_lead_to_the_pages(built):
    _, _, cell, note, _ = slides(built)
    assert note.select_one(".corpo a")["href"] == "../parte/capitulo.html#equation-eq-y"
    assert cell.aside.a["href"] == "../parte/capitulo.html#codigo"


@pytest.mark.parametrize(
    ("mark", "complaint"),
    [
        ("% slide: 4\nUma.\n", "não tem tantas frases ou itens"),
        ("% slide 1\nUma.\n", "o comentário se escreve"),
        ("Uma.\n\n% slide\n", "não há nada abaixo"),
        ("% slide\n## Seção\n", "não há nada abaixo"),
    ],
)
def test_a_mark_that_cannot_be_followed_fails_the_build_at_its_line(build_site, mark, complaint):
    pages = {**PAGES, "parte/capitulo.md": f"{HEAD}(alvo)=\n# Capítulo\n\n{mark}"}
    site = build_site(CONF, pages, builder="slides", clean=False)
    assert site.returncode
    assert complaint in site.stderr
    assert "capitulo.md:" in site.stderr


def test_the_site_offers_the_decks_that_there_are(build_site):
    site = build_site(CONF, PAGES)
    assert "Slides" not in site.text("guia.html")
    assert "A tecla S." not in site.text("guia.html")
    assert not (site.output / "slides").exists()

    decks = {f"_build/slides/{name}": "" for name in ("slides/jax.html", "_static/a", "_images/b")}
    site = build_site(CONF, {**PAGES, **decks})
    said = site.page("guia.html").get_text(" ", strip=True)
    assert "Slides do capítulo, com o código em JAX . A tecla S." in said
    assert site.page("guia.html").select_one("a[href='slides/jax.html']")
    assert all((site.output / name.removeprefix("_build/slides/")).is_file() for name in decks)
    assert not site.page("parte/capitulo.html").select(".slides-da-pagina")


def test_a_page_leads_to_its_first_slide_in_the_decks_that_have_it(build_site, built):
    deck = built.text("slides/jax.html")
    decks = {"_build/slides/slides/jax.html": deck, "_build/slides/slides/numpy.html": ""}
    folders = {f"_build/slides/{name}/a": "" for name in ("_static", "_images")}
    site = build_site(CONF, {**PAGES, **decks, **folders})
    (line,) = site.page("parte/capitulo.html").select(".slides-da-pagina")
    assert line.get_text() == "Slides desta página, com o código em JAX."
    address = "../slides/jax.html#parte-capitulo"
    assert [link["href"] for link in line.select("a")] == [address]
    assert not site.page("guia.html").select(".slides-da-pagina")


def test_other_forms_say_nothing_of_the_marks(build_site):
    text = build_site(CONF, PAGES, builder="text").text("parte/capitulo.txt")
    assert "slide:" not in text
    assert "Segunda." in text
