"""Sphinx extension: a figure of a network before its first step that readers turn in the page.

``{giro}`` marks its place; each line of its content is a story, a label and a state::

    ```{giro}
    :estado: ativacao=relu&escala=he
    σ = 1: ativacao=linear&escala=1
    ```

With ``:compacto:`` it has the scale of the weights alone, and touches no address.

What runs in the browser is in `static` (with the page) and `modules` (when the figure is about
to be seen); it computes what `estabilidade.explorer` does.
"""

from functools import partial
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from livro.sphinx.bundle import Bundle
from livro.sphinx.explorer.directive import Giro, giro, skip, visit
from livro.sphinx.website import add_static, on_written

FOLDER = "giro"  # under the static files of the site


def _modules() -> dict[str, bytes]:
    folder = Path(__file__).parent / "modules"
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def load(
    bundle: Bundle,
    app: Sphinx,
    _name: str,
    _template: str,
    context: dict[str, Any],
    page: nodes.document | None,
) -> None:
    """Load the script on the pages that have a figure, and tell it where the modules are."""
    if page and any(page.findall(giro)):
        modules = context["pathto"](bundle.address, resource=True)
        app.add_js_file("explorer.js", loading_method="defer", **{"data-giro": modules})


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    app.add_node(giro, html=(visit, None), latex=(skip, None), text=(skip, None))
    app.add_directive("giro", Giro)
    add_static(app, __file__, styles=["explorer.css"], where=giro)
    bundle = Bundle(FOLDER, _modules)
    app.connect("html-page-context", partial(load, bundle))
    on_written(app, bundle.write)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
