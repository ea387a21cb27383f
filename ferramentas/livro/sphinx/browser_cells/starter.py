"""The script and the style of the buttons, on the pages that have a cell to run."""

import json
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from livro.sphinx.browser_cells.cells import FRAMEWORK
from livro.sphinx.browser_cells.marking import MARK, RUN_BY
from livro.sphinx.notebooks.addresses import Repository, notebook_path
from livro.sphinx.website import add_static


def load(
    app: Sphinx, name: str, _template: str, context: dict[str, Any], page: nodes.document | None
) -> None:
    """Load them, and tell the script where the rest is and where else the page can run."""
    cells = page.findall(nodes.container) if page else ()
    classes = {name for cell in cells if MARK in cell["classes"] for name in cell["classes"]}
    if not classes:
        return
    files = context["pathto"](app.config.browser_cells_files, resource=True)
    options = {"data-celulas": files, "data-binder": _binder(app, FRAMEWORK, name)}
    if sessions := _sessions(app, name, classes):
        options["data-sessoes"] = json.dumps(sessions)
    app.add_css_file("browser_cells.css")
    app.add_js_file("browser_cells.js", loading_method="defer", **options)


def _sessions(app: Sphinx, name: str, classes: set[str]) -> list[dict[str, str]]:
    """Describe the frameworks that the page runs, when NumPy is not all of them."""
    labels = dict(getattr(app.config, "framework_tabs_frameworks", ()))
    return [
        {
            "name": framework,
            "label": labels.get(framework, framework),
            "binder": _binder(app, framework, name),
        }
        for framework in (FRAMEWORK, *app.config.browser_cells_frameworks)
        if RUN_BY + framework in classes
    ]


def _binder(app: Sphinx, framework: str, name: str) -> str:
    repository = Repository.of(app.config)
    return repository.binder(notebook_path(framework, name)) if repository else ""


def register(app: Sphinx) -> None:
    """Offer the files, and connect the moment that loads them."""
    add_static(app, __file__)
    app.connect("html-page-context", load)
