"""Sphinx extension: a figure of a network before its first step that readers turn in the page.

``{giro}`` marks its place; each line of its content is a story, a label and a state::

    ```{giro}
    :estado: ativacao=relu&escala=he
    σ = 1: ativacao=linear&escala=1
    ```

With ``:compacto:`` it has the scale of the weights alone, and touches no address.

- `directive` reads it, and writes what its script needs;
- `site` copies the script's modules, and loads it on the pages that have a figure.

What runs in the browser is in `static` (with the page) and `modules` (when the figure is about
to be seen); it computes what `estabilidade.explorer` does.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from livro.sphinx.explorer import directive, site


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    directive.register(app)
    site.register(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
