"""Sphinx extension: the solution of a programming exercise stands in the dropdown that explains it.

MyST-NB executes no cell inside a directive, so the author writes the cell before the dropdown.
The exercise and its check need nothing here: the first is a cell like any other, and the second,
which the build executes after the solution, stops it when the solution is wrong.
"""

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx_design.shared import is_component

from livro.book.cells import code_cells
from livro.book.exercises import exercises
from livro.book.tags import SOLUTION
from livro.errors import BookError
from livro.sphinx.framework_tabs.cells import is_cell, read_cell
from livro.sphinx.tree import next_shown

ALONE = "depois da célula da solução vem o seu {dropdown}, que a recebe"


class FoldSolutions(SphinxTransform):
    """Move the solutions of a page into the dropdowns that follow them."""

    default_priority = 204  # before the tabs are made (205)

    def apply(self, **kwargs: Any) -> None:
        """Move them, once the exercises of the page are known to be whole.

        Raises:
            BookError: an exercise is not whole, or no dropdown follows its solution.
        """
        page = Path(self.env.doc2path(self.env.docname))
        exercises(code_cells(page))
        for node in list(self.document.findall(is_cell)):
            cell = read_cell(node, self.env)
            if cell.tags.part != SOLUTION:
                continue
            dropdown = next_shown(node)
            if dropdown is None or not is_component(dropdown, "dropdown"):
                raise BookError(f"{page}:{cell.line}: {ALONE}")
            node.parent.remove(node)
            dropdown.insert(1, node)  # after the title


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    app.add_transform(FoldSolutions)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
