"""The text of a resolved page, in the Markdown that every notebook program reads."""

import re
from collections.abc import Callable
from functools import singledispatchmethod

from docutils import nodes
from sphinx import addnodes

from livro.sphinx.glossary.mentions import is_mention

_SPECIAL = re.compile(r"([\\*_`$])")
_BLOCK_START = re.compile(r"^(\s*)([#>+-]|\d+[.)])(?=\s)", re.MULTILINE)


class UnknownNode(Exception):
    """A node that nobody has taught to write itself in Markdown."""

    def __init__(self, node: nodes.Node) -> None:
        super().__init__(node.__class__.__name__)
        self.node = node


class Inline:
    """Writes what stands inside a paragraph.

    Args:
        address: gives the full address of a link of the page, or nothing if there is none.
    """

    def __init__(self, address: Callable[[str], str]) -> None:
        self._address = address

    def text(self, node: nodes.Element) -> str:
        """Write the content of an element, lines as they are."""
        written = "".join(self._write(child) for child in node.children)
        return _BLOCK_START.sub(r"\1\\\2", written.strip())

    def line(self, node: nodes.Element) -> str:
        """Write the content of an element in one line."""
        return " ".join(self.text(node).split())

    def _content(self, node: nodes.Element) -> str:
        return "".join(self._write(child) for child in node.children)

    @singledispatchmethod
    def _write(self, node: nodes.Node) -> str:
        raise UnknownNode(node)

    @_write.register
    def _(self, node: nodes.Text) -> str:
        return _SPECIAL.sub(r"\\\1", node.astext()).replace("<", "&lt;")

    @_write.register(nodes.inline)
    @_write.register(addnodes.pending_xref)
    def _(self, node: nodes.Element) -> str:
        return self._content(node)

    @_write.register(nodes.comment)
    @_write.register(nodes.target)
    @_write.register(nodes.raw)
    @_write.register(addnodes.index)
    def _(self, node: nodes.Element) -> str:
        return ""

    @_write.register(nodes.emphasis)
    @_write.register(nodes.title_reference)
    def _(self, node: nodes.Element) -> str:
        return f"*{self._content(node)}*"

    @_write.register
    def _(self, node: nodes.strong) -> str:
        return f"**{self._content(node)}**"

    @_write.register
    def _(self, node: nodes.subscript) -> str:
        return f"<sub>{self._content(node)}</sub>"

    @_write.register(nodes.superscript)
    @_write.register(nodes.footnote_reference)
    def _(self, node: nodes.Element) -> str:
        return f"<sup>{self._content(node)}</sup>"

    @_write.register
    def _(self, node: nodes.literal) -> str:
        code = node.astext()
        fence = "`" * (1 + max(map(len, re.findall("`+", code)), default=0))
        return f"{fence} {code} {fence}" if len(fence) > 1 else f"`{code}`"

    @_write.register
    def _(self, node: nodes.math) -> str:
        return f"${' '.join(node.astext().split())}$"

    @_write.register
    def _(self, node: nodes.image) -> str:
        return f"*[imagem: {node.get('alt', '')}]*"

    @_write.register
    def _(self, node: nodes.reference) -> str:
        content = self._content(node)
        address = "" if is_mention(node) else self._address(node.get("refuri", ""))
        return f"[{content}]({address})" if address else content
