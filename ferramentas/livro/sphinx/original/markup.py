"""English in the d2lbook format as HTML: words, formulas and links, no titles, no numbers."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from mdit_py_plugins.dollarmath import dollarmath_plugin

from livro.book.elsewhere import Elsewhere
from livro.d2l import slides
from livro.d2l.inline import Piece, Token, tokens, without_labels
from livro.d2l.model import Block, Kind
from livro.katex.engine import Engine, Formula, to_core

_HASHES = re.compile(r"#+ +")
_BULLET = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")


class Markup:
    """Renders the English of a segment.

    The formulas are MathML alone: the pages allow no style in a tag, which KaTeX's own HTML needs.

    Args:
        engine: draws the formulas.
        elsewhere: where the labels of d2l lead.
    """

    def __init__(self, engine: Engine, elsewhere: Mapping[str, Elsewhere]) -> None:
        self._engine = engine
        self._elsewhere = elsewhere
        self._markdown = MarkdownIt("commonmark", {"html": False, "typographer": True})
        self._markdown.enable("replacements")  # `---` is a dash
        self._markdown.use(dollarmath_plugin, renderer=self._formula)

    def render(self, blocks: Sequence[Block]) -> str:
        """Return the HTML of some blocks; a list of one item is a paragraph."""
        alone = len(blocks) == 1
        text = "".join(_plain(block, alone=alone) for block in blocks)
        pieces = tokens(slides.without_pairs(without_labels(text)))
        return str(self._markdown.render("".join(map(self._in_markdown, pieces)))).strip()

    def _in_markdown(self, piece: Token) -> str:
        if piece.piece is not Piece.ROLE:
            return piece.text
        if piece.name.startswith("cite"):
            return f"({'; '.join(map(cited, piece.content.split(',')))})"
        place = self._elsewhere.get(piece.content)
        return f"[`{piece.content}`]({place.address})" if place else f"`{piece.content}`"

    def _formula(self, tex: str, options: dict[str, Any]) -> str:
        formula = Formula(tex.strip(), bool(options["display_mode"]), "mathml")
        rendered = self._engine.render(formula)
        return to_core(rendered.html) if rendered.html else f"<code>{escapeHtml(tex)}</code>"


def cited(key: str) -> str:
    """Write a work as its key names it: `Xiao.Bahri.ea.2018` is “Xiao, Bahri et al., 2018”."""
    *names, year = key.strip().split(".")
    people = [name for name in names if name != "ea"]
    others = " et al." if len(people) < len(names) else ""
    return f"{', '.join(people)}{others}, {year}"


def _plain(block: Block, *, alone: bool) -> str:
    """Return the text of a block, a title as a strong line: titles belong to the page."""
    if block.kind is Kind.HEADING:
        title, _, rest = block.text.partition("\n")
        return f"**{_HASHES.sub('', slides.without_pairs(title), count=1).strip()}**\n{rest}"
    if block.kind is Kind.ITEM and alone:
        return _BULLET.sub("", block.text, count=1)
    return block.text
