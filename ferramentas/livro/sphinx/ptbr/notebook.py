"""The prompts of hidden cells, which MyST-NB composes from English words."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

# Only the default prompts: what an author wrote for one cell stays as it is.
PROMPTS = {
    "Show code cell source": "Mostrar o código",
    "Hide code cell source": "Ocultar o código",
    "Show code cell output": "Mostrar a saída",
    "Hide code cell output": "Ocultar a saída",
    "Show code cell outputs": "Mostrar a saída",
    "Hide code cell outputs": "Ocultar a saída",
    "Show code cell content": "Mostrar o código e a saída",
    "Hide code cell content": "Ocultar o código e a saída",
}


def translate(app: Sphinx) -> None:
    """Write hidden cells in Portuguese, if the book has notebooks at all."""
    if "myst_nb" not in app.extensions:
        return
    from myst_nb.sphinx_ import HideCodeCellNode

    app.add_node(HideCodeCellNode, override=True, html=(visit_hidden, depart_hidden))


def visit_hidden(translator: HTML5Translator, node: nodes.Element) -> None:
    """Open the box; its name for a screen reader is the text that everybody sees."""
    classes = " ".join(["admonition", "hide", *node["classes"]])
    show, hide = (
        translator.encode(PROMPTS.get(node[key], node[key]))
        for key in ("prompt_show", "prompt_hide")
    )
    translator.body.append(
        f'<details class="{classes}">\n<summary>\n'
        f'<p class="collapsed admonition-title">{show}</p>\n'
        f'<p class="expanded admonition-title">{hide}</p>\n</summary>\n'
    )


def depart_hidden(translator: HTML5Translator, node: nodes.Element) -> None:
    """Close the box."""
    translator.body.append("</details>\n")
