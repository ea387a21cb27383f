"""What a source page is made of."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of blocks of a d2lbook page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # one item of a list, with its continuation lines
    FORMULA = "formula"  # $$…$$ on lines of its own
    CELL = "cell"  # ```{.python .input}
    CODE = "code"  # any other fence: bash, toc, eval_rst
    TAB_BEGIN = "tab-begin"  # :begin_tab:`x`
    TAB_END = "tab-end"  # :end_tab:
    FIGURE = "figure"
    TABLE = "table"
    QUOTE = "quote"
    FOOTNOTE = "footnote"
    COMMENT = "comment"  # <!-- … -->, stackedit trailers
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of whole lines of the source.

    Attributes:
        kind: what it is.
        text: the lines exactly as they stand, line ends included.
        line: number of the first line, from 1.
        labels: names given by `:label:` or `:eqlabel:` to this block.
        tabs: frameworks of a cell or of the text tab around the block; empty for all of them.
    """

    kind: Kind
    text: str
    line: int
    labels: tuple[str, ...] = ()
    tabs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Damage:
    """Something broken in a source page, told instead of guessed at.

    Attributes:
        rule: identifier of the kind of damage, in English, kebab-case.
        line: number of the line, from 1.
        found: the text that shows it.
        message: what is wrong, in Portuguese.
    """

    rule: str
    line: int
    found: str
    message: str


@dataclass(frozen=True, slots=True)
class Page:
    """A source page: its blocks, in order, rebuild it byte for byte."""

    name: str
    blocks: tuple[Block, ...]
    damages: tuple[Damage, ...]

    @property
    def text(self) -> str:
        """The page as it was read."""
        return "".join(block.text for block in self.blocks)
