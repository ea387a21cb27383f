"""The chapters and the sections of the book, numbered as on the site."""

from collections.abc import Iterator
from html import escape
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.html import StandaloneHTMLBuilder

from livro.sphinx.numbering import section_numbers
from livro.sphinx.tree import ancestors


def entries(builder: StandaloneHTMLBuilder) -> Iterator[dict[str, Any]]:
    """Yield what Sphinx wants to know of each chapter and section, in the order of reading."""
    root = builder.env.get_doctree(builder.config.root_doc)
    for toctree in root.findall(addnodes.toctree):
        for name in map(str, toctree["includefiles"]):
            yield from _page(builder, name)


def _page(builder: StandaloneHTMLBuilder, name: str) -> Iterator[dict[str, Any]]:
    numbers = section_numbers(builder.env, name)
    for link in builder.env.tocs[name].findall(nodes.reference):
        anchor = str(link["anchorname"])
        number = ".".join(map(str, numbers.get(anchor, ())))
        title = f"{number}. {link.astext()}" if number else link.astext()
        address = builder.get_target_uri(name) + anchor
        depth = sum(isinstance(each, nodes.bullet_list) for each in ancestors(link))
        yield {"level": depth, "refuri": escape(address), "text": escape(title)}
