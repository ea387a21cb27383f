"""The pictures that imported pages bring, each under a name of its own in its folder."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from unicodedata import normalize


@dataclass(slots=True)
class Pictures:
    """The pictures of all the pages of an import, beside those that the book has.

    Attributes:
        brought: those still to be written.
    """

    brought: dict[Path, bytes] = field(default_factory=dict)
    _known: dict[Path, dict[str, Path]] = field(default_factory=dict)

    def place(self, path: Path, content: bytes) -> Path:
        """Keep a picture at a path, or beside it if the path is another one's already."""
        known = self._in(path.parent)
        for name in _names(path):
            place = known.setdefault(_on_any_disk(name), path.with_name(name))
            if self._is_at(place, content):
                return place
        raise AssertionError("numbers have no end")

    def _in(self, folder: Path) -> dict[str, Path]:
        if folder not in self._known:
            there = folder.iterdir() if folder.is_dir() else ()
            self._known[folder] = {_on_any_disk(path.name): path for path in there}
        return self._known[folder]

    def _is_at(self, place: Path, content: bytes) -> bool:
        """Tell whether a picture is at its place, after it takes one that is free."""
        if os.path.lexists(place):
            return place.is_file() and place.read_bytes() == content
        return self.brought.setdefault(place, content) == content


def _names(path: Path) -> Iterator[str]:
    return chain([path.name], (f"{path.stem}-{number}{path.suffix}" for number in count(2)))


def _on_any_disk(name: str) -> str:
    """Return what two names have in common that some disk takes for one: “Á.PNG” and “á.png”."""
    return normalize("NFC", normalize("NFC", name).casefold())
