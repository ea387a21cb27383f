"""The buttons of a page with cells: download its notebook, open it on Binder or in Colab.

They lead to the notebooks of the first framework; a script makes them follow the reader's tab.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from estabilidade import FRAMEWORKS
from livro.sphinx.notebooks.addresses import FOLDER, Repository, notebook_path
from livro.sphinx.notebooks.cells import has_notebooks

_GROUP = {
    "type": "group",
    "label": "notebook-buttons",
    "icon": "fas fa-rocket",
    "tooltip": "Executar o código desta página",
}


def add_buttons(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], _document: nodes.document
) -> None:
    """Add the buttons to a page that has notebooks."""
    if "header_buttons" not in context or not has_notebooks(app.env, page):
        return
    path = notebook_path(FRAMEWORKS[0].name, page)
    download = context["pathto"](f"{FOLDER}/{path}", resource=True)
    buttons = [_button("download", download, "Baixar o notebook", "fas fa-download")]
    if repository := Repository.of(app.config):
        buttons += [
            _button("binder", repository.binder(path), "Abrir no Binder", "fas fa-cloud"),
            _button("colab", repository.colab(path), "Abrir no Colab", "fas fa-book-open"),
        ]
    context["header_buttons"].insert(0, {**_GROUP, "buttons": buttons})
    app.add_js_file("notebooks.js", loading_method="defer")


def _button(name: str, url: str, text: str, icon: str) -> dict[str, str]:
    return {"type": "link", "label": f"notebook-{name}", "url": url, "text": text, "icon": icon}
