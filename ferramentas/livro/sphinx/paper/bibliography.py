"""The list of works stays on the page that asks for it."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.latex.nodes import thebibliography
from sphinx.transforms.post_transforms import SphinxPostTransform


class KeepBibliographyOnItsPage(SphinxPostTransform):
    """Bring back the list that Sphinx moves to the end of the book."""

    default_priority = 760  # Sphinx moves it at 750
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        """Move each list to the end of its page."""
        for works in list(self.document.findall(thebibliography)):
            page = self._page(works[0]["docname"])
            if page is not None:
                works.parent.remove(works)
                page += works

    def _page(self, name: str) -> nodes.Element | None:
        pages = self.document.findall(addnodes.start_of_file)
        return next((page[-1] for page in pages if page["docname"] == name), None)
