"""Defects that the first rules did not look for, drawn at random over chapter and laboratories.

The places of each kind are shuffled with a fixed seed and cut in two: one half is there to be
looked at while rules are written; the other, never looked at, measures them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from random import Random

from ..places import LINES

SEEN, HELD_OUT = range(2)
PROSE = ("prose", "item")
_WHERE = ("book/capitulo/", "book/laboratorios/")
KINDS = {}  # name -> Kind


@dataclass(frozen=True)
class Kind:
    """One way to go wrong.

    Attributes:
        group: what it belongs to, for the report.
        rules: those that answer for it; none, if only a reader can.
        places: yields every place where it can be injected.
        floor: the part of them, from 0 to 1, that the rules must find.
    """

    group: str
    rules: tuple
    places: Callable
    floor: float

    def drawn(self, half, count):
        """Some places of one half, the same ones at each call."""
        middle = len(self._shuffled) // 2
        return (self._shuffled[:middle], self._shuffled[middle:])[half][:count]

    @cached_property
    def _shuffled(self):
        edits = sorted(set(self.places()), key=lambda edit: (edit.path, edit.start, edit.text))
        Random(self.places.__name__).shuffle(edits)
        return edits


def unnoticed(group, *rules, floor=0.0):
    """Name the group of a kind of defect, the rules that answer for it and how often they must."""

    def register(places):
        assert places.__name__ not in KINDS
        KINDS[places.__name__] = Kind(group, rules, places, floor)
        return places

    return register


def text_lines(*kinds, linked=None):
    """The lines of chapter and laboratories, those with a source or the others."""
    for line in LINES:
        is_here = line.kind in (kinds or PROSE) and line.path.startswith(_WHERE)
        if is_here and line.text.strip() and (linked is None or line.is_tied == linked):
            yield line


def in_words(pattern, *kinds, linked=None):
    """Yield the places of the prose where whole words are."""
    for line in text_lines(*kinds, linked=linked):
        for found in line.words(pattern):
            yield line, found, line.text[found.start() : found.end()]


def in_prose(pattern, *kinds, linked=None):
    """Yield the places of the prose, and of nothing else, where a pattern is."""
    for line in text_lines(*kinds, linked=linked):
        prose = line.prose
        for found in line.finds(pattern):
            if "¤" not in prose[found.start() : found.end()]:
                yield line, found


def swaps(pairs, linked=None):
    """Yield the edits that write one word for another, its capital kept."""
    for old, new in pairs:
        for line, found, word in in_words(f"(?i:{old})", linked=linked):
            yield line.replace(found, new.capitalize() if word[0].isupper() else new)
