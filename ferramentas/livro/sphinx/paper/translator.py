"""What paper needs in the text: the numbers of the site, addresses in notes, accents in the index.

Each page also leaves its name in the log of LaTeX, for whoever must find where a line went wrong.
"""

import re

from docutils import nodes
from sphinx.writers.latex import LaTeXTranslator

from livro.book.lists import listed
from livro.sphinx.framework_tabs.cells import is_cell
from livro.sphinx.glossary.table import sorting_key
from livro.sphinx.numbering import Number, number_of, section_numbers
from livro.sphinx.paper.marks import mark
from livro.sphinx.tree import ancestors

_SORTING_KEY = re.compile(r"(?<=[{!])(?:[^{}!@]|\{\})+(?=@)")
_BLANK_LINES = re.compile(r"\n{3,}")
_WITHOUT_NOTES = (nodes.citation, nodes.title, nodes.footnote, nodes.caption)


class PaperTranslator(LaTeXTranslator):
    """Sphinx's writer of LaTeX, for a book that is also read away from the screen."""

    def visit_document(self, node: nodes.Element) -> None:
        """Begin the first page of the site, which is the presentation of the book."""
        super().visit_document(node)
        self._begin_page(node["docname"])

    def visit_start_of_file(self, node: nodes.Element) -> None:
        """Begin a page of the site, which is a chapter."""
        super().visit_start_of_file(node)
        self._begin_page(node["docname"])

    def visit_answers_of_page(self, node: nodes.Element) -> None:
        """Go back to the numbers of a page, for the formulas of its answers."""
        self.curfilestack.append(node["docname"])
        self._noted: set[str] = set()
        number = ".".join(map(str, self._numbers(node["docname"]).get("", ())))
        self.body.append(rf"\setcounter{{chapter}}{{{number or 0}}}" + "\n")

    def depart_answers_of_page(self, node: nodes.Element) -> None:
        """Leave the page."""
        self.curfilestack.pop()

    def visit_literal_block(self, node: nodes.Element) -> None:
        """Write code with one empty line where Python's style asks for two."""
        if node.rawsource == node.astext():
            node.rawsource = _BLANK_LINES.sub("\n\n", node.rawsource)
            node[:] = [nodes.Text(node.rawsource)]
        super().visit_literal_block(node)

    def visit_math_block(self, node: nodes.Element) -> None:
        """Write a formula under its number on the site."""
        self._set_counter("equation", "displaymath", node)
        super().visit_math_block(node)

    def visit_caption(self, node: nodes.Element) -> None:
        """Write a caption under its number on the site."""
        if isinstance(node.parent, nodes.figure):
            self._set_counter("figure", "figure", node.parent)
        super().visit_caption(node)

    def visit_index(self, node: nodes.Element) -> None:
        """Sort the entries as a Portuguese dictionary does: `makeindex` compares bytes."""
        start = len(self.body)
        try:
            super().visit_index(node)
        finally:
            entries = self.body[start:]
            self.body[start:] = [_SORTING_KEY.sub(_plain, entry) for entry in entries]

    def visit_paragraph(self, node: nodes.Element) -> None:
        """Write a paragraph, or the name of the framework above its code."""
        if "framework-label" in node["classes"]:
            command = r"\livroaba" if _stands_on_code(node) else r"\livroframework"
            others = listed(node.get("others", ()))
            others = f"[{self.encode(others)}]" if others else ""
            self.body.append(f"\n{command}{others}{{{self.encode(node.astext())}}}\n")
            raise nodes.SkipNode
        super().visit_paragraph(node)

    def depart_paragraph(self, node: nodes.Element) -> None:
        """Keep what announces a table on the page where the table begins."""
        super().depart_paragraph(node)
        if isinstance(node.next_node(descend=False, siblings=True), nodes.table):
            self.body.append(r"\nopagebreak" + "\n")

    def depart_reference(self, node: nodes.Element) -> None:
        """After a link, say where it leads: a page of the book, or an address in a note."""
        super().depart_reference(node)
        address = str(node.get("refuri", ""))
        if address.startswith(("http:", "https:")) and self._takes_note(node, address):
            self.body.append(rf"\footnote{{\sphinxnolinkurl{{{self.encode_uri(address)}}}}}")

    def hyperpageref(self, id: str) -> str:
        """Name the page of a link as a book does."""
        return rf"p.~\pageref*{{{self.idescape(id)}}}"

    def _begin_page(self, name: str) -> None:
        self._noted = set()  # each page of the site gives an address once
        numbers = self._numbers(name)
        number = ".".join(map(str, numbers.get("", ())))
        depth = max(map(len, numbers.values()), default=0) - 1
        self.body.append(mark(self.builder.env.doc2path(name, base=False)))
        self.body.append(rf"\livropagina{{{number}}}{{{depth}}}" + "\n")

    def _numbers(self, name: str) -> dict[str, Number]:
        return section_numbers(self.builder.env, name)

    def _set_counter(self, counter: str, kind: str, node: nodes.Element) -> None:
        """Make LaTeX count from the number that the site gives."""
        if number := number_of(self.builder.env, self.curfilestack[-1], kind, node):
            self.body.append(rf"\setcounter{{{counter}}}{{{number[-1] - 1}}}")

    def _takes_note(self, node: nodes.Element, address: str) -> bool:
        if any(isinstance(each, _WITHOUT_NOTES) for each in ancestors(node)):
            return False
        if address in self._noted or node.astext() in (address, address.partition("//")[2]):
            return False
        self._noted.add(address)
        return True


def _stands_on_code(label: nodes.Element) -> bool:
    """Tell whether the next thing to be printed is the code of a cell."""
    after = label.next_node(descend=False, siblings=True)
    block = after.next_node(nodes.literal_block) if isinstance(after, nodes.container) else None
    return block is not None and is_cell(after)


def _plain(key: re.Match[str]) -> str:
    return sorting_key(key[0].replace(r"\sphinxhyphen{}", "-"))
