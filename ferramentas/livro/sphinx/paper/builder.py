"""The order of the book: Sumário, presentation, parts, answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.latex import LaTeXBuilder
from sphinx.util.texescape import escape

from livro.sphinx.paper.answers import take_answers
from livro.sphinx.paper.translator import PaperTranslator

FOREWORD = "Apresentação"


class PaperBuilder(LaTeXBuilder):
    """Sphinx's builder, with the first page as a presentation and the captions as parts."""

    # Not by `app.set_translator`: the theme leaves the HTML as it is once any translator is set.
    default_translator_class = PaperTranslator

    def get_contentsname(self, indexfile: str) -> str:
        """Leave the title of the contents to babel: Sphinx would take the name of a part."""
        return ""

    def assemble_doctree(
        self, indexfile: str, toctree_only: bool, appendices: list[str]
    ) -> nodes.document:
        """Arrange the pages that Sphinx puts together."""
        tree: nodes.document = super().assemble_doctree(indexfile, toctree_only, appendices)
        toctrees = self.env.get_doctree(indexfile).findall(addnodes.toctree)
        captions = [str(toctree.get("caption") or "") for toctree in toctrees]
        self._arrange(tree, captions, indexfile)
        return tree

    def _arrange(self, tree: nodes.document, captions: list[str], indexfile: str) -> None:
        answers = take_answers(tree, self.env)
        book = next(iter(tree.findall(nodes.section)))
        parts = list(tree.findall(_holds_pages))
        for part in parts:
            part.parent.remove(part)
        title, *presentation = book.children
        foreword = nodes.section("", nodes.title("", FOREWORD), ids=["apresentacao"])
        foreword["docname"] = indexfile
        foreword.extend(presentation)
        book.children = [title]
        book += foreword
        for number, (part, caption) in enumerate(zip(parts, captions, strict=True)):
            book += list(self._part(part, caption, first=number == 0))
        if answers:
            book += [nodes.raw("", r"\livrorespostas", format="latex"), answers]

    def _part(self, part: nodes.Element, caption: str, *, first: bool) -> Iterator[nodes.Node]:
        begin = r"\mainmatter" if first else ""
        title = escape(caption, self.config.latex_engine)
        yield nodes.raw("", rf"{begin}\livroparte{{{title}}}", format="latex")
        yield part


def _holds_pages(node: nodes.Node) -> bool:
    classes: Any = node["classes"] if isinstance(node, nodes.compound) else ()
    return "toctree-wrapper" in classes
