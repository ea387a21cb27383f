"""What the ledger of the translation holds: `traducao/trechos`, `omissoes` and `versoes`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from livro.translation.words.accents import without_accents

Links = Mapping[str, tuple[str, ...]]  # segment -> keys of the blocks that it translates


class State(StrEnum):
    """How far somebody answers for a segment."""

    DRAFT = "rascunho"  # a machine's or an unfinished one
    TRANSLATED = "traduzido"
    REVIEWED = "revisado"  # read against the source by somebody other than its translator


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of a segment.

    Attributes:
        page: the page of the book, “book/a.md”; for an orphan, the one that had it.
        source: file name of the page of the source.
        blocks: keys of the blocks of that page that the segment translates.
        source_digest: what these blocks said when `translator` answered for the segment.
        target_digest: what the segment said then.
        state: how far somebody answers for it.
        date: when it came to that state.
        original_digest: what the English original said then, where the book has it.
        former: keys of the blocks that it translated then, where they or their order changed.
        translator: who first translated it; empty for a draft of nobody.
        updater: who last answered for the translation, if not its translator.
        reviewer: who read it against the source, if anybody.
        waivers: rule of `livro verificar` -> reason why it does not hold here.
    """

    page: str
    source: str
    blocks: tuple[str, ...]
    source_digest: str
    target_digest: str
    state: State
    date: date
    original_digest: str = ""
    former: tuple[str, ...] = ()
    translator: str = ""
    updater: str = ""
    reviewer: str = ""
    waivers: Mapping[str, str] = field(default_factory=dict)

    @property
    def responsible(self) -> str:
        """Who answers for the translation as it is; somebody else reviews it."""
        return self.updater or self.translator


@dataclass(frozen=True, slots=True)
class Ledger:
    """All segments, the blocks of the source left out on purpose, and its other versions.

    Attributes:
        entries: id -> what is kept of the segment.
        omissions: file name of a source -> key of a block -> reason why it has no translation.
        versions: file name of a source -> digest of another version of it that the book kept ->
            what the segments outdated then were linked to.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    omissions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    versions: Mapping[str, Mapping[str, Links]] = field(default_factory=dict)

    def having(self, entries: Mapping[str, Entry]) -> Ledger:
        """Return the ledger with some entries added or in the place of those they replace.

        What is linked is no longer left out.
        """
        linked = {(entry.source, key) for entry in entries.values() for key in entry.blocks}
        omissions = {
            source: {key: why for key, why in reasons.items() if (source, key) not in linked}
            for source, reasons in self.omissions.items()
        }
        return Ledger({**self.entries, **entries}, omissions, self.versions)

    def without(self, names: Collection[str]) -> Ledger:
        """Return the ledger without some entries."""
        kept = {name: entry for name, entry in self.entries.items() if name not in names}
        return replace(self, entries=kept)

    def renamed(self, old: str, new: str, page: str) -> Ledger:
        """Return the ledger with a segment, if it has it, under another id and in a page."""
        ids = {name: new if name == old else name for name in self.entries}
        entries = {ids[name]: entry for name, entry in self.entries.items()}
        if old in self.entries:
            entries[new] = replace(entries[new], page=page)
        versions = {
            source: {
                version: {ids.get(name, name): keys for name, keys in links.items()}
                for version, links in found.items()
            }
            for source, found in self.versions.items()
        }
        return replace(self, entries=entries, versions=versions)

    def leaving_out(self, source: str, blocks: Iterable[str], reason: str) -> Ledger:
        """Return the ledger with some blocks of a source left out on purpose."""
        reasons = {**self.omissions.get(source, {}), **dict.fromkeys(blocks, reason)}
        return replace(self, omissions={**self.omissions, source: reasons})

    def settled(self, sources: Iterable[str]) -> Ledger:
        """Return the ledger without the other versions of some sources, where none is outdated."""
        outdated = {entry.source for entry in self.entries.values() if entry.former}
        done = set(sources) - outdated
        kept = {source: found for source, found in self.versions.items() if source not in done}
        return replace(self, versions=kept)


def same_person(first: str, second: str) -> bool:
    """Tell whether two names are one, capitals, accents and spaces aside."""
    bare = [" ".join(without_accents(name.casefold()).split()) for name in (first, second)]
    return bare[0] == bare[1]
