"""Math nodes to HTML."""

from docutils import nodes
from sphinx.locale import _
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

_CLASSES = "math notranslate nohighlight"
# Between two of these KaTeX allows a line to end; formula.css takes the end of the formula away.
_NEXT_PIECE = '</span><span class="base">'


def write_inline(translator: HTML5Translator, node: nodes.Element, html: str) -> None:
    """Write a formula in the middle of a text."""
    pieces = html.replace(_NEXT_PIECE, _NEXT_PIECE.replace("><", "><wbr><"))
    start = translator.starttag(node, "span", "", CLASS=_CLASSES)
    translator.body.append(f"{start}{pieces}</span>")


def write_block(translator: HTML5Translator, node: nodes.Element, html: str) -> None:
    """Write a formula on a line of its own, with its number and in a box that scrolls."""
    translator.body.append(translator.starttag(node, "div", "", CLASS=_CLASSES))
    if node.get("number"):
        _write_number(translator, node)
    translator.body.append(f'<div class="math-scroll">{html}</div></div>\n')


def _write_number(translator: HTML5Translator, node: nodes.Element) -> None:
    assert isinstance(node, nodes.math_block)
    number = get_node_equation_number(translator, node)
    translator.body.append(f'<span class="eqno">({number})')
    translator.add_permalink_ref(node, _("Link to this equation"))
    translator.body.append("</span>")


def write_source(translator: HTML5Translator, tex: str) -> str:
    """Return what stands for a formula that KaTeX refused: its source."""
    return f"<code>{translator.encode(tex)}</code>"
