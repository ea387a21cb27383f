"""Sphinx extension: readers run cells in the page itself, with Pyodide, without a server.

Those of NumPy, and those of the frameworks whose wheels `make pyodide` was given.

- `cells` tells which cells of a page run there, and `marking` marks them, the hidden ones too;
- `downloaded` is all that a browser downloads, but for Pyodide, at the first click;
- `site` copies it, and Pyodide with the frameworks when they are in the cache, beside the pages;
- `starter` loads on the pages with such cells the small script that makes the buttons.

What runs in the browser is in `static` (with the page), `modules` (at the first click) and
`python` (inside Pyodide).
"""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from livro.sphinx.browser_cells import marking, site, starter


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    marking.register(app)
    site.register(app)
    starter.register(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
