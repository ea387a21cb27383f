"""The works that a page cites, to close its notebook."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from pybtex_docutils import Backend
from sphinx.environment import BuildEnvironment

from livro.sphinx.notebooks.inline import Inline

_TITLE = "## Referências"


def references(env: BuildEnvironment, page: str, inline: Inline) -> str:
    """Write the list of works, or nothing for a page that cites none."""
    if "cite" not in env.domains:
        return ""
    domain: Any = env.domains["cite"]
    here = (ref for ref in domain.citation_refs if ref.docname == page)
    cited = {target.key for ref in here for target in ref.targets}
    entries = [c.formatted_entry.text.render(Backend()) for c in domain.citations if c.key in cited]
    if not entries:
        return ""
    lines = [f"- {inline.line(nodes.paragraph('', '', *entry))}" for entry in entries]
    return "\n".join([_TITLE, "", *lines])
