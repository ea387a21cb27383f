"""What is handed to KaTeX for each kind of block."""

import pytest
from docutils import nodes

from livro.sphinx.math.plaintext import striptags
from livro.sphinx.math.tex import block_tex


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("E = mc^2", "E = mc^2"),
        ("\n  x\n", "x"),
        (r"a &= b \\ c &= d", r"\begin{split}a &= b \\ c &= d\end{split}"),
        ("a &= b", r"\begin{split}a &= b\end{split}"),
        ("a = 1\n\nb = 2", "\\begin{aligned}a = 1\\\\\nb = 2\\end{aligned}"),
        ("a = 1\n \nb &= 2\n\n", "\\begin{aligned}a = 1\\\\\nb &= 2\\end{aligned}"),
        # Already aligned: a second wrapping would only nest one table in another.
        (r"\begin{aligned}a &= b \\ c\end{aligned}", r"\begin{aligned}a &= b \\ c\end{aligned}"),
        (r"\sum_{\substack{i \\ j}} x", r"\sum_{\substack{i \\ j}} x"),
        (r"\{ a \& b \}", r"\{ a \& b \}"),
        (
            r"x = \begin{cases}1 & a\\ 2\end{cases} \\ y",
            r"\begin{split}x = \begin{cases}1 & a\\ 2\end{cases} \\ y\end{split}",
        ),
    ],
)
def test_block(text: str, expected: str) -> None:
    assert block_tex(nodes.math_block(text, text, nowrap=False)) == expected


@pytest.mark.parametrize("name", ["equation", "align", "gather", "alignat"])
def test_katex_does_not_number(name: str) -> None:
    text = rf"\begin{{{name}}}a \\ b\end{{{name}}}"
    expected = rf"\begin{{{name}*}}a \\ b\end{{{name}*}}"
    assert block_tex(nodes.math_block(text, text, nowrap=True)) == expected


def test_starred_environment_stays() -> None:
    text = r"\begin{align*}a\end{align*}"
    assert block_tex(nodes.math_block(text, text, nowrap=True)) == text


def test_title_of_the_window_has_each_formula_once() -> None:
    formula = (
        '<span class="math"><span class="katex"><span class="katex-mathml"><math><mi>σ</mi>'
        '<annotation encoding="application/x-tex">\\sigma</annotation></math></span>'
        '<span class="katex-html" aria-hidden="true"><span>σ</span></span></span></span>'
    )
    assert striptags(f"O <em>valor</em> de {formula} &amp; mais") == r"O valor de \sigma & mais"
    assert striptags("sem <b>fórmula</b> &lt;") == "sem fórmula <"
