"""The pages of the book beside their source, a row for each segment, with what the checks found."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from markdown_it.common.utils import escapeHtml

from livro.translation.checks.finding import Finding
from livro.translation.review.markup import Markup
from livro.translation.segments import Bitext, Entry, UntranslatedBlock
from livro.translation.segments.bitext import UNTRANSLATED, Condition
from livro.translation.segments.model import Target
from livro.translation.segments.previous import previous_text
from livro.translation.segments.wording import word_diff

_TITLE = re.compile(r"^# +(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A segment with its two sides; lines of this edition only; or a block that nobody translated.

    Attributes:
        place: file and line.
        segment: the id, if there is one.
        anchor: id of the row in the page.
        state: what the ledger says (``traduzido``).
        condition: what comparing the hashes says (``em dia``, ``fonte mudou``, …).
        history: who did what and when, oldest first.
        source: the source, as HTML.
        translation: the translation, as HTML.
        difference: the source now against the source translated, as HTML; empty when equal.
        findings: what the checks found.
        waivers: rule -> reason, for deliberate differences.
    """

    place: str
    segment: str = ""
    anchor: str = ""
    state: str = ""
    condition: str = Condition.CURRENT
    history: tuple[str, ...] = ()
    source: str = ""
    translation: str = ""
    difference: str = ""
    findings: tuple[Finding, ...] = ()
    waivers: Mapping[str, str]

    @property
    def is_current(self) -> bool:
        """Whether nothing changed on either side since somebody answered for it."""
        return self.condition == Condition.CURRENT


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the book, side by side with its source."""

    path: str
    title: str
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        """The file of the sheet."""
        return self.path.removeprefix("book/").removesuffix(".md").replace("/", "-") + ".html"

    @property
    def segments(self) -> int:
        """How many segments answer to the source."""
        return sum(bool(row.segment) for row in self.rows)

    @property
    def states(self) -> Counter[str]:
        """How many segments are in each state."""
        return Counter(row.state for row in self.rows)

    @property
    def changed(self) -> int:
        """How many rows changed on either side."""
        return sum(not row.is_current for row in self.rows)

    @property
    def findings(self) -> int:
        """How many things the checks found."""
        return sum(len(row.findings) for row in self.rows)


def sheets(root: Path, bitext: Bitext, findings: Iterable[Finding], markup: Markup) -> list[Sheet]:
    """Return one sheet per page of the book that has segments or findings, in order of names."""
    found = _by_target(bitext.targets, findings)
    untranslated = _after_segments(bitext)
    last = {target.segment: target for target in bitext.targets if target.segment}
    made = []
    for path, group in groupby(bitext.targets, lambda target: target.path):
        targets = list(group)
        if any(target.segment or target in found for target in targets):
            rows = []
            for target in targets:
                rows.append(_row(root, bitext, target, found.get(target, ()), markup))
                if last.get(target.segment) == target:
                    rows += [_new(block, markup) for block in untranslated[target.segment]]
            made.append(Sheet(path, _title(path, targets), tuple(rows)))
    return made


def _row(
    root: Path, bitext: Bitext, target: Target, findings: tuple[Finding, ...], markup: Markup
) -> Row:
    translation = markup.translation(target.text)
    place = f"{target.path}:{target.line}"
    name = target.segment
    if not name:
        return Row(place=place, translation=translation, findings=findings, waivers={})
    entry = bitext.ledger.entries.get(name)
    source = "".join(block.text for block in bitext.original_of(name))
    occurrence = bitext.targets_of(name).index(target) + 1
    return Row(
        segment=name,
        anchor=name if occurrence == 1 else f"{name}-{occurrence}",
        place=place,
        state=entry.state if entry else "sem registro",
        condition=bitext.condition(name),
        history=_history(entry) if entry else (),
        source=markup.source(source),
        translation=translation,
        difference=_difference(previous_text(root, name), source),
        findings=findings,
        waivers=entry.waivers if entry else {},
    )


def _new(untranslated: UntranslatedBlock, markup: Markup) -> Row:
    """Show a block that nobody translated, whole."""
    return Row(
        place=f"{untranslated.source}:{untranslated.block.line}",
        anchor=f"fonte-{untranslated.key}",
        condition=UNTRANSLATED,
        source=markup.source(untranslated.block.text),
        waivers={},
    )


def _after_segments(bitext: Bitext) -> dict[str, list[UntranslatedBlock]]:
    """Give each block that nobody translated to the segment that stands before it in the source.

    Those at the beginning go to the first one.
    """
    owners = {
        (entry.source, key): name
        for name, entry in bitext.ledger.entries.items()
        if bitext.targets_of(name)
        for key in entry.blocks
    }
    untranslated = {(block.source, block.key): block for block in bitext.untranslated()}
    after: dict[str, list[UntranslatedBlock]] = defaultdict(list)
    for source in bitext.sources.values():
        places = [(source.name, key) for key in source.blocks]
        owner = next((owners[place] for place in places if place in owners), "")
        for place in places:
            owner = owners.get(place, owner)
            if place in untranslated:
                after[owner].append(untranslated[place])
    return after


def _history(entry: Entry) -> tuple[str, ...]:
    """Say who did what; only the last of the acts has its date on record."""
    people = {
        "traduzido": entry.translator,
        "atualizado": entry.updater,
        "revisado": entry.reviewer,
    }
    acts = [f"{act} por {name}" for act, name in people.items() if name]
    return (*acts[:-1], f"{acts[-1]} em {entry.date:%d/%m/%Y}") if acts else ()


def _difference(before: str, now: str) -> str:
    written = []
    for change in word_diff(before, now) if before else ():
        old, new = escapeHtml(change.old), escapeHtml(change.new)
        if change.is_equal:
            written.append(new)
        else:
            written += filter(None, (old and f"<del>{old}</del>", new and f"<ins>{new}</ins>"))
    return " ".join(written)


def _by_target(
    targets: Iterable[Target], findings: Iterable[Finding]
) -> dict[Target, tuple[Finding, ...]]:
    """Give each finding to the lines in which it is; those of the front matter, to the first."""
    in_pages: dict[str, list[Target]] = defaultdict(list)
    for target in targets:
        in_pages[target.path].append(target)
    found: dict[Target, tuple[Finding, ...]] = {}
    for finding in findings:
        if candidates := in_pages.get(finding.path):
            before = [target for target in candidates if target.line <= finding.line]
            owner = (before or candidates[:1])[-1]
            found[owner] = (*found.get(owner, ()), finding)
    return found


def _title(path: str, targets: Iterable[Target]) -> str:
    titles = filter(None, (_TITLE.search(target.text) for target in targets))
    return next((title[1].strip() for title in titles), path)
