"""The links of a page of the source, carried to a newer version or back to one that there was."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from livro.translation.segments.content import digest
from livro.translation.segments.ledger import Entry, Ledger, Links
from livro.translation.segments.sources import Source


@dataclass(frozen=True)
class _Page:
    """A page of the source about to become another version of itself.

    Attributes:
        entries: what is kept of the segments that translate it.
        versions: what outdated segments were linked to in its other versions, by their digests.
        order: keys of the blocks of the version that it becomes.
        successors: what each block that is still there becomes.
    """

    entries: Mapping[str, Entry]
    versions: Mapping[str, Links]
    order: tuple[str, ...]
    successors: Mapping[str, str]

    def links(self, omitted: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
        """Say to which blocks each segment is linked from now on, the surest first.

        A segment whose translated blocks are all there, perhaps again, gets them; another, those
        that it had in this very version, if it is one that comes back, or what became of its own.
        """
        found = {n: keys for n, keys in self.translated.items() if set(keys) <= set(self.order)}
        free = set(self.order).difference(omitted, *found.values())
        for name, keys in self.versions.get(digest(self.order), {}).items():
            here = set(keys) & set(self.order)
            if name in self.entries and name not in found and here <= free:
                found[name] = keys
                free -= here
        others = {n: entry.blocks for n, entry in self.entries.items() if n not in found}
        return found | self._followed(others, free)

    @property
    def translated(self) -> Links:
        """The blocks of which each segment is the translation."""
        return {name: entry.former or entry.blocks for name, entry in self.entries.items()}

    def _followed(self, links: Links, free: set[str]) -> dict[str, tuple[str, ...]]:
        """Return what became of linked blocks, among those that are free.

        Those that are gone stay named, so that they are linked again when they come back.
        """
        linked = {key for keys in links.values() for key in keys}
        became = {old: new for old, new in self.successors.items() if old in linked and new in free}
        others = set(self.order).difference(free) | set(became.values())
        return {
            name: tuple(became.get(key, key) for key in keys if key in became or key not in others)
            for name, keys in links.items()
        }

    def others(self, version: str) -> dict[str, Links]:
        """Return the versions other than the one that it becomes, with the one that it was."""
        outdated = {name: entry.blocks for name, entry in self.entries.items() if entry.former}
        known = {**self.versions, version: outdated}
        now = digest(self.order)
        return {each: links for each, links in known.items() if links and each != now}


def relinked(ledger: Ledger, old: Source, new: Source, successors: Mapping[str, str]) -> Ledger:
    """Link the segments of a page to another version of it, and keep its omissions.

    What somebody answered for stays as it was, and an omission of a block that changed waits for
    it to come back: that of the new one has to be decided.
    """
    if list(old.blocks) == list(new.blocks):
        return ledger
    entries = {n: entry for n, entry in ledger.entries.items() if entry.source == old.name}
    versions = ledger.versions.get(old.name, {})
    page = _Page(entries, versions, tuple(new.blocks), successors)
    links, translated = page.links(ledger.omissions.get(old.name, {})), page.translated
    place = {key: number for number, key in enumerate(page.order)}
    blocks = {
        n: tuple(sorted(keys, key=lambda key: place.get(key, len(place))))
        for n, keys in links.items()
    }
    gone = {n for n, keys in translated.items() if keys != blocks[n] or set(keys) - place.keys()}
    changed = {
        n: replace(entry, blocks=blocks[n], former=translated[n] if n in gone else ())
        for n, entry in entries.items()
    }
    others = {**ledger.versions, old.name: page.others(digest(old.blocks))}
    return replace(ledger, versions=others).having(changed)
