"""The first mention of a term of the glossary in each page becomes an entry of the index."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform


class IndexMentions(SphinxTransform):
    """Put before each first mention the mark that the index leads to."""

    default_priority = 840  # the domains, that of the index too, read the page at 850

    def apply(self, **_options: Any) -> None:
        """Mark the mentions of the page."""
        seen: set[str] = set()
        for mention in list(self.document.findall(addnodes.pending_xref)):
            if mention.get("reftype") == "term" and mention["reftarget"] not in seen:
                seen.add(mention["reftarget"])
                _mark(mention, f"mencao-{len(seen)}")


def _mark(mention: addnodes.pending_xref, mark: str) -> None:
    entry = addnodes.index(entries=[("single", mention["reftarget"], mark, "", None)])
    position = mention.parent.index(mention)
    mention.parent.insert(position, [entry, nodes.target("", "", ids=[mark])])
