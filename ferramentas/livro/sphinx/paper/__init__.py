"""The book on paper: what Sphinx's LaTeX builder is told to write for LuaLaTeX.

Nothing here touches the other formats. `builder` arranges the book, `translator` writes what paper
needs beside the text, `terms` lists the English terms in columns, `first_leaf` holds what the first
one shows. How all of it looks is in `book/_latex/livro.sty`.
"""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from livro.sphinx.paper.builder import KeepBibliographyOnItsPage, PaperBuilder
from livro.sphinx.paper.first_leaf import drawing, imprint
from livro.sphinx.paper.terms import ListEnglishTerms

STYLE = Path("book/_latex/livro.sty")


def prepare(app: Sphinx) -> None:
    """Give LaTeX the style of the book and the texts of its first leaf."""
    if app.builder.name != "latex":
        return
    assert isinstance(app.builder, PaperBuilder)
    root, config = Path(app.srcdir), app.config
    config.latex_additional_files = [*config.latex_additional_files, str(STYLE)]
    drawn = drawing(root / config.paper_drawing) if config.paper_drawing else ""
    elements = app.builder.context
    elements["preamble"] = "\n".join([r"\usepackage{livro}", drawn, imprint(root, config)])


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder and the settings."""
    app.add_config_value("paper_drawing", "", "", types=(str,))
    app.add_config_value("paper_keywords", [], "", types=(list,))
    app.add_builder(PaperBuilder, override=True)
    app.add_post_transform(KeepBibliographyOnItsPage)
    app.add_post_transform(ListEnglishTerms)
    app.connect("builder-inited", prepare)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
