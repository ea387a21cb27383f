"""The book beside its source: what each segment translates and whether it still does."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from livro.d2l.model import Block
from livro.translation.problem import Problem
from livro.translation.segments.content import digest
from livro.translation.segments.ledger import Ledger
from livro.translation.segments.model import Pair, Target
from livro.translation.segments.places import segments_of
from livro.translation.segments.sources import Source


class Condition(StrEnum):
    """What became of a segment since somebody answered for it; computed, never stored."""

    CURRENT = "em dia"
    SOURCE_CHANGED = "fonte mudou"
    TARGET_CHANGED = "alvo mudou"
    SOURCELESS = "sem fonte"  # in a page, but linked to no block that still exists
    ORPHAN = "órfão"  # in the file, but in no page


UNTRANSLATED = "sem tradução"  # what is said of a block that nothing translates


@dataclass(frozen=True, slots=True)
class UntranslatedBlock:
    """A block of the source that nothing translates."""

    source: str
    key: str
    block: Block

    def __str__(self) -> str:
        return f"{self.source}:{self.block.line}: {UNTRANSLATED}"


@dataclass(frozen=True)
class Bitext:
    """All that is known of the translation of a book.

    Attributes:
        sources: pages of the source, by file name.
        targets: the lines of all pages, those of this edition too, in order.
        ledger: what is kept of the segments.
        problems: what is wrong with the comments in the pages or with what links them.
    """

    sources: Mapping[str, Source]
    targets: tuple[Target, ...]
    ledger: Ledger
    problems: tuple[Problem, ...] = ()

    def ids(self) -> list[str]:
        """List the segments: those of the pages in their order, then the orphans."""
        orphans = (name for name in self.ledger.entries if name not in self._targets)
        return [*self._targets, *orphans]

    def targets_of(self, segment: str) -> tuple[Target, ...]:
        """Return the lines of a segment, in order."""
        return self._targets.get(segment, ())

    def blocks_of(self, segment: str) -> tuple[Block, ...]:
        """Return the blocks of the source that a segment translates, those that still exist."""
        entry = self.ledger.entries.get(segment)
        if entry is None or entry.source not in self.sources:
            return ()
        known = self.sources[entry.source].blocks
        return tuple(known[key] for key in entry.blocks if key in known)

    def original_of(self, segment: str) -> tuple[Block, ...]:
        """Return what a segment is compared with, read beside and dated by.

        It is the English of its blocks, or what the kept source says, where some of it is not here.
        """
        return self._english_of(segment) or self.blocks_of(segment)

    def source_digest(self, segment: str) -> str:
        """Return what identifies the source of a segment as it is."""
        return digest(block.text for block in self.blocks_of(segment))

    def original_digest(self, segment: str) -> str:
        """Return what identifies the English of a segment; nothing, where it is not here."""
        english = self._english_of(segment)
        return digest(block.text for block in english) if english else ""

    def is_original_changed(self, segment: str) -> bool:
        """Tell whether the original says something else since somebody answered for a segment.

        A source that has become the very English that was translated then does not.
        """
        entry = self.ledger.entries[segment]
        known = {entry.source_digest, entry.original_digest}
        if self.source_digest(segment) not in known:
            return True
        return bool(entry.original_digest) and self.original_digest(segment) not in {*known, ""}

    def is_second_hand(self, segment: str) -> bool:
        """Tell whether what a segment is compared with is a translation, its English not here."""
        known = {"", self.source_digest(segment)}
        is_known = self.ledger.entries[segment].original_digest not in known
        return is_known and not self.original_digest(segment)

    def _english_of(self, segment: str) -> tuple[Block, ...]:
        entry = self.ledger.entries.get(segment)
        source = self.sources.get(entry.source) if entry else None
        if entry is None or source is None:
            return ()
        keys = [key for key in entry.blocks if key in source.blocks]
        found = tuple(source.english[key] for key in keys if key in source.english)
        return found if len(found) == len(keys) else ()

    def place(self, segment: str) -> str:
        """Say where a segment starts, as `file:line`; an orphan is only in the ledger."""
        if targets := self.targets_of(segment):
            return f"{targets[0].path}:{targets[0].line}"
        return segments_of(self.ledger.entries[segment].page).as_posix()

    def pairs(self) -> list[Pair]:
        """Return each segment that has both sides, in the order of the pages."""
        return [
            Pair(
                name,
                self.original_of(name),
                self.targets_of(name),
                dict(self.ledger.entries[name].waivers),
            )
            for name in self.ids()
            if self.blocks_of(name) and self.targets_of(name)
        ]

    def untranslated(self) -> list[UntranslatedBlock]:
        """Return the blocks of the source that are neither translated nor left out on purpose."""
        known = {
            (entry.source, key) for entry in self.ledger.entries.values() for key in entry.blocks
        } | {(name, key) for name, reasons in self.ledger.omissions.items() for key in reasons}
        return [
            UntranslatedBlock(name, key, block)
            for name, source in self.sources.items()
            for key, block in source.blocks.items()
            if (name, key) not in known
        ]

    def omitted(self) -> list[str]:
        """Return, for each block of the source left out on purpose, the reason."""
        return [
            reason
            for name, reasons in self.ledger.omissions.items()
            for key, reason in reasons.items()
            if name in self.sources and key in self.sources[name].blocks
        ]

    def owners(self, source: str, blocks: Collection[str]) -> list[str]:
        """Name the segments that translate some of these blocks."""
        return [
            name
            for name, entry in self.ledger.entries.items()
            if entry.source == source and not set(blocks).isdisjoint(entry.blocks)
        ]

    def condition(self, segment: str) -> Condition:
        """Tell what became of a segment."""
        entry = self.ledger.entries.get(segment)
        targets = self.targets_of(segment)
        if entry and not targets:
            return Condition.ORPHAN
        if entry is None or not self.blocks_of(segment):
            return Condition.SOURCELESS
        if self.is_original_changed(segment):
            return Condition.SOURCE_CHANGED
        if digest(target.text for target in targets) != entry.target_digest:
            return Condition.TARGET_CHANGED
        return Condition.CURRENT

    def conditions(self) -> dict[str, Condition]:
        """Tell what became of every segment."""
        return {name: self.condition(name) for name in self.ids()}

    @cached_property
    def _targets(self) -> dict[str, tuple[Target, ...]]:
        found: dict[str, tuple[Target, ...]] = {}
        for target in self.targets:
            if target.segment:
                found[target.segment] = (*found.get(target.segment, ()), target)
        return found
