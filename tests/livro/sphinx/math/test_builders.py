"""What the builders other than the website receive."""

import re

import pytest

pytestmark = pytest.mark.demorado

PAGE = "# T\n\n$x^2$\n\n$$\na &= b \\\\\nc &= d\n$$ (eq_um)\n\nVer {eq}`eq_um`.\n"


def test_latex_is_untouched(build) -> None:
    site = build({"index.md": PAGE}, builder="latex")
    tex = next(path for path in site.output.glob("*.tex")).read_text("utf-8")
    assert r"\(x^2\)" in tex
    assert r"\begin{equation}\label{equation:index:eq_um}" in tex
    assert "katex" not in tex
    assert not list(site.output.rglob("*katex*"))


def test_text_is_untouched(build) -> None:
    assert "x^2" in build({"index.md": PAGE}, builder="text").text("index.txt")


def test_epub_has_only_mathml(build) -> None:
    extra = 'version = copyright = "1"\nepub_show_urls = "no"\nepub_cover = ()\n'
    site = build({"index.md": PAGE}, builder="epub", extra=extra)
    text = site.text("index.xhtml")
    assert re.search(r"<math[^>]*>.*?<msup><mi>x</mi><mn>2</mn></msup>", text)
    assert "katex-html" not in text
    assert "katex.min.css" not in text
    assert not (site.output / "_static/katex").exists()


def test_book_that_prefers_mathjax_is_left_alone(build) -> None:
    site = build({"index.md": PAGE}, extra='html_math_renderer = "mathjax"\n')
    assert "katex" not in site.text("index.html")
