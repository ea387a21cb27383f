"""A formula that KaTeX refuses stops the build, at its file and line."""

import pytest

pytestmark = pytest.mark.demorado

BROKEN = r"""# Título com $\ruim{1}$

Um parágrafo que começa aqui,
continua com $x$
e erra em $\ruim{2}$ bem no fim.

| a | b |
|---|---|
| $x$ | $\ruim{3}$ |

```{figure} x.png
Legenda com $\ruim{4}$.
```

$$
\ruim{5}
$$ (rotulo)

\begin{align}
\ruim{6}
\end{align}

- item
- outro $\ruim{7}$

```{math}
\ruim{8}
```
"""


@pytest.fixture(scope="module")
def broken(build):
    return build({"index.md": BROKEN, "x.png": ""}, clean=False)


def test_build_fails(broken) -> None:
    assert broken.returncode != 0


@pytest.mark.parametrize("number", range(1, 9))
def test_each_error_is_told_once_at_its_line(broken, number: int) -> None:
    formula = rf"\ruim{{{number}}}"
    line = next(n for n, text in enumerate(BROKEN.splitlines(), 1) if formula in text)
    told = [text for text in broken.stderr.splitlines() if f"\\ruim{{{number}}}" in text]
    assert len(told) == 1, broken.stderr
    # A multi-line block has its message over several lines; the location comes first.
    before = broken.stderr[: broken.stderr.index(told[0]) + len(told[0])].splitlines()
    located = next(text for text in reversed(before) if "WARNING" in text)
    if number == 6:
        line -= 1  # the environment opens the formula
    assert f"{broken.source / 'index.md'}:{line}: WARNING: o KaTeX não entende" in located


def test_other_builders_warn_too(build) -> None:
    site = build({"index.md": "# T\n\n$\\ruim$\n"}, builder="text", clean=False)
    assert site.returncode != 0
    assert "index.md:3: WARNING: o KaTeX não entende a fórmula «\\ruim»" in site.stderr


def test_type_of_the_warning(build) -> None:
    pages = {"index.md": "# T\n\n$\\ruim$\n"}
    site = build(pages, extra='suppress_warnings = ["math.katex"]\n')
    assert site.page().select_one("span.math code").get_text() == r"\ruim"


def test_formula_in_a_notebook_output(build) -> None:
    notebook = """{"nbformat": 4, "nbformat_minor": 5,
     "metadata": {"kernelspec": {"name": "python3", "display_name": "P"},
                  "language_info": {"name": "python", "pygments_lexer": "ipython3"}},
     "cells": [
      {"id": "a", "cell_type": "markdown", "metadata": {}, "source": "# T"},
      {"id": "b", "cell_type": "code", "metadata": {}, "source": "f", "execution_count": 1,
       "outputs": [{"output_type": "display_data", "metadata": {},
                    "data": {"text/latex": "$\\\\displaystyle x^2$", "text/plain": "x**2"}}]}]}"""
    block = build({"index.ipynb": notebook}).page().select_one("div.math.output.text_latex")
    assert block.select_one("annotation").get_text() == r"\displaystyle x^2"
    site = build({"index.ipynb": notebook.replace("x^2", r"\\ruim")}, clean=False)
    assert site.returncode != 0
    assert r"o KaTeX não entende a fórmula «\displaystyle \ruim»" in site.stderr
