"""Each mention of a term of the glossary becomes an entry of the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def index_mentions(_app: Sphinx, page: nodes.document) -> None:
    """Put before each mention the mark that the index leads to."""
    seen: set[str] = set()
    for mention in list(page.findall(addnodes.pending_xref)):
        if mention.get("reftype") != "term" or mention["reftarget"] in seen:
            continue
        term = mention["reftarget"]
        seen.add(term)
        mark = f"mencao-{len(seen)}"
        entry = addnodes.index(entries=[("single", term, mark, "", None)])
        parent = mention.parent
        parent.insert(parent.index(mention), [entry, nodes.target("", "", ids=[mark])])
