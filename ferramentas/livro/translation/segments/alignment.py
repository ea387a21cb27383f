"""Which block of the old source became which block of the new one."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from livro.d2l.model import Block

ALIKE = 0.5  # the least share of words in common for one block to be a new version of another


@dataclass(frozen=True, slots=True)
class Alignment:
    """What became of each block, by key.

    Attributes:
        unchanged: key of both, in the order of the new source.
        moved: those of `unchanged` that changed places with others.
        changed: old key -> new key of the blocks whose content changed.
        deleted: old keys without successor.
        new: new keys without predecessor.
    """

    unchanged: tuple[str, ...]
    moved: tuple[str, ...]
    changed: Mapping[str, str]
    deleted: tuple[str, ...]
    new: tuple[str, ...]


def align(old: Mapping[str, Block], new: Mapping[str, Block]) -> Alignment:
    """Match equal blocks, then similar ones, then those alone between the same neighbours."""
    unchanged = tuple(key for key in new if key in old)
    changed = _similar(old, new)
    changed |= _alone(old, new, {**{key: key for key in unchanged}, **changed})
    taken = set(changed.values())
    return Alignment(
        unchanged=unchanged,
        moved=_moved(unchanged, list(old)),
        changed={key: changed[key] for key in old if key in changed},
        deleted=tuple(key for key in old if key not in new and key not in changed),
        new=tuple(key for key in new if key not in old and key not in taken),
    )


def _similar(old: Mapping[str, Block], new: Mapping[str, Block]) -> dict[str, str]:
    """Pair the most alike first; among equally alike, the nearest."""
    before = [(place, key) for place, key in enumerate(old) if key not in new]
    after = [(place, key) for place, key in enumerate(new) if key not in old]
    found = sorted(
        (-likeness, abs(there - here), here, there, source, target)
        for here, source in before
        for there, target in after
        if old[source].kind is new[target].kind
        and (likeness := _likeness(old[source].text, new[target].text)) >= ALIKE
    )
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for *_, source, target in found:
        if source not in pairs and target not in taken:
            pairs[source] = target
            taken.add(target)
    return pairs


def _likeness(first: str, second: str) -> float:
    matcher = SequenceMatcher(None, first.split(), second.split(), autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0  # upper bounds: most pairs end here
    return matcher.ratio()


def _alone(
    old: Mapping[str, Block], new: Mapping[str, Block], known: Mapping[str, str]
) -> dict[str, str]:
    """Pair blocks of one kind that stand alone between two pairs of neighbours."""
    gaps = _gaps(list(new), set(known.values()))
    pairs = {}
    for (before, after), keys in _gaps(list(old), set(known)).items():
        successors = gaps.get((known.get(before, ""), known.get(after, "")), [])
        if len(keys) == len(successors) == 1 and old[keys[0]].kind is new[successors[0]].kind:
            pairs[keys[0]] = successors[0]
    return pairs


def _gaps(keys: Sequence[str], known: set[str]) -> dict[tuple[str, str], list[str]]:
    """Group the keys that are not known by the known ones before and after them."""
    gaps: dict[tuple[str, str], list[str]] = {}
    before, gap = "", []
    for key in [*keys, ""]:
        if key and key not in known:
            gap.append(key)
        else:
            gaps[before, key] = gap
            before, gap = key, []
    return gaps


def _moved(unchanged: Sequence[str], old: list[str]) -> tuple[str, ...]:
    """Return all but the longest run of blocks that kept their order (patience sorting)."""
    rank = {key: place for place, key in enumerate(old)}
    tops: list[int] = []  # the least last rank of an ordered run of each length
    ends: list[int] = []  # for each block, the length of the longest run that ends in it
    for key in unchanged:
        length = bisect_left(tops, rank[key])
        tops[length : length + 1] = [rank[key]]
        ends.append(length)
    stayed, wanted = set(), len(tops) - 1
    for place in range(len(unchanged) - 1, -1, -1):
        if ends[place] == wanted:
            stayed.add(unchanged[place])
            wanted -= 1
    return tuple(key for key in unchanged if key not in stayed)
