"""Which block of one version of a page became which block of another."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from livro.d2l.inline import Piece, tokens
from livro.d2l.model import Block
from livro.translation.segments.content import normalise

Blocks = Mapping[str, Block]
Pairs = dict[str, str]
Step = Callable[[Blocks, Blocks, Pairs], Pairs]

ALIKE = 0.5  # the least share of words in common for one block to be a new version of another


@dataclass(frozen=True, slots=True)
class Alignment:
    """What became of each block, by key.

    Attributes:
        unchanged: old key -> new key of the blocks that say the same.
        moved: new keys of those of `unchanged` that changed places with others.
        changed: old key -> new key of the blocks whose content changed.
        deleted: old keys without successor.
        new: new keys without predecessor.
    """

    unchanged: Mapping[str, str]
    moved: tuple[str, ...]
    changed: Mapping[str, str]
    deleted: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def successors(self) -> dict[str, str]:
        """What each block that is still there, changed or not, became."""
        return {**self.unchanged, **self.changed}


def align(old: Blocks, new: Blocks) -> Alignment:
    """Pair equal blocks, then similar ones, then those that stand in the same places.

    Each step looks only at what the steps before it left without a pair.
    """
    stayed = _in_order(old, new)
    pairs = dict(stayed)
    for step in (_by(_content), _by(_labels), _similar, _by(_notation), _between_neighbours):
        pairs |= step(old, new, pairs)
    taken = set(pairs.values())
    same = {key for key, after in pairs.items() if _content(old[key]) == _content(new[after])}
    return Alignment(
        unchanged={key: pairs[key] for key in old if key in same},
        moved=tuple(pairs[key] for key in old if key in same and key not in stayed),
        changed={key: pairs[key] for key in old if key in pairs and key not in same},
        deleted=tuple(key for key in old if key not in pairs),
        new=tuple(key for key in new if key not in taken),
    )


def _content(block: Block) -> str:
    return normalise(block.text)


def _in_order(old: Blocks, new: Blocks) -> Pairs:
    """Pair equal blocks that kept their order."""
    texts = [[*map(_content, blocks.values())] for blocks in (old, new)]
    matcher = SequenceMatcher(None, texts[0], texts[1], autojunk=False)
    olds, news = list(old), list(new)
    return {
        olds[before + place]: news[after + place]
        for before, after, length in matcher.get_matching_blocks()
        for place in range(length)
    }


def _by(signature: Callable[[Block], Hashable]) -> Step:
    """Return the step that pairs blocks of one signature; a block may have none."""

    def step(old: Blocks, new: Blocks, pairs: Pairs) -> Pairs:
        before, after = _left(old, pairs), _left(new, pairs.values())
        return _matched(
            {key: signature(block) for key, block in before.items()},
            {key: signature(block) for key, block in after.items()},
        )

    return step


def _left(blocks: Blocks, taken: Collection[str]) -> Blocks:
    taken = set(taken)
    return {key: block for key, block in blocks.items() if key not in taken}


def _matched(old: Mapping[str, Hashable], new: Mapping[str, Hashable]) -> Pairs:
    """Pair, in order, what has a signature that as many have on either side."""
    groups: dict[Hashable, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, signatures in enumerate((old, new)):
        for key, signature in signatures.items():
            groups[signature][side].append(key)
    groups.pop(None, None)
    return {
        before: after
        for olds, news in groups.values()
        if len(olds) == len(news)
        for before, after in zip(olds, news, strict=True)
    }


def _labels(block: Block) -> Hashable:
    return (block.kind, frozenset(block.labels)) if block.labels else None


def _notation(block: Block) -> Hashable:
    """Return what no language changes: formulas and citations."""
    found = sorted(
        normalise(token.content)
        for token in tokens(block.text)
        if token.piece in (Piece.MATH, Piece.DISPLAY) or token.name.startswith("cite")
    )
    return (block.kind, *found) if found else None


def _similar(old: Blocks, new: Blocks, pairs: Pairs) -> Pairs:
    """Pair the most alike first; among equally alike, the nearest."""
    here = {key: place for place, key in enumerate(old)}
    there = {key: place for place, key in enumerate(new)}
    before, after = _left(old, pairs), _left(new, pairs.values())
    ranked = sorted(
        (-likeness, abs(there[target] - here[source]), here[source], source, target)
        for source, was in before.items()
        for target, now in after.items()
        if was.kind is now.kind and (likeness := _likeness(was.text, now.text)) >= ALIKE
    )
    found: Pairs = {}
    for *_, source, target in ranked:
        if source not in found and target not in found.values():
            found[source] = target
    return found


def _likeness(first: str, second: str) -> float:
    matcher = SequenceMatcher(None, first.split(), second.split(), autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0  # upper bounds: most pairs end here
    return matcher.ratio()


def _between_neighbours(old: Blocks, new: Blocks, pairs: Pairs) -> Pairs:
    """Pair, in order, blocks of a kind between the same neighbours, if both sides have as many."""
    same = {after: after for after in pairs.values()}
    return _matched(_gaps(old, pairs), _gaps(new, same))


def _gaps(blocks: Blocks, known: Pairs) -> dict[str, Hashable]:
    """Give each block that has no pair its kind and the nearest pairs before and after it."""
    anchors = ["", *(key for key in blocks if key in known), ""]
    following = dict(pairwise(anchors))
    found: dict[str, Hashable] = {}
    last = ""
    for key, block in blocks.items():
        if key in known:
            last = key
        else:
            found[key] = (known.get(last, ""), known.get(following[last], ""), block.kind)
    return found
