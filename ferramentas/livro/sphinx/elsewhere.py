"""References to labels of d2l that no page of the book gives lead to d2l.

The day a page gives the label, the same reference leads to the page.
"""

from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from livro.book.elsewhere import Elsewhere, read_elsewhere

_ROLES = ("ref", "numref", "eq")


@cache
def _places(root: Path) -> dict[str, Elsewhere]:
    # Sphinx writes the targets of `ref` and `numref` in lower case.
    return {label.lower(): place for label, place in read_elsewhere(root).items()}


def lead_to_d2l(
    app: Sphinx, _env: BuildEnvironment, node: pending_xref, _shown: nodes.TextElement
) -> nodes.reference | None:
    """Return a link to the place of d2l that a label of its own names."""
    place = _places(Path(app.srcdir)).get(node["reftarget"].lower())
    if place is None or node["reftype"] not in _ROLES:
        return None
    return nodes.reference("", place.title, refuri=place.address, internal=False)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    app.connect("missing-reference", lead_to_d2l)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
