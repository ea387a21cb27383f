"""What the themes and docutils write that a screen reader, or the HTML standard, would refuse."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from livro.sphinx.accessible_html import redirect
from livro.sphinx.accessible_html.templates import mended
from livro.sphinx.templates import change_templates
from livro.sphinx.website import add_static, is_website, on_written


def mend_templates(app: Sphinx) -> None:
    """Mend the templates of a website."""
    if is_website(app.builder):
        change_templates(app.builder, mended)


def visit_citation(translator: HTML5Translator, node: nodes.citation) -> None:
    """Open the list at its first entry, and the entry: docutils gives it a role ARIA abandoned."""
    if not isinstance(node.previous_sibling(), nodes.citation):
        translator.body.append('<div role="list" class="citation-list">\n')
    translator.body.append(translator.starttag(node, "div", classes=["citation"], role="listitem"))


def depart_citation(translator: HTML5Translator, node: nodes.citation) -> None:
    """Close the entry, and the list after its last one."""
    translator.body.append("</div>\n")
    if not isinstance(node.next_node(descend=False, siblings=True), nodes.citation):
        translator.body.append("</div>\n")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
    # Before livro.sphinx.ptbr (900) translates the same templates.
    app.connect("builder-inited", mend_templates, priority=800)
    add_static(app, __file__, scripts=["scroll_boxes.js"])
    on_written(app, redirect.mend, priority=900)  # after sphinx-external-toc
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
