"""The English terms in the two columns of a dictionary: a table would take four pages."""

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from livro.sphinx.tree import latex

CLASS = "termos-em-ingles"  # of the table that the glossary writes


class ListEnglishTerms(SphinxPostTransform):
    """Replace the table by a line for each of its rows."""

    default_priority = 5
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        """Write the lines of each table of English terms."""
        for table in list(self.document.findall(nodes.table)):
            if CLASS in table["classes"]:
                lines = [_line(row) for row in table.findall(nodes.row)]
                begin, end = latex(r"\begin{livrotermos}"), latex(r"\end{livrotermos}")
                table.replace_self([begin, *lines, end])


def _line(row: nodes.row) -> nodes.paragraph:
    english, portuguese = (list(_inline(entry)) for entry in row.children)
    if isinstance(row.parent, nodes.thead):
        english, portuguese = [nodes.strong("", "", *english)], [nodes.strong("", "", *portuguese)]
    return nodes.paragraph("", "", *english, latex(r"\livrotermo "), *portuguese)


def _inline(entry: nodes.Node) -> Iterator[nodes.Node]:
    for paragraph in entry.children:
        yield from paragraph.children
