"""Segments, their states and the findings gathered into sheets."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml

from livro.translation.review.sheet import Note, Row, Sheet
from livro.translation.segments.previous import previous_text
from livro.translation.segments.wording import word_diff

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from livro.translation.checks.finding import Finding
    from livro.translation.review.markup import Markup
    from livro.translation.segments import Entry, Ties
    from livro.translation.segments.pairing import Target

_TITLE = re.compile(r"^# +(.+)$", re.M)


def gather(root: Path, ties: Ties, findings: Iterable[Finding], markup: Markup) -> list[Sheet]:
    """Return one sheet per page of the book that has segments or findings, in order of names."""
    rows: dict[str, list[Row]] = defaultdict(list)
    seen: Counter[str] = Counter()
    notes = _by_target(ties.targets, findings)
    wanted = {target.path for target in ties.targets if target.segment or target in notes}
    for target in ties.targets:
        if target.path in wanted:
            seen[target.segment] += 1
            row = _row(root, ties, target, seen[target.segment], notes.get(target, ()), markup)
            rows[target.path].append(row)
    return [Sheet(path, _title(path, ties.targets), tuple(found)) for path, found in rows.items()]


def _row(
    root: Path,
    ties: Ties,
    target: Target,
    occurrence: int,
    notes: Iterable[Note],
    markup: Markup,
) -> Row:
    translation = markup.translation(target.text)
    place = f"{target.path}:{target.line}"
    if not target.segment:
        return Row("", "", place, "", "", (), "", translation, notes=tuple(notes))
    entry = ties.ledger.entries.get(target.segment)
    source = "".join(block.text for block in ties.blocks_of(target.segment))
    anchor = target.segment if occurrence == 1 else f"{target.segment}-{occurrence}"
    return Row(
        segment=target.segment,
        anchor=anchor,
        place=place,
        state=entry.state if entry else "sem registro",
        currency=ties.condition(target.segment),
        history=_history(entry) if entry else (),
        source=markup.source(source),
        translation=translation,
        difference=_difference(previous_text(root, target.segment), source),
        notes=tuple(notes),
        waivers=dict(entry.waivers) if entry else {},
    )


def _history(entry: Entry) -> tuple[str, ...]:
    """Tell who did what; only the last of the acts has its date on record."""
    acts = [("traduzido", entry.translator), ("revisado", entry.reviewer)]
    told = [f"{act} por {name}" for act, name in acts if name]
    return (*told[:-1], f"{told[-1]} em {entry.date:%d/%m/%Y}") if told else ()


def _difference(before: str, now: str) -> str:
    if not before:
        return ""
    written = []
    for change in word_diff(before, now):
        old, new = escapeHtml(change.old), escapeHtml(change.new)
        if change.is_equal:
            written.append(new)
            continue
        written += filter(None, (old and f"<del>{old}</del>", new and f"<ins>{new}</ins>"))
    return " ".join(written)


def _by_target(
    targets: Iterable[Target], findings: Iterable[Finding]
) -> dict[Target, tuple[Note, ...]]:
    """Give each finding to the lines in which it is; those of the front matter, to the first."""
    in_pages: dict[str, list[Target]] = defaultdict(list)
    for target in targets:
        in_pages[target.path].append(target)
    notes: dict[Target, tuple[Note, ...]] = {}
    for finding in findings:
        if not (candidates := in_pages.get(finding.path)):
            continue
        before = [target for target in candidates if target.line <= finding.line]
        owner = (before or candidates[:1])[-1]
        note = Note(finding.severity, finding.rule, finding.message, finding.advice, finding.line)
        notes[owner] = (*notes.get(owner, ()), note)
    return notes


def _title(path: str, targets: Iterable[Target]) -> str:
    titles = (_TITLE.search(target.text) for target in targets if target.path == path)
    return next((title[1].strip() for title in titles if title), path)
