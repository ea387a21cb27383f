"""The two directives of the status page: places to fill in when all pages are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxDirective

from livro.sphinx.translation_status.nodes import omissions, status_table

if TYPE_CHECKING:
    from docutils import nodes


class StatusTable(SphinxDirective):
    """How far each translated page is."""

    def run(self) -> list[nodes.Node]:
        """Return the place of the table."""
        return [status_table()]


class Omissions(SphinxDirective):
    """What of the source was left out on purpose."""

    def run(self) -> list[nodes.Node]:
        """Return the place of the list."""
        return [omissions()]
