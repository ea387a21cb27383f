"""An output of sentences ends its lines where the reader's column does, not where Python's did."""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata

PROSE = "prose-output"
_ITEM = re.compile(r"- |  → ")  # what diagnose finds, what to do
_COLUMNS = re.compile(r"\S {2,}\S")


def flowing(text: str) -> str | None:
    """Return a list of findings with each item on one line; None for any other text."""
    first, *others = text.rstrip("\n").split("\n")
    if not first.startswith("- ") or any(_COLUMNS.search(line) for line in (first, *others)):
        return None
    items = [first]
    for line in others:
        note = line.startswith("  (") and items[-1].startswith("  → ")
        if note or _ITEM.match(line):
            items.append(line)
        elif line.startswith(" "):
            items[-1] += f" {line.strip()}"
        else:
            return None
    return "\n".join(items) + "\n"


class LetProseFlow(SphinxPostTransform):
    """Mark the outputs that are sentences, each of them whole."""

    default_priority = 300  # after the outputs of the cells are chosen
    builders = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Rewrite them."""
        for block in list(self.document.findall(nodes.literal_block)):
            text = flowing(block.astext()) if "output" in block["classes"] else None
            if text:
                block["classes"].append(PROSE)
                block.rawsource = text
                block[:] = [nodes.Text(text)]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    app.add_post_transform(LetProseFlow)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
