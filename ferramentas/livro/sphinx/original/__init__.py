"""The English original for readers: under each paragraph, when they ask for it.

- `passages` reads, once for each build, what each segment of a page translates, and writes it in
  one file for each page, which nobody loads unasked; `markup` makes HTML of it;
- `places` leaves in the page where each goes, and says above all of them where it all is.

What a click does is in `static`.  Nothing of this is on paper or in the EPUB.
"""

from typing import Any

from sphinx.application import Sphinx

from livro.sphinx.changes import remember
from livro.sphinx.original.passages import read, write
from livro.sphinx.original.places import (
    PlaceOriginals,
    original_bar,
    original_place,
    visit_bar,
    visit_place,
)
from livro.sphinx.website import add_static, on_written


def setup(app: Sphinx) -> dict[str, Any]:
    """Register what each part needs."""
    app.setup_extension("livro.sphinx.metadata")  # it knows the address of each original
    remember(app, "passages", read, lambda _app, known: known)
    app.add_node(original_bar, html=(visit_bar, None))
    app.add_node(original_place, html=(visit_place, None))
    app.add_post_transform(PlaceOriginals)
    on_written(app, write)
    add_static(app, __file__, styles=["original.css"], where=original_bar)
    add_static(app, __file__, scripts=["original.js"], where=original_place)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
