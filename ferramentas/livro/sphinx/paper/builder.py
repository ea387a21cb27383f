"""The order of the book: Sumário, presentation, parts, answers, works on their page."""

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.latex import LaTeXBuilder
from sphinx.builders.latex.nodes import thebibliography
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.texescape import escape

from livro.sphinx.paper.answers import take_answers
from livro.sphinx.paper.translator import PaperTranslator
from livro.sphinx.tree import latex

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
            book += [latex(r"\livrorespostas"), answers]

    def _part(self, part: nodes.Element, caption: str, *, first: bool) -> Iterator[nodes.Node]:
        begin = r"\mainmatter" if first else ""
        title = escape(caption, self.config.latex_engine)
        yield latex(rf"{begin}\livroparte{{{title}}}")
        yield part


def _holds_pages(node: nodes.Node) -> bool:
    classes: Any = node["classes"] if isinstance(node, nodes.compound) else ()
    return "toctree-wrapper" in classes


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
