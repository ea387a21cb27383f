"""The links of a page to its notebooks, to download them or to open them on Binder or in Colab.

A page with cells says in its opening where its notebooks are, which needs no script; its buttons
lead to those of the first framework, and a script makes them follow the reader's tab.
``{notebooks}`` lists those of one framework, page by page::

    ```{notebooks} jax
    ```
"""

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from estabilidade import FRAMEWORKS
from livro.sphinx.notebooks.addresses import FOLDER, Repository, archive_path, notebook_path
from livro.sphinx.notebooks.cells import has_notebooks, is_solved
from livro.sphinx.places import Place, place
from livro.sphinx.tree import alternatives
from livro.sphinx.website import is_website

HELP = "sec_running"  # the label of the page that explains every way to run the code
_GROUP = {
    "type": "group",
    "label": "notebook-buttons",
    "icon": "fas fa-rocket",
    "tooltip": "Executar o código desta página",
}


class Notebooks(Place):
    """The notebooks of a framework."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the place of the list."""
        names = [framework.name for framework in FRAMEWORKS]
        if self.arguments[0] not in names:
            raise self.error(f"framework desconhecido: use um destes: {', '.join(names)}")
        [mark] = super().run()
        mark["framework"] = self.arguments[0]
        return [mark]


def add_row(app: Sphinx, document: nodes.document, page: str) -> None:
    """Say in the opening of a page of the site where its notebooks are."""
    if is_website(app.builder) and has_notebooks(app.env, page):
        for opening in document.findall(_is_opening):
            rows = next(opening.findall(nodes.definition_list))
            rows.insert(len(rows) - 1, _row(app, page))  # the reading time closes the opening


def _is_opening(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and "abertura" in node["classes"]


def _row(app: Sphinx, page: str) -> nodes.definition_list_item:
    text = nodes.paragraph("", "baixe o ", nodes.emphasis("", "notebook"), nodes.Text(" em "))
    text += _each_framework(app, page)
    if is_solved(app.env, page):
        text += nodes.Text("; com as soluções, em ")
        text += _each_framework(app, page, solved=True)
    labels = app.env.domains["std"].labels
    if HELP in labels:
        target, anchor, _ = labels[HELP]
        address = f"{app.builder.get_relative_uri(page, target)}#{anchor}"
        text += [nodes.Text(", ou veja "), _link(address, "as outras maneiras")]
    text += nodes.Text(".")
    term = nodes.term("", "Para executar")
    return nodes.definition_list_item("", term, nodes.definition("", text))


def _each_framework(app: Sphinx, page: str, *, solved: bool = False) -> Iterator[nodes.Node]:
    paths = {each: notebook_path(each.name, page, solved=solved) for each in FRAMEWORKS}
    return alternatives([_download(app, page, path, each.label) for each, path in paths.items()])


def list_notebooks(app: Sphinx, page: str, mark: place) -> list[nodes.Node]:
    """Return the list of the notebooks of a framework, page by page, and all of them in one."""
    framework = mark["framework"]
    items = nodes.bullet_list(bullet="-")
    for other in app.env.collect_relations():
        if has_notebooks(app.env, other):
            path = notebook_path(framework, other)
            links = [_download(app, page, path, app.env.titles[other].astext())]
            if repository := Repository.of(app.config):
                links += [_link(repository.binder(path), "Binder", internal=False)]
                links += [_link(repository.colab(path), "Colab", internal=False)]
            items += nodes.list_item("", nodes.paragraph("", "", *_separated(links)))
    archive = _download(app, page, archive_path(framework), "todos, em um arquivo .zip")
    items += nodes.list_item("", nodes.paragraph("", "", archive))
    return [items]


def _separated(links: list[nodes.reference]) -> Iterator[nodes.Node]:
    for position, link in enumerate(links):
        yield nodes.Text(" · " if position else "")
        yield link


def _download(app: Sphinx, page: str, path: str, text: str) -> nodes.reference:
    depth = app.builder.get_target_uri(page).count("/")
    return _link("../" * depth + f"{FOLDER}/{path}", text)


def _link(address: str, text: str, *, internal: bool = True) -> nodes.reference:
    return nodes.reference("", text, refuri=address, internal=internal)


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
