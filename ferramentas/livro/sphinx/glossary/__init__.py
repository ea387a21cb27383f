"""The terms of ``traducao/glossario.csv`` for readers: a page, hints at each mention, the index.

- ``{glossario}`` makes a Sphinx glossary of the rows with a definition, so that ``{term}`` works;
- ``{termos-em-ingles}`` lists how this edition translates each English term;
- each ``{term}`` shows its definition where it stands and gives an entry to the index.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from livro.sphinx.glossary.directives import EnglishTerms, GlossaryOfTable
from livro.sphinx.glossary.hints import STATIC, add_hints, depart_hint, load, term_hint, visit_hint
from livro.sphinx.glossary.mentions import IndexMentions
from livro.sphinx.website import add_static

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def digest(app: Sphinx, config: Config) -> None:
    """Put the table into the settings: when it changes, the hints of every page do."""
    table = Path(app.srcdir) / config.glossary_table
    config.glossary_digest = sha256(table.read_bytes()).hexdigest() if table.is_file() else ""


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives, the hints and the index entries."""
    app.setup_extension("livro.sphinx.previews")
    app.add_config_value("glossary_table", "traducao/glossario.csv", "env", types=(str,))
    app.add_config_value("glossary_digest", "", "html", types=(str,))  # not for users
    app.add_directive("glossario", GlossaryOfTable)
    app.add_directive("termos-em-ingles", EnglishTerms)
    app.add_node(term_hint, html=(visit_hint, depart_hint))
    app.connect("config-inited", digest)
    add_static(app, STATIC)
    app.add_transform(IndexMentions)
    app.connect("doctree-resolved", add_hints)
    app.connect("html-page-context", load)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
