"""The line under the title of a translated page: where its original is, and what is here of it."""

from __future__ import annotations

from html import escape

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from livro.sphinx.original.passages import Passages


class original_bar(nodes.Invisible, nodes.Element):  # type: ignore[misc]
    """The line, with all that it says."""


def make_bar(page: str, address: str, known: Passages) -> original_bar:
    """Return the line of a page.

    Args:
        page: its name.
        address: where its original can be read today; perhaps nowhere.
        known: what it translates.
    """
    file = known.address_from(page) if known.shown else ""
    return original_bar(today=address, version=known.version, file=file, missing=_missing(known))


def _missing(known: Passages) -> str:
    """Say what of the original is not here; nothing, when all of it is."""
    here, there = len(known.shown), len(known.texts)
    if here == there:
        return ""
    if not here:
        return "O texto em inglês não veio com esta cópia do livro."
    return f"Esta página traz o inglês de {here} dos {there} trechos."


def visit_bar(translator: HTML5Translator, node: original_bar) -> None:
    """Write the line; the script adds the button."""
    links = [
        _link(node["today"], "a página do d2l"),
        _link(node["version"], "a versão que esta edição traduz"),
    ]
    file = f' data-original="{escape(node["file"])}"' if node["file"] else ""
    places = " e ".join(filter(None, links))
    original = f"Original em inglês: {places}." if places else ""
    words = " ".join(filter(None, (original, node["missing"])))
    translator.body.append(f'<p class="original-barra no-search"{file}>{words}</p>\n')
    raise nodes.SkipNode


def _link(address: str, text: str) -> str:
    kind = 'class="reference external" hreflang="en"'
    return f'<a {kind} href="{escape(address)}">{text}</a>' if address else ""
