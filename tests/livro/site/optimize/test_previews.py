"""What comes from other pages to be previewed, and which pages have something to preview."""

from pathlib import Path

import pytest

from livro.site.optimize.html import parse
from livro.site.optimize.memory import Memory
from livro.site.optimize.previews import bring, shows_any

EQUATION = (
    '<div class="math notranslate" id="eq"><a class="headerlink" href="#eq">#</a>'
    '<div class="math-scroll"><span style="x">1</span></div></div>'
)
FIGURE = (
    '<figure id="fig"><div class="cell_output"><pre>code</pre><img src="../_images/a.svg"/>'
    '<img src="../_images/b.svg"/></div><figcaption><p id="c">Texto</p></figcaption></figure>'
)
OTHER = f"<body>{EQUATION}<p>entre</p>{FIGURE}<section id='sec'></section></body>"


def linking(*addresses):
    return "".join(f'<a class="reference internal" href="{each}">x</a>' for each in addresses)


@pytest.fixture
def brought(tmp_path):
    """What a page gets that links, twice, to each thing of another one."""
    links = linking(*["../b/other.html#eq", "../b/other.html#fig", "../b/other.html#sec"] * 2)
    pages = {
        Path("site/a/deep/page.html"): "<body></body>",
        Path("site/a/page.html"): f"<body>{links}</body>",
        Path("site/b/other.html"): OTHER,
    }
    empty, page, other = bring(pages, Memory(tmp_path / "memory")).values()
    assert empty == "<body></body>"
    assert other == OTHER
    return page.removeprefix(f"<body>{links}").removesuffix("</body>")


def test_an_equation_comes_whole_and_once_without_its_places(brought):
    assert brought.count("<template") == 2
    assert (
        '<template id="previa-eq"><div class="math notranslate"><a class="headerlink">' in brought
    )
    assert '<div class="math-scroll"><span style="x">1</span></div></div></template>' in brought


def test_of_a_figure_come_a_picture_and_the_caption(brought):
    figure = (
        '<figure><div class="cell_output"><img src="../_images/a.svg"/></div>'
        "<figcaption><p>Texto</p></figcaption></figure></template>"
    )
    assert brought.endswith(figure)


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (linking("#eq") + EQUATION, True),
        (linking("#fig") + FIGURE, True),
        ('<span class="termo"><a>x</a></span>', True),
        ('<a class="reference internal" title="Obra" href="r.html#id1">x</a>', True),
        ("<template></template>", True),
        (EQUATION + FIGURE + linking("other.html#eq", "#sec"), False),
    ],
)
def test_a_page_loads_the_script_only_for_what_it_can_show(page, shown):
    assert shows_any(parse(page)) == shown
