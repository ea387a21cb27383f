"""What keeps a page and the file of segments from being read together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something to put right before anything can be said of a segment.

    Attributes:
        path: the file, relative to the folder of the book.
        line: number of the line, from 1.
        message: what is wrong and what to do, in Portuguese.
    """

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"
