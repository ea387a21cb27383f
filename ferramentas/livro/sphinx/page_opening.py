"""How a page opens (objectives, prerequisites, reading time) and what it ends with.

``{abertura}`` holds the objectives as a list; its option ``antes`` says what to know before::

    ```{abertura}
    :antes: o que é um perceptron multicamadas ({ref}`sec_mlp`).

    - explicar por que o gradiente desaparece.
    ```

The reading time is counted in the page itself, once it has been read and its cells have run.
``{proxima}`` names, by its label, what to read next; its content says why.
"""

from collections.abc import Iterator
from math import ceil
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from livro.sphinx.framework_tabs.cells import is_cell

OBJECTIVES, BEFORE, TIME = "Você vai ver", "Antes de começar", "Tempo de leitura"

WORDS_PER_MINUTE = 200
MINUTES_PER_FORMULA = 0.25  # a displayed one: the eye goes back to it
MINUTES_PER_CELL = 0.5


class reading_time(nodes.inline):  # type: ignore[misc]
    """Stands in the opening until the page can be counted."""


class Opening(SphinxDirective):
    """What the reader will learn, must know before and will spend."""

    has_content = True
    option_spec = {"antes": directives.unchanged_required}  # noqa: RUF012

    def run(self) -> list[nodes.Node]:
        """Return a box with one row for each thing to say."""
        self.assert_has_content()
        rows = nodes.definition_list()
        rows += _row(OBJECTIVES, self._parsed(self.content))
        if before := self.options.get("antes"):
            rows += _row(BEFORE, self._parsed([before]))
        on_screen = addnodes.only(expr="html and not epub")  # it counts one tab, paper has all
        on_screen += _row(TIME, [nodes.paragraph("", "", reading_time())])
        rows += on_screen
        return [nodes.container("", rows, classes=["abertura"])]

    def _parsed(self, lines: StringList | list[str]) -> list[nodes.Node]:
        parent = nodes.container()
        if isinstance(lines, list):
            lines = StringList(lines, self.get_source_info()[0])
        self.state.nested_parse(lines, self.content_offset, parent)
        return list(parent.children)


class Next(SphinxDirective):
    """The link at the end of a page to what comes next, and the reason to follow it."""

    has_content = True
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a paragraph that starts with the link."""
        link = f"**A seguir:** {{ref}}`{self.arguments[0]}`."
        lines = StringList([link, *self.content], self.get_source_info()[0])
        box = nodes.container(classes=["proxima"])
        self.state.nested_parse(lines, self.content_offset, box)
        return [box]


def _row(title: str, content: list[nodes.Node]) -> nodes.definition_list_item:
    return nodes.definition_list_item("", nodes.term("", title), nodes.definition("", *content))


def _read(node: nodes.Element) -> Iterator[nodes.Element | nodes.Text]:
    """Yield what a reader goes through: one tab of each set, no opening, no output of a cell."""
    first_tab = True
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield child
            continue
        if not isinstance(child, nodes.Element) or _is_apart(child):
            continue
        if "sd-tab-item" in child.get("classes", ()):
            if not first_tab:
                continue
            first_tab = False
        yield child
        if not _is_counted_whole(child):
            yield from _read(child)


def _is_apart(node: nodes.Element) -> bool:
    classes = node.get("classes", ())
    return isinstance(node, (nodes.comment, nodes.system_message)) or "abertura" in classes


def _is_counted_whole(node: nodes.Element) -> bool:
    return isinstance(node, (nodes.math, nodes.math_block)) or is_cell(node)


def minutes(page: nodes.Element) -> int:
    """Return how long the page takes to read: prose, displayed formulas and the cells shown."""
    words = formulas = cells = 0
    for node in _read(page):
        if isinstance(node, nodes.Text):
            words += len(node.split())
        elif isinstance(node, nodes.math_block):
            formulas += 1
        elif is_cell(node):
            cells += 1
    total = words / WORDS_PER_MINUTE + formulas * MINUTES_PER_FORMULA + cells * MINUTES_PER_CELL
    return max(1, ceil(total))


def fill_in(_app: Sphinx, page: nodes.document) -> None:
    """Write the reading time of a page that has just been read."""
    for place in list(page.findall(reading_time)):
        count = minutes(page)
        unit = "minuto" if count == 1 else "minutos"
        place.replace_self(nodes.Text(f"cerca de {count} {unit}"))


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives."""
    app.add_node(reading_time)
    app.add_directive("abertura", Opening)
    app.add_directive("proxima", Next)
    app.connect("doctree-read", fill_in)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
