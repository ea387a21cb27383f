"""Where the translation stands, for readers: a page with all of it, a line at the end of each.

- ``{situacao-da-traducao}`` makes a table of the translated pages;
- ``{omissoes-da-traducao}`` lists what of the source was left out on purpose;
- every page but the cover ends with a sentence about itself and a link to that table.

All dates are those of ``traducao/trechos``: the same data make the same pages on any day.
The reader's browser compares them with its own calendar and marks those that are old.
"""

from collections.abc import Mapping
from typing import Any

from sphinx.application import Sphinx

from livro.sphinx.changes import remember
from livro.sphinx.places import add_place
from livro.sphinx.translation_status.data import Translation, read
from livro.sphinx.translation_status.line import add_line
from livro.sphinx.translation_status.tables import (
    checked_on,
    depart_checked_on,
    list_omissions,
    tabulate,
    visit_checked_on,
)
from livro.sphinx.website import add_static


def by_page(app: Sphinx, known: Translation) -> Mapping[str, object]:
    """Map each page to what it shows: the one with the table shows all."""
    return {**known.pages, app.config.translation_page: known}


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives, the line and what they need."""
    app.add_config_value("translation_page", "book/apendices/situacao", "html", types=(str,))
    app.add_config_value("translation_days", 365, "html", types=(int,))  # older is old
    app.add_node(
        checked_on,
        html=(visit_checked_on, depart_checked_on),
        latex=(lambda *_: None, lambda *_: None),
    )
    remember(app, "translation", read, by_page)
    add_place(app, "situacao-da-traducao", tabulate, site_only=False)
    add_place(app, "omissoes-da-traducao", list_omissions, site_only=False)
    app.connect("html-page-context", add_line)
    add_static(app, __file__, styles=["situacao.css"])
    add_static(app, __file__, scripts=["situacao.js"], where=checked_on)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
