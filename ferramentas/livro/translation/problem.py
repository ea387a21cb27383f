"""What is wrong at a line of the book, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something to put right; the texts are in Portuguese.

    Attributes:
        line: number of the line, from 1.
        message: what is wrong.
        advice: what to do, where the message does not say it.
        about: what it is about (a formula, a number, a segment), for others to name.
        path: the file, relative to the folder of the book; empty where whoever asked knows it.
    """

    line: int
    message: str
    advice: str = ""
    about: str = ""
    path: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"
