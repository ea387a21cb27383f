"""The script of the figure, on the pages that have one, and the modules that it loads."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from livro.sphinx import bundle
from livro.sphinx.explorer.directive import giro
from livro.sphinx.website import add_static, is_website

_HERE = Path(__file__).parent
FOLDER = "giro"  # under the static files of the site


@cache
def _modules() -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted((_HERE / "modules").iterdir())}


def load(
    app: Sphinx, _name: str, _template: str, context: dict[str, Any], page: nodes.document | None
) -> None:
    """Load the script, and tell it where the rest is."""
    if page is None or not any(True for _ in page.findall(giro)):
        return
    modules = context["pathto"](bundle.address(FOLDER, _modules()), resource=True)
    app.add_css_file("explorer.css")
    app.add_js_file("explorer.js", loading_method="defer", **{"data-giro": modules})


def write(app: Sphinx, failure: Exception | None) -> None:
    """Write the modules, and nothing left of an earlier build."""
    if not failure and is_website(app.builder):
        bundle.write(app, FOLDER, _modules())


def register(app: Sphinx) -> None:
    """Offer the files, and connect both moments."""
    add_static(app, _HERE / "static")
    app.connect("html-page-context", load)
    app.connect("build-finished", write)
