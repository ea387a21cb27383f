"""The English that each segment translates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.d2l.model import Kind
from livro.translation.original.keeping import kept
from livro.translation.original.language import english_keys
from livro.translation.original.provenance import read_originals
from livro.translation.segments.alignment import align
from livro.translation.segments.sources import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from livro.d2l.model import Block
    from livro.translation.segments.bitext import Bitext
    from livro.translation.segments.sources import Source

_PROSE = (Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM)  # the rest says the same in any language


def english(root: Path, bitext: Bitext) -> dict[str, tuple[Block, ...]]:
    """Return the English blocks of each segment of prose; none where there is no English of it.

    Raises:
        BookError: what was brought, or what says of where, is not as it should be.
    """
    brought = read_beside(root, bitext)
    known = {name: brought.get(name) or _own(source) for name, source in bitext.sources.items()}
    found = {}
    for pair in bitext.pairs():
        entry = bitext.ledger.entries[pair.segment]
        source = bitext.sources[entry.source].blocks
        prose = [key for key in entry.blocks if key in source and _is_prose(source[key])]
        if prose:
            texts = [known[entry.source].get(key) for key in prose]
            found[pair.segment] = tuple(text for text in texts if text) if all(texts) else ()
    return found


def read_beside(root: Path, bitext: Bitext) -> dict[str, dict[str, Block]]:
    """Return, for each page of the source whose original was brought, the English of its blocks.

    Raises:
        BookError: what was brought, or what says of where, is not as it should be.
    """
    originals = read_originals(root)
    return {
        name: beside(source, path)
        for name, source in bitext.sources.items()
        if name in originals and (path := kept(root, originals[name]))
    }


def beside(source: Source, original: Path) -> dict[str, Block]:
    """Put beside each block of a page of the source that of its English original."""
    blocks = read_source(original).blocks
    pairs = align(source.blocks, blocks).successors
    return {key: blocks[after] for key, after in pairs.items()}


def _own(source: Source) -> dict[str, Block]:
    """Return the blocks of a page of the source that are still in English."""
    return {key: source.blocks[key] for key in english_keys(source.blocks)}


def _is_prose(block: Block) -> bool:
    return block.kind in _PROSE and not block.tabs
