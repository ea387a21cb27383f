"""The bibliography as a plain list: docutils gives its entries a role that ARIA has abandoned."""

from __future__ import annotations

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator


def visit(translator: HTML5Translator, node: nodes.citation) -> None:
    """Open the list at its first entry, and the entry."""
    if not isinstance(node.previous_sibling(), nodes.citation):
        translator.body.append('<div role="list" class="citation-list">\n')
    translator.body.append(translator.starttag(node, "div", classes=["citation"], role="listitem"))


def depart(translator: HTML5Translator, node: nodes.citation) -> None:
    """Close the entry, and the list after its last one."""
    translator.body.append("</div>\n")
    if not isinstance(node.next_node(descend=False, siblings=True), nodes.citation):
        translator.body.append("</div>\n")
