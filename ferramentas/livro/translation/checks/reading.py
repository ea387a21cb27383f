"""A segment with both of its sides read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from livro.d2l.model import Block
from livro.translation.checks.source import SourceCell, read_source, source_cells
from livro.translation.myst.model import Page
from livro.translation.segments.bitext import Condition
from livro.translation.segments.ledger import State

_NO_LABEL = re.compile(r"[\s,]")


@dataclass(frozen=True)
class Reading:
    """What a comparing rule looks at.

    Attributes:
        segment: the id.
        blocks: those of the original.
        page: the page of the book, whole.
        spans: the first and the last line of each part of the segment in it.
        waivers: rule -> reason why it does not hold here.
        condition: what became of the segment since somebody answered for it.
        state: how far somebody does.
        kept: those of the kept source, where the original is another text.
        is_second_hand: whether `blocks` are themselves a translation, of English that is not here.
    """

    segment: str
    blocks: tuple[Block, ...]
    page: Page
    spans: tuple[tuple[int, int], ...]
    waivers: Mapping[str, str] = field(default_factory=dict)
    condition: Condition = Condition.CURRENT
    state: State = State.REVIEWED
    kept: tuple[Block, ...] = ()
    is_second_hand: bool = False

    @property
    def first(self) -> int:
        """The first line of the segment."""
        return self.spans[0][0]

    def covers(self, line: int) -> bool:
        """Tell whether a line of the page belongs to the segment."""
        return any(first <= line <= last for first, last in self.spans)

    @cached_property
    def target(self) -> Page:
        """What the page has on the lines of the segment."""
        return self.page.part(self.covers)

    @cached_property
    def source(self) -> Page:
        """The source as the reader of the book reads it."""
        return read_source(self.blocks)

    @property
    def source_labels(self) -> list[str]:
        """The labels that the source gives, but for those that could be none of the book's."""
        labels = (label for block in self.blocks for label in block.labels)
        return [label for label in labels if not _NO_LABEL.search(label)]

    @property
    def source_cells(self) -> list[SourceCell]:
        """The cells of the source."""
        return source_cells(self.blocks)
