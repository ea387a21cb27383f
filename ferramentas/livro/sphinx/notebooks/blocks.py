"""The paragraphs, lists, notes and formulas of a resolved page, in Markdown."""

import re
from collections.abc import Iterable
from functools import singledispatchmethod

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels
from sphinx_design.shared import is_component

from livro.book.exercises import is_solution
from livro.sphinx.framework_tabs.cells import is_cell
from livro.sphinx.notebooks.inline import Inline, UnknownNode
from livro.sphinx.notebooks.numbers import Numbers

_FOLDED = {"dropdown", "toggle"}


class Blocks:
    """Writes the blocks of one page, with or without the solutions of its exercises."""

    def __init__(self, inline: Inline, numbers: Numbers, *, solved: bool = False) -> None:
        self._inline, self._numbers, self._solved = inline, numbers, solved

    def write(self, children: Iterable[nodes.Node]) -> str:
        """Write blocks one after another, an empty line between them."""
        return "\n\n".join(filter(None, map(self._block, children)))

    def heading(self, section: nodes.section, level: int) -> str:
        """Write the title of a section, with its number."""
        title = next(section.findall(nodes.title))
        return f"{'#' * level} {self._numbers.section(section)}{self._inline.line(title)}"

    def caption(self, figure: nodes.figure) -> str:
        """Write the caption of a figure, with its number."""
        number = self._numbers.figure(figure)
        captions = [child for child in figure if isinstance(child, nodes.caption)]
        text = " ".join(map(self._inline.line, captions))
        return f"**{number}.** {text}" if number else text

    @singledispatchmethod
    def _block(self, node: nodes.Node) -> str:
        raise UnknownNode(node)

    @_block.register
    def _(self, node: nodes.TextElement) -> str:
        return self._inline.text(node)

    @_block.register(nodes.Invisible)
    @_block.register(nodes.raw)
    @_block.register(addnodes.toctree)
    @_block.register(addnodes.index)
    def _(self, node: nodes.Element) -> str:
        return ""

    @_block.register(nodes.container)
    @_block.register(nodes.compound)
    def _(self, node: nodes.Element) -> str:
        if is_component(node, "dropdown") and isinstance(node[0], nodes.rubric):
            return self._dropdown(*node.children)
        content = self.write(node.children)
        return _quote(content) if "abertura" in node["classes"] else content

    @_block.register
    def _(self, node: nodes.rubric) -> str:
        return f"**{self._inline.line(node)}**"

    @_block.register
    def _(self, node: nodes.footnote) -> str:
        label, *content = node.children
        return f"<sup>{label.astext()}</sup> {self.write(content)}"

    @_block.register
    def _(self, node: nodes.transition) -> str:
        return "---"

    @_block.register
    def _(self, node: nodes.block_quote) -> str:
        return _quote(self.write(node.children))

    @_block.register
    def _(self, node: nodes.literal_block) -> str:
        code = node.astext()
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", code)), default=0))
        return f"{fence}{node.get('language', '')}\n{code}\n{fence}"

    @_block.register
    def _(self, node: nodes.math_block) -> str:
        number = self._numbers.equation(node)
        tag = rf" \tag{{{number}}}" if number else ""
        return f"$$\n{node.astext().strip()}{tag}\n$$"

    @_block.register
    def _(self, node: nodes.Admonition) -> str:
        titles = [child for child in node if isinstance(child, nodes.title)]
        title = self._inline.line(titles[0]) if titles else str(admonitionlabels[node.tagname])
        content = self.write(child for child in node if child not in titles)
        if _FOLDED.isdisjoint(node["classes"]):
            return _quote(f"**{title}**\n\n{content}")
        return _folded(title, content)

    @_block.register
    def _(self, node: nodes.bullet_list) -> str:
        return self._items(node, ["- "] * len(node.children))

    @_block.register
    def _(self, node: nodes.enumerated_list) -> str:
        start = int(node.get("start", 1))
        return self._items(node, [f"{start + i}. " for i in range(len(node.children))])

    @_block.register
    def _(self, node: nodes.definition_list_item) -> str:
        term = " ".join(self._inline.line(child) for child in node.findall(nodes.term))
        content = self.write(next(node.findall(nodes.definition)).children)
        return f"**{term}:**" + ("\n\n" if content.startswith("- ") else " ") + content

    @_block.register
    def _(self, node: nodes.definition_list) -> str:
        return self.write(node.children)

    @_block.register
    def _(self, node: nodes.figure) -> str:
        pictures = (child for child in node if not isinstance(child, nodes.caption))
        return "\n\n".join(filter(None, [self.write(pictures), self.caption(node)]))

    @_block.register
    def _(self, node: nodes.image) -> str:
        return f"*[imagem: {node.get('alt', '')}]*"

    @_block.register
    def _(self, node: nodes.table) -> str:
        head, *body = [self._row(row) for row in node.findall(nodes.row)]
        line = "|" + "---|" * head.count(" | ") + "---|"
        titles = [f"**{self._inline.line(title)}**\n" for title in node.findall(nodes.title)]
        return "\n".join([*titles, head, line, *body])

    def _dropdown(self, title: nodes.rubric, *content: nodes.Node) -> str:
        if is_solution(title.astext()) and not self._solved:
            return ""
        # The code of a solution is a cell, in the place of the exercise.
        return _folded(self._inline.line(title), self.write(c for c in content if not is_cell(c)))

    def _row(self, row: nodes.row) -> str:
        cells = (" ".join(self.write(entry.children).split()) for entry in row.findall(nodes.entry))
        return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"

    def _items(self, items: nodes.Element, markers: list[str]) -> str:
        written = []
        for marker, item in zip(markers, items.children, strict=True):
            content = self.write(item.children).replace("\n", "\n" + " " * len(marker))
            written.append(marker + content)
        text = "\n".join(written)
        return re.sub(r"[ ]+$", "", text, flags=re.MULTILINE)


def _folded(title: str, content: str) -> str:
    return f"<details>\n<summary>{title}</summary>\n\n{content}\n\n</details>"


def _quote(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
