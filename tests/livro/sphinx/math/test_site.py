"""A site with every kind of formula, built once."""

import re

import pytest
from bs4 import BeautifulSoup, Tag

pytestmark = pytest.mark.demorado

INDEX = r"""# O valor de $\sigma^2$

```{toctree}
outra
sem
```

Um parágrafo com $\Var[x]$ e depois {eq}`eq_um`, {eq}`eq_dois` e {eq}`eq_longe`.

$$
a &= b \\
c &= d
$$ (eq_um)

$$
\mathbf{v}^{(l)} \stackrel{\mathrm{def}}{=} \underbrace{x}_{\text{ou, de forma equivalente, não}}
$$

| símbolo | valor |
|---|---|
| $x_i$ | $\frac{1}{2}$ |

\begin{align}
a &= b \\
c &= d
\end{align}

\begin{gather*}
a = b
\end{gather*}

```{figure} x.png
Legenda com $\mathbf{W}^{(l)}$.
```

```{math}
:label: eq_dois
:class: destaque
E = mc^2

F = ma
```

## Seção com $\gamma$
"""
OTHER = "# Outra, com $\\alpha$\n\n$$\nx = 1\n$$ (eq_longe)\n"
PLAIN = "# Sem fórmula\n\nSó texto.\n"
PAGES = {"index.md": INDEX, "outra.md": OTHER, "sem.md": PLAIN, "x.png": ""}
SIDEBARS = 'html_theme = "sphinx_book_theme"\n'


@pytest.fixture(scope="module")
def site(build):
    return build(PAGES, extra=SIDEBARS)


@pytest.fixture(scope="module")
def page(site) -> BeautifulSoup:
    return site.page()


def formulas(within: Tag, name: str) -> list[Tag]:
    return within.select(f"{name}.math.notranslate.nohighlight")


def tex_of(formula: Tag) -> str:
    return formula.select_one("annotation").get_text()


def test_every_formula_has_mathml_and_hidden_html(page: BeautifulSoup) -> None:
    found = formulas(page, "span") + formulas(page, "div")
    assert len(found) >= 12
    for formula in found:
        assert len(formula.select(".katex-mathml math semantics annotation")) == 1
        assert [html["aria-hidden"] for html in formula.select(".katex-html")] == ["true"]


@pytest.mark.parametrize(
    ("where", "tex"),
    [
        ("h1", r"\sigma^2"),
        ("h2", r"\gamma"),
        ("article p", r"\Var[x]"),
        ("td", "x_i"),
        ("figcaption", r"\mathbf{W}^{(l)}"),
        (".bd-sidebar-primary li", r"\alpha"),
        (".toctree-wrapper li", r"\alpha"),
        (".bd-sidebar-secondary li", r"\gamma"),
    ],
)
def test_inline_formula(page: BeautifulSoup, where: str, tex: str) -> None:
    inside = [
        tex_of(formula) for place in page.select(where) for formula in formulas(place, "span")
    ]
    assert tex in inside


def test_blocks(page: BeautifulSoup) -> None:
    blocks = [" ".join(tex_of(block).split()) for block in formulas(page, "div")]
    assert blocks == [
        r"\begin{split}a &= b \\ c &= d\end{split}",
        (
            r"\mathbf{v}^{(l)} \stackrel{\mathrm{def}}{=} "
            r"\underbrace{x}_{\text{ou, de forma equivalente, não}}"
        ),
        r"\begin{align*} a &= b \\ c &= d \end{align*}",
        r"\begin{gather*} a = b \end{gather*}",
        r"\begin{aligned}E = mc^2\\ F = ma\end{aligned}",
    ]


def test_numbers_and_anchors(page: BeautifulSoup) -> None:
    numbers = {
        block.get("id"): block.select_one(".eqno").contents[0]
        for block in formulas(page, "div")
        if block.select_one(".eqno")
    }
    assert numbers == {
        # (1) is on the page that the table of contents at the top brings in.
        "equation-eq-um": "(2)",
        "equation-index-ams-1": "(3)",
        "equation-eq-dois": "(4)",
    }
    links = [link["href"] for link in page.select("div.math .eqno a.headerlink")]
    assert links == [f"#{anchor}" for anchor in numbers]


