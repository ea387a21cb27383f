"""Math nodes to HTML."""

import re
from html import unescape

from docutils import nodes
from sphinx.locale import _
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

_CLASSES = "math notranslate nohighlight"
# Between two of these KaTeX allows a line to end; formula.css takes the end of the formula away.
_NEXT_PIECE = '</span><span class="base">'
_SHORT = 12  # characters: such a formula fits any line
_TAG = re.compile(r"<[^>]*>")
_PRODUCT = re.compile(r"\d[⋅×]$")


def write_inline(translator: HTML5Translator, node: nodes.Element, html: str) -> None:
    """Write a formula in the middle of a text."""
    start = translator.starttag(node, "span", "", CLASS=_CLASSES)
    translator.body.append(f"{start}{breakable(html)}</span>")


def breakable(html: str) -> str:
    """Let a line end between two pieces, but not in a short formula nor in a product of numbers."""
    mathml, drawn, shown = html.partition('<span class="katex-html"')
    first, *others = shown.split(_NEXT_PIECE)
    if len(_text(drawn + shown)) <= _SHORT:
        return html
    pieces = [first]
    for piece, last in zip(others, [first, *others], strict=False):
        numbers = _PRODUCT.search(_text(last)) and _text(piece)[:1].isdigit()
        pieces.append(_NEXT_PIECE.replace("><", "><" if numbers else "><wbr><") + piece)
    return mathml + drawn + "".join(pieces)


def _text(html: str) -> str:
    return unescape(_TAG.sub("", html)).replace("\u200b", "").strip()


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
