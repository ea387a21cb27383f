"""The English that each block of the source is, or is a translation of, as its words tell."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from livro.d2l.model import Block, Kind
from livro.translation.original import kept, read_originals
from livro.translation.segments.alignment import align
from livro.translation.segments.bitext import Bitext
from livro.translation.segments.places import SOURCES
from livro.translation.segments.sources import Source, read_source

_PROSE = (Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM)  # the rest says the same in any language
# The words that hold sentences together; “a” speaks for Portuguese, which has it more often.
_ENGLISH = re.compile(r"\b(?:the|of|and|to|is|are|be|that|we|this|with|by|from|which)\b", re.I)
_PORTUGUESE = re.compile(r"\b(?:a|o|os|uma?|e|de|d[ao]s?|em|que|se|para|com|por|não)\b", re.I)


def read_sources(root: Path) -> dict[str, Source]:
    """Read all pages of the source that the book keeps, by name, with all English that is here.

    Raises:
        BookError: an original that was brought, or what says of where, is not as it should be.
    """
    originals = read_originals(root)
    found = {}
    for path in sorted((root / SOURCES).glob("[!.]*.md")):
        source = with_own_english(read_source(path))
        original = kept(root, originals[source.name]) if source.name in originals else None
        found[source.name] = _beside(source, original) if original else source
    return found


def with_own_english(source: Source) -> Source:
    """Return a page of the source that knows which of its blocks are still in English."""
    return replace(source, english={key: source.blocks[key] for key in english_keys(source.blocks)})


def _beside(source: Source, path: Path) -> Source:
    """Put beside each block of a page that of its original, but where it is newer English."""
    blocks = read_source(path).blocks
    pairs = align(source.blocks, blocks)
    newer = source.english.keys() & pairs.changed.keys()
    brought = {key: blocks[after] for key, after in pairs.successors.items() if key not in newer}
    return replace(source, english={**source.english, **brought})


def english(bitext: Bitext) -> dict[str, tuple[Block, ...]]:
    """Return the English blocks of each segment of prose; none where there is no English of it."""
    found = {}
    for pair in bitext.pairs():
        entry = bitext.ledger.entries[pair.segment]
        source = bitext.sources[entry.source]
        prose = [k for k in entry.blocks if k in source.blocks and _is_prose(source.blocks[k])]
        if prose:
            texts = tuple(source.english[key] for key in prose if key in source.english)
            found[pair.segment] = texts if len(texts) == len(prose) else ()
    return found


def _is_prose(block: Block) -> bool:
    return block.kind in _PROSE and not block.tabs


def english_keys(blocks: Mapping[str, Block]) -> set[str]:
    """Name the blocks in English; one of few words, as a title, goes with what follows it."""
    found: set[str] = set()
    following = False
    for key, block in reversed(list(blocks.items())):
        balance = _balance(block.text)
        following = balance > 0 if balance else following
        if following:
            found.add(key)
    return found


def _balance(text: str) -> int:
    """Return how many words speak for English, less those that speak for Portuguese."""
    return len(_ENGLISH.findall(text)) - len(_PORTUGUESE.findall(text))