def test_katex_counts_no_equation(page: BeautifulSoup) -> None:
    assert not page.select(".eqn-num, .mml-eqn-num, .tag")


def test_references(page: BeautifulSoup) -> None:
    links = {link.get_text(): link["href"] for link in page.select("article p a.reference")}
    assert links == {
        "(1)": "outra.html#equation-eq-longe",
        "(2)": "#equation-eq-um",
        "(4)": "#equation-eq-dois",
    }


def test_block_scrolls_in_its_own_box(site, page: BeautifulSoup) -> None:
    for block in formulas(page, "div"):
        boxes = block.find_all("div", class_="math-scroll", recursive=False)
        assert len(boxes) == 1
        assert boxes[0].select_one(".katex-display")
        assert not boxes[0].select(".eqno")
    assert page.select_one("script[src^='_static/katex/scroll.js'][defer]")
    rule = re.search(
        r"div\.math > \.math-scroll \{(.*?)\}", site.text("_static/katex/katex.min.css"), re.S
    )
    assert rule
    assert "overflow-x: auto" in rule[1]
    assert "overflow-y: hidden" in rule[1]


def test_class_of_the_author_stays(page: BeautifulSoup) -> None:
    assert page.select_one("div.math.destaque#equation-eq-dois")


def test_window_title(page: BeautifulSoup, site) -> None:
    assert page.title.get_text().startswith(r"O valor de \sigma^2 ")
    previous = site.page("outra.html").select_one("link[rel=prev]")
    assert previous["title"] == r"O valor de \sigma^2"


def test_nothing_of_mathjax(site) -> None:
    texts = {path: path.read_text("utf-8") for path in site.output.rglob("*.html")}
    assert len(texts) >= 5
    for path, text in texts.items():
        for word in ("mathjax", "jsdelivr", "cdnjs", "unpkg", "tex2jax"):
            assert word not in text.lower(), (path, word)


def test_fonts_are_woff2_and_all_there(site) -> None:
    folder = site.output / "_static/katex"
    fonts = {path.name for path in (folder / "fonts").iterdir()}
    assert len(fonts) == 20
    assert {path.rpartition(".")[2] for path in fonts} == {"woff2"}
    urls = re.findall(r"url\(([^)]*)\)", site.text("_static/katex/katex.min.css"))
    assert {f"fonts/{name}" for name in fonts} == set(urls)
    assert {path.name for path in folder.iterdir()} == {
        "LICENSE",
        "copy_tex.js",
        "fonts",
        "katex.min.css",
        "scroll.js",
    }


def test_pages_without_formulas_stay_light(build) -> None:
    site = build({"index.md": "# Com\n\n```{toctree}\nsem\n```\n\n$x$\n", "sem.md": PLAIN})
    assert "katex.min.css" in site.text("index.html")
    assert "katex" not in site.text("sem.html")


def test_formula_of_a_title_reaches_the_sidebar_of_all(site) -> None:
    assert "katex.min.css" in site.text("sem.html")


def test_two_builds_are_identical(build, site) -> None:
    again = build(PAGES, extra=SIDEBARS)
    for path in sorted(site.output.rglob("*.html")):
        name = path.relative_to(site.output)
        assert path.read_bytes() == (again.output / name).read_bytes(), name


def test_parallel_build_writes_the_same(build, site) -> None:
    names = [f"p{number}" for number in range(12)]
    many = {
        f"{name}.md": f"# {name}\n\n$x_{{{name}}}$\n\n$$\n{name}\n$$ ({name})\n" for name in names
    }
    index = "# Início $a$\n\n```{toctree}\n" + "\n".join(names) + "\n```\n"
    pages = {"index.md": index, **many}
    serial, parallel = build(pages), build(pages, "-j2")
    for name in names:
        written = parallel.page(f"{name}.html")
        assert [tex_of(block) for block in formulas(written, "div")] == [name]
        assert serial.text(f"{name}.html") == parallel.text(f"{name}.html")
