"""What a link leads to, shown beside it: a term, a work, an equation, a figure.

The script finds it in the page: in the link itself (the definition of a term, the title of a work),
under its address, or in what `livro.site.optimize.previews` brings from other pages.
"""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from livro.sphinx.website import add_static


def setup(app: Sphinx) -> ExtensionMetadata:
    """Load the files."""
    add_static(app, __file__, styles=["previews.css"], scripts=["previews.js"])
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
