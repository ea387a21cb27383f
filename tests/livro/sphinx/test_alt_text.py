"""A picture without an alternative text fails the build, wherever it comes from."""

import json

import pytest
from small_site import run_sphinx, write_site

pytestmark = pytest.mark.demorado

PIXEL = "iVBORw0KGgo="  # enough of a PNG
CONF = """\
extensions = ["myst_nb", "livro.sphinx.alt_text"]
nb_execution_mode = "off"
suppress_warnings = ["image.not_readable"]
"""


def cell(**metadata):
    output = {"output_type": "display_data", "data": {"image/png": PIXEL}, "metadata": {}}
    return {
        "cell_type": "code",
        "execution_count": 1,
        "metadata": metadata,
        "outputs": [output],
        "source": "draw()",
    }


@pytest.fixture
def build(tmp_path):
    """Return the function that builds one page and gives back its warnings."""

    def build(name, text):
        site = run_sphinx(write_site(tmp_path, CONF, {name: text}), strict=False)
        return [line for line in site.stderr.splitlines() if "texto alternativo" in line]

    return build


def notebook(*cells):
    title = {"cell_type": "markdown", "metadata": {}, "source": "# Título"}
    return json.dumps(
        {"cells": [title, *cells], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    )


@pytest.mark.parametrize(
    ("markup", "line"),
    [
        ("![](a.png)", 3),
        ("texto\ne ![  ](a.png)", 3),
        ("```{image} a.png\n```", 3),
        ("outro\n\n```{figure} a.png\nLegenda.\n```", 5),
    ],
)
def test_a_picture_of_the_text_is_reported_where_it_stands(build, markup, line):
    (warning,) = build("index.md", f"# Título\n\n{markup}\n")
    assert f"index.md:{line}: WARNING: imagem sem texto alternativo" in warning


@pytest.mark.parametrize(
    "markup",
    ["![Uma curva.](a.png)", "```{figure} a.png\n:alt: Uma curva.\n\nLegenda.\n```"],
)
def test_a_picture_with_a_text_is_not_reported(build, markup):
    assert build("index.md", f"# Título\n\n{markup}\n") == []


def test_the_output_of_a_cell_is_reported(build):
    (warning,) = build("index.ipynb", notebook(cell()))
    assert "index.ipynb" in warning and "imagem sem texto alternativo" in warning


def test_the_output_of_a_cell_may_have_a_text(build):
    described = cell(mystnb={"image": {"alt": "Uma curva."}})
    assert build("index.ipynb", notebook(described)) == []
