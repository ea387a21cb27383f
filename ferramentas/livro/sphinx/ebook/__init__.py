"""The book for e-readers: an EPUB 3 with MathML, its own style sheet and its own cover.

`builder` keeps what belongs to the site out of it, `cover` draws the cover and `package` completes
what Sphinx leaves out of the list of contents.
"""

from typing import Any

from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata
from sphinx_design.shared import is_component

from livro.sphinx.ebook.builder import EbookBuilder


class OpenDropdowns(SphinxPostTransform):
    """Put the title and the content of a dropdown where it stood: a reader has nothing to click."""

    default_priority = 198  # sphinx-design makes them fold at 199
    builders = ("epub",)

    def run(self, **kwargs: Any) -> None:
        """Open the dropdowns of a page."""
        for node in list(self.document.findall(lambda node: is_component(node, "dropdown"))):
            node.replace_self(node.children)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder and its settings."""
    app.add_config_value("ebook_drawing", "", "", types=(str,))
    app.add_builder(EbookBuilder, override=True)
    app.add_post_transform(OpenDropdowns)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
