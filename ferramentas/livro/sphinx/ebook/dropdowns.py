"""What a page folds stands open in a book: an e-reader and paper have nothing to click."""

from __future__ import annotations

from typing import Any

from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx_design.shared import is_component


class OpenDropdowns(SphinxPostTransform):
    """Put the title and the content of a dropdown where it stood."""

    default_priority = 198  # sphinx-design makes them fold at 199
    builders = ("epub",)

    def run(self, **kwargs: Any) -> None:
        """Open the dropdowns of a page."""
        for node in list(self.document.findall(lambda node: is_component(node, "dropdown"))):
            node.replace_self(node.children)
