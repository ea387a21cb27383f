"""What changed between two versions of a text, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of both versions: equal words, or some words in the place of others."""

    old: str
    new: str

    @property
    def is_equal(self) -> bool:
        """Whether both versions have the same words here."""
        return self.old == self.new


def word_diff(old: str, new: str) -> list[Change]:
    """Compare two texts word by word; line breaks do not count."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    return [
        Change(" ".join(before[a:b]), " ".join(after[c:d]))
        for _, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    ]


def as_line(changes: list[Change], around: int = 6) -> str:
    """Write changes as `[-antes-] {+depois+}`, with a few equal words on each side."""
    last = len(changes) - 1
    pieces = (
        _equal(change.old.split(), around, at_start=place == 0, at_end=place == last)
        if change.is_equal
        else _marked(change)
        for place, change in enumerate(changes)
    )
    return " ".join(filter(None, pieces))


def _marked(change: Change) -> str:
    removed = f"[-{change.old}-]" if change.old else ""
    added = f"{{+{change.new}+}}" if change.new else ""
    return " ".join(filter(None, (removed, added)))


def _equal(words: list[str], around: int, *, at_start: bool, at_end: bool) -> str:
    left = [] if at_start else words[:around]
    right = [] if at_end else words[max(len(left), len(words) - around) :]
    gap = ["…"] if len(left) + len(right) < len(words) else []
    return " ".join([*left, *gap, *right])
