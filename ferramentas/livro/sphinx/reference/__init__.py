"""The page of the package, which Sphinx's autodoc makes of docstrings and gettext translates.

What is here mends what they leave in another language, too long, or twice in a page; `mentions`
leads to it from the other pages.
"""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.domains.python._object import PyObject

REFERENCE = "book/apendices/pacote"

# Sphinx names them as it is imported, from its own catalogue, before any of the book is read.
_LABELS = {"returnvalue": "Devolve", "variable": "Atributos"}
_ARRAY = re.compile(r"numpy\.ndarray\[.*\]$")


def name_fields(_app: Sphinx, config: Config) -> None:
    """Name what a function returns and what an object has, in a Portuguese book."""
    for field in PyObject.doc_field_types if config.language == "pt_BR" else ():
        field.label = _LABELS.get(field.name, field.label)


def shorten_types(
    _app: Sphinx, _what: str, _name: str, _object: object, _options: object, lines: list[str]
) -> None:
    """Leave only the last name of each type, and nothing of what an array is made of."""
    for number, line in enumerate(lines):
        if line.startswith(":vartype"):
            short = _ARRAY.sub("~numpy.ndarray", line)
            lines[number] = short.replace("collections.abc.", "~collections.abc.")


def drop_repeated(app: Sphinx, document: nodes.document) -> None:
    """Keep the index to the terms of the book, and an id to the first that has it.

    A translated text is read as a document of its own, whose citations count from 1 again.
    """
    if app.env.docname != REFERENCE:
        return
    app.env.domaindata["index"]["entries"][REFERENCE] = []
    given: set[str] = set()
    for node in document.findall(nodes.Element):
        node["ids"] = [each for each in node["ids"] if each not in given]
        given.update(node["ids"])


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension; the types are there once napoleon (priority 500) has written them."""
    app.setup_extension("sphinx.ext.autodoc")
    app.setup_extension("sphinx.ext.napoleon")
    app.setup_extension("livro.sphinx.reference.mentions")
    app.connect("config-inited", name_fields)
    app.connect("autodoc-process-docstring", shorten_types, priority=600)
    app.connect("doctree-read", drop_repeated)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
