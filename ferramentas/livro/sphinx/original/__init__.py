"""The English original for readers: under each paragraph, when they ask for it.

- `passages` reads, once for each build, what each segment of a page translates;
- `markup` writes it as HTML, `files` in one file for each page, which nobody loads unasked;
- `places` leaves in the page where each goes, and `bar` says above all of them where it all is.

What a click does is in `static`.  Nothing of this is on paper or in the EPUB.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from livro.sphinx.original import bar, files, passages, places
from livro.sphinx.website import add_static

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent / "static"


def add_script(
    app: Sphinx, _name: str, _template: str, _context: dict[str, Any], page: nodes.document | None
) -> None:
    """Load the script on the pages that have something to show, and the style with the bar."""
    if page and any(page.findall(bar.original_bar)):
        app.add_css_file("original.css")
    if page and any(page.findall(places.original_place)):
        app.add_js_file("original.js", loading_method="defer")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register what each part needs."""
    app.setup_extension("livro.sphinx.metadata")  # it knows the address of each original
    add_static(app, STATIC)
    for part in (passages, bar, places, files):
        part.register(app)
    app.connect("html-page-context", add_script)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
