"""Places in a page for what is known only when it is written, marked by a directive."""

from collections.abc import Callable, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from livro.sphinx.website import is_website


class place(nodes.General, nodes.Element):  # type: ignore[misc]
    """Stands for what goes there; holds what the page says below it."""


Fill = Callable[[Sphinx, str, place], Sequence[nodes.Node]]


class Place(SphinxDirective):
    """A mark in the page."""

    def run(self) -> list[nodes.Node]:
        """Return the mark."""
        mark = place(directive=self.name)
        self.state.nested_parse(self.content, self.content_offset, mark)
        return [mark]


def add_place(
    app: Sphinx,
    name: str,
    fill: Fill,
    *,
    directive: type[Place] = Place,
    site_only: bool = True,
) -> None:
    """Register a directive.

    Args:
        app: the build.
        name: what the pages call the directive.
        fill: returns, for a page and a place in it, what goes there.
        directive: what reads it.
        site_only: leave the place empty in all that is no website.
    """

    def fill_in(app: Sphinx, page: nodes.document, docname: str) -> None:
        for mark in list(page.findall(place)):
            if mark["directive"] == name:
                shown = is_website(app.builder) or not site_only
                mark.replace_self(list(fill(app, docname, mark)) if shown else [])

    app.add_node(place, override=True)
    app.add_directive(name, directive)
    app.connect("doctree-resolved", fill_in)
