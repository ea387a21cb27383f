"""What a book and its source are made of for whoever compares them."""

from dataclasses import dataclass, field

from livro.d2l.model import Block


@dataclass(frozen=True, slots=True)
class Target:
    """The lines of a page under one `% seg: id` comment, up to the next comment.

    Attributes:
        segment: the id; empty for lines that only this edition has (`% seg: edicao`).
        path: the page, relative to the folder of the book.
        line: number of the first line after the comment, from 1.
        text: the lines, without the comment.
    """

    segment: str
    path: str
    line: int
    text: str

    @property
    def last(self) -> int:
        """The last of the lines."""
        return self.line + max(self.text.count("\n") - 1, 0)


@dataclass(frozen=True, slots=True)
class Pair:
    """Blocks of the original and the lines that translate them (N:1 and 1:N).

    Attributes:
        segment: the id of both.
        sources: blocks of the original, in English where it is here, in order.
        targets: the lines of the book; more than one where the id occurs more than once.
        waivers: rule id -> reason, for deliberate differences.
    """

    segment: str
    sources: tuple[Block, ...]
    targets: tuple[Target, ...]
    waivers: dict[str, str] = field(default_factory=dict)
