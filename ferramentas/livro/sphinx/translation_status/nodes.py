"""What stands in a page until the state of the translation can be written there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


class status_table(nodes.General, nodes.Element):  # type: ignore[misc]
    """The table of the translated pages."""


class omissions(nodes.General, nodes.Element):  # type: ignore[misc]
    """The list of what was left out."""


class checked_on(nodes.inline):  # type: ignore[misc]
    """A day, with the number of days after which it is old."""


def visit_checked_on(translator: HTML5Translator, node: checked_on) -> None:
    """Open the element that the script looks for."""
    translator.body.append(f'<time datetime="{node["day"]}" data-validade="{node["days"]}">')


def depart_checked_on(translator: HTML5Translator, _node: checked_on) -> None:
    """Close it."""
    translator.body.append("</time>")
