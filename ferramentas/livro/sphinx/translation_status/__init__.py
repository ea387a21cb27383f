"""Where the translation stands, for readers: a page with all of it, a line at the end of each.

- ``{situacao-da-traducao}`` makes a table of the translated pages;
- ``{omissoes-da-traducao}`` lists what of the source was left out on purpose;
- every page but the cover ends with a sentence about itself and a link to that table.

All dates are those of ``traducao/trechos``: the same data make the same pages on any day.
The reader's browser compares them with its own calendar and marks those that are old.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from livro.sphinx.translation_status.data import changed_pages, load
from livro.sphinx.translation_status.directives import Omissions, StatusTable
from livro.sphinx.translation_status.line import add_line
from livro.sphinx.translation_status.nodes import (
    checked_on,
    depart_checked_on,
    omissions,
    status_table,
    visit_checked_on,
)
from livro.sphinx.translation_status.tables import fill_in
from livro.sphinx.website import add_static

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent / "static"


def add_script(
    app: Sphinx, _name: str, _template: str, _context: dict[str, Any], page: nodes.document | None
) -> None:
    """Load the script on the pages that have a date to compare."""
    if page and any(page.findall(checked_on)):
        app.add_js_file("situacao.js", loading_method="defer")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives, the line and what they need."""
    app.add_config_value("translation_page", "book/apendices/situacao", "html", types=(str,))
    app.add_config_value("translation_days", 365, "html", types=(int,))  # older is old
    app.add_directive("situacao-da-traducao", StatusTable)
    app.add_directive("omissoes-da-traducao", Omissions)
    app.add_node(status_table)
    app.add_node(omissions)
    app.add_node(
        checked_on,
        html=(visit_checked_on, depart_checked_on),
        latex=(lambda *_: None, lambda *_: None),
    )
    app.connect("builder-inited", load)
    add_static(app, STATIC, styles=["situacao.css"])
    app.connect("env-updated", changed_pages)
    app.connect("doctree-resolved", fill_in)
    app.connect("html-page-context", add_line)
    app.connect("html-page-context", add_script)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
