"""The book for e-readers: an EPUB 3 with MathML, its own style sheet and its own cover.

`builder` keeps what belongs to the site out of it, `dropdowns` opens what the site folds, `cover`
draws the cover and `package` completes what Sphinx leaves out of the list of contents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.sphinx.ebook.builder import EbookBuilder
from livro.sphinx.ebook.dropdowns import OpenDropdowns

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder and its settings."""
    app.add_config_value("ebook_drawing", "", "", types=(str,))
    app.add_builder(EbookBuilder, override=True)
    app.add_post_transform(OpenDropdowns)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
