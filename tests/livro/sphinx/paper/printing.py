"""Small books on paper, as LaTeX."""

from small_site import run_sphinx, write_site

CONF = r"""
project, language, author = "Livro de teste", "pt_BR", "Alguém"
extensions = ["myst_nb", "sphinx_design", "livro.sphinx.framework_tabs", "livro.sphinx.paper"]
nb_execution_mode = "off"
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "dollarmath"]
numfig, html_title, latex_engine = True, "Livro de teste", "lualatex"
latex_show_pagerefs = True
latex_documents = [("index", "livro.tex", "", "", "manual")]
"""


def print_book(folder, index, pages, *, extra="", files=None):
    """Write a book of a presentation and pages, by name, and return its LaTeX."""
    named = {f"{name}.md": text for name, text in {"index": index, **pages}.items()}
    given = {"book/_latex/livro.sty": "% estilo\n", **(files or {})}
    book = write_site(folder, CONF + extra, {**given, **named})
    site = run_sphinx(book, builder="latex")
    assert site.returncode == 0, site.stderr
    return site.text("livro.tex")
