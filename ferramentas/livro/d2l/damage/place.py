"""Where in a block something is, and what shows it."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from livro.d2l import inline
from livro.d2l.inline import Piece, Token, tokens
from livro.d2l.lines import split
from livro.d2l.model import Block, Damage, Kind

PROSE = frozenset(
    {
        *(Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM, Kind.FIGURE),
        *(Kind.TABLE, Kind.QUOTE, Kind.FOOTNOTE),
    }
)
_LONGEST = 60


def damage_at(block: Block, rule: str, start: int, found: str, message: str) -> Damage:
    """Return damage at an offset of a block."""
    line = block.line + bisect_right(_line_ends(block), start)
    return Damage(rule, line, found.strip("\r\n")[:_LONGEST], message)


@lru_cache(maxsize=8)
def _line_ends(block: Block) -> tuple[int, ...]:
    return tuple(accumulate(len(line) for line in split(block.text)))


@lru_cache(maxsize=8)
def pieces(block: Block) -> tuple[Token, ...]:
    """Return the pieces of a block of prose; none of any other block."""
    return tuple(tokens(block.text)) if block.kind in PROSE else ()


@lru_cache(maxsize=8)
def masked(block: Block) -> str:
    """Return the prose with what is not prose (code, formulas, contents of roles) blotted out.

    Its offsets are those of the text of the block.
    """
    return inline.masked(pieces(block))


def formulas(block: Block) -> Iterator[tuple[int, str]]:
    """Return the formulas of a block with their offsets."""
    if block.kind is Kind.FORMULA:
        yield 0, block.text
    for token in pieces(block):
        if token.piece in (Piece.MATH, Piece.DISPLAY):
            yield token.start, token.text
