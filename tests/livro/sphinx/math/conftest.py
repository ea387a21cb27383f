"""Small sites with formulas."""

import pytest

CONF = r"""
extensions = ["myst_nb", "livro.sphinx.math"]
language = "pt_BR"
html_theme = "basic"
myst_enable_extensions = ["dollarmath", "amsmath"]
nb_execution_mode = "off"
numfig = True
katex_macros = {r"\Var": r"\operatorname{Var}"}
"""


@pytest.fixture(scope="module")
def build(build_site):
    """Return the function that builds a site from its pages and more settings."""

    def build(pages, *options, extra="", **how):
        return build_site(CONF + extra, pages, *options, **how)

    return build
