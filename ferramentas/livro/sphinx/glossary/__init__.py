"""The terms of ``traducao/glossario.csv`` for readers: a page, hints at each mention, the index.

- ``{glossario}`` makes a Sphinx glossary of the rows with a definition, so that ``{term}`` works;
- ``{termos-em-ingles}`` lists how this edition translates each English term;
- each ``{term}`` shows its definition where it stands and gives an entry to the index.
"""

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from livro.sphinx.bundle import digest
from livro.sphinx.glossary.directives import EnglishTerms, GlossaryOfTable
from livro.sphinx.glossary.mentions import (
    IndexMentions,
    add_hints,
    depart_hint,
    term_hint,
    visit_hint,
)
from livro.sphinx.website import add_static


def note_table(app: Sphinx, config: Config) -> None:
    """Put the table into the settings: when it changes, the hints of every page do."""
    table = Path(app.srcdir) / config.glossary_table
    config.glossary_digest = digest({table.name: table.read_bytes()}) if table.is_file() else ""


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives, the hints and the index entries."""
    app.setup_extension("livro.sphinx.previews")
    app.add_config_value("glossary_table", "traducao/glossario.csv", "env", types=(str,))
    app.add_config_value("glossary_digest", "", "html", types=(str,))  # not for users
    app.add_directive("glossario", GlossaryOfTable)
    app.add_directive("termos-em-ingles", EnglishTerms)
    app.add_node(term_hint, html=(visit_hint, depart_hint))
    app.connect("config-inited", note_table)
    add_static(app, __file__, styles=["glossary.css"], where=term_hint)
    app.add_transform(IndexMentions)
    app.connect("doctree-resolved", add_hints)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
