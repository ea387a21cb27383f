"""``{errata}``: a list for readers of what the original says and is not so."""

from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

from livro.errors import BookError
from livro.translation.errata import read_defects
from livro.translation.segments import load
from livro.translation.segments.places import ERRATA


class Errata(SphinxDirective):
    """A list with a sentence for each defect."""

    def run(self) -> list[nodes.Node]:
        """Return the list, parsed as an author's would be."""
        root = Path(self.env.srcdir)
        self.env.note_dependency(str(root / ERRATA))
        try:
            defects = read_defects(root, load(root))
        except BookError as error:
            raise ExtensionError(str(error)) from error
        lines = [f"- {' '.join(defect.summary.split())}" for defect in defects]
        box = nodes.container()
        self.state.nested_parse(StringList(lines, str(ERRATA)), self.content_offset, box)
        return list(box.children)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive."""
    app.add_directive("errata", Errata)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
