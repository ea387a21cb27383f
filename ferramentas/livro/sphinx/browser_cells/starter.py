"""The script and the style of the buttons, on the pages that have a cell to run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from livro.sphinx.browser_cells.cells import FRAMEWORK
from livro.sphinx.browser_cells.marking import MARK
from livro.sphinx.notebooks.addresses import Repository, notebook_path
from livro.sphinx.website import add_static

_STATIC = Path(__file__).parent / "static"


def load(
    app: Sphinx, name: str, _template: str, context: dict[str, Any], page: nodes.document | None
) -> None:
    """Load them, and tell the script where the rest is and where else the page can run."""
    if page is None or not any(MARK in node["classes"] for node in page.findall(nodes.container)):
        return
    files = context["pathto"](app.config.browser_cells_files, resource=True)
    repository = Repository.of(app.config)
    elsewhere = repository.binder(notebook_path(FRAMEWORK, name)) if repository else ""
    options = {"data-celulas": files, "data-binder": elsewhere}
    app.add_css_file("browser_cells.css")
    app.add_js_file("browser_cells.js", loading_method="defer", **options)


def register(app: Sphinx) -> None:
    """Offer the files, and connect the moment that loads them."""
    add_static(app, _STATIC)
    app.connect("html-page-context", load)
