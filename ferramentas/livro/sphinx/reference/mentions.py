"""On the site, the first mention of a name of the package on a page leads to its entry.

The other forms of the book have no page of the package to lead to.
"""

import ast
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

from livro.book.cells import code_cells
from livro.book.shown import without_magics
from livro.sphinx.reference import REFERENCE
from livro.sphinx.tree import ancestors
from livro.sphinx.website import SiteTransform

PACKAGE = "estabilidade"


class LinkMentions(SiteTransform):
    """Wrap the mentions of a page in links."""

    default_priority = 300  # the notebooks have been written (190)

    def run(self, **kwargs: Any) -> None:
        """Link the first mention of each name."""
        page, entries = self.env.docname, entries_of(self.env)
        if not entries or page == REFERENCE:
            return
        imported, linked = _imported(Path(self.env.doc2path(page))), set[str]()
        for mention in list(self.document.findall(_can_be_link)):
            name = _meant(mention.astext(), imported, entries)
            if name in entries and name not in linked:
                linked.add(name)
                link = make_refnode(self.app.builder, page, REFERENCE, entries[name], [])
                mention.replace_self(link)
                link += mention


def entries_of(env: BuildEnvironment) -> dict[str, str]:
    """Map each name on the page of the package, in full, to its anchor there."""
    objects = env.get_domain("py").get_objects()
    return {name: anchor for name, _, _, page, anchor, _ in objects if page == REFERENCE}


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write all pages again when the page of the package has other entries."""
    before = getattr(env, "reference_entries", {})
    env.reference_entries = entries_of(env)  # type: ignore[attr-defined]
    return [] if env.reference_entries == before else sorted(env.found_docs)  # type: ignore[attr-defined]


def _can_be_link(node: nodes.Node) -> bool:
    """Tell whether a node is code inside a sentence and no part of a link already."""
    if not isinstance(node, nodes.literal):
        return False
    around = set(map(type, ancestors(node)))
    return nodes.paragraph in around and nodes.reference not in around


def _meant(text: str, imported: Mapping[str, str], entries: Mapping[str, str]) -> str:
    """Return the full name of what a text names; nothing, if it is not the package's.

    A name alone is the package's only where a cell of the page imports it: `slope` may also be an
    argument. With a dot, `theory.slope`, it is.
    """
    name = text.partition("(")[0]
    if name in imported or name in entries:
        return imported.get(name, name)
    ends = (full for full in entries if "." in name and full.endswith(f".{name}"))
    return next(ends, "")


def _imported(page: Path) -> dict[str, str]:
    """Map each name that the cells of a page import from the package to what it is in full."""
    return {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for cell in code_cells(page)
        for node in ast.walk(_parsed(cell.code))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == PACKAGE
        for alias in node.names
    }


def _parsed(code: str) -> ast.Module:
    try:
        return ast.parse(without_magics(code))
    except SyntaxError:  # of another language, or not to be executed
        return ast.Module([], [])


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    app.add_post_transform(LinkMentions)
    app.connect("env-updated", pages_to_write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
