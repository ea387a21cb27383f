"""One sentence or two that say what a page is about."""

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx

LONGEST = 160  # what a search engine shows
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def describe(app: Sphinx, name: str, page: nodes.document | None) -> str:
    """Return what `_config.yml` or the front matter says, or the first sentences of the prose."""
    configured = app.config.metadata_descriptions.get(name)
    if written := configured or app.env.metadata.get(name, {}).get("description"):
        return " ".join(str(written).split())
    return next(_paragraphs(page), "") if page else ""


def _paragraphs(page: nodes.document) -> Iterator[str]:
    """Yield the beginning of each paragraph that a plain text can render."""
    for paragraph in page.findall(nodes.paragraph):
        apart = isinstance(paragraph.parent, (nodes.Admonition, nodes.definition, nodes.list_item))
        if not apart and not list(paragraph.findall(nodes.math)):
            yield shortened(" ".join(paragraph.astext().split()))


def shortened(text: str) -> str:
    """Keep as many whole sentences as fit; of a single long one, as many whole words."""
    kept = ""
    for sentence in _SENTENCE.split(text):
        if len(f"{kept} {sentence}".strip()) > LONGEST:
            break
        kept = f"{kept} {sentence}".strip()
    return kept or text[:LONGEST].rpartition(" ")[0].rstrip(",;: ") + "…"
