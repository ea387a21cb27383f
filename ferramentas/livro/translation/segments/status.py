"""Where the translation stands, page by page: for people and for programs."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from livro.translation.segments.bitext import Bitext, Condition
from livro.translation.segments.content import excerpt
from livro.translation.segments.ledger import State

_HEAD = ("página", "trechos", "traduzidos", "revisados", "a rever", "conferida em")
_EXCERPT = 50


@dataclass(frozen=True, slots=True)
class PageStatus:
    """How many segments of a page are how far.

    Attributes:
        path: the page, relative to the folder of the book.
        segments: all of them; none in a page that only this edition has.
        translated: those that somebody answers for, whatever happened since.
        reviewed: those that a second person read against the source as they are now.
        source_changed: those whose source says something else since, or no longer exists.
        target_changed: those whose text changed since.
        last: the last day on which somebody answered for one.
    """

    path: str
    segments: int = 0
    translated: int = 0
    reviewed: int = 0
    source_changed: int = 0
    target_changed: int = 0
    last: date | None = None

    @property
    def outdated(self) -> int:
        """Those that somebody should look at again."""
        return self.source_changed + self.target_changed


def page_statuses(bitext: Bitext) -> list[PageStatus]:
    """Count the segments of each page, in the order of their paths."""
    names: dict[str, dict[str, None]] = {}
    for target in bitext.targets:
        page = names.setdefault(target.path, {})
        if target.segment:
            page[target.segment] = None
    return [_status(bitext, path, tuple(found)) for path, found in names.items()]


def total(bitext: Bitext) -> PageStatus:
    """Count the segments of all pages together."""
    return _status(bitext, "", tuple(name for name in bitext.ids() if bitext.targets_of(name)))


def _status(bitext: Bitext, path: str, names: tuple[str, ...]) -> PageStatus:
    conditions = [bitext.condition(name) for name in names]
    entries = [bitext.ledger.entries[name] for name in names if name in bitext.ledger.entries]
    answered = [entry for entry in entries if entry.state is not State.DRAFT]
    return PageStatus(
        path,
        len(names),
        len(answered),
        sum(_is_reviewed(bitext, name) for name in names),
        sum(c in (Condition.SOURCE_CHANGED, Condition.SOURCELESS) for c in conditions),
        conditions.count(Condition.TARGET_CHANGED),
        max((entry.date for entry in answered), default=None),
    )


def _is_reviewed(bitext: Bitext, name: str) -> bool:
    entry = bitext.ledger.entries.get(name)
    reviewed = entry is not None and entry.state is State.REVIEWED
    return reviewed and bitext.condition(name) is Condition.CURRENT


def as_table(bitext: Bitext) -> str:
    """Write a line for each translated page, then all that is not up to date."""
    pages = [page for page in page_statuses(bitext) if page.segments]
    rows = [_HEAD, *(_row(page.path, page) for page in pages), _row("ao todo", total(bitext))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    table = [
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows
    ]
    notes = [*_apart("A rever:", _stale(bitext)), *_apart("Na fonte:", _untranslated(bitext))]
    return "\n".join([*table, *notes])


def as_json(bitext: Bitext) -> str:
    """Write all that is known, keys in Portuguese."""
    content = {
        "paginas": [_page(page) for page in page_statuses(bitext)],
        "segmentos": {name: _segment(bitext, name) for name in bitext.ids()},
        "sem_traducao": [
            {"fonte": found.source, "linha": found.block.line, "bloco": found.key}
            for found in bitext.untranslated()
        ],
        "problemas": [str(problem) for problem in bitext.problems],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def shortcomings(bitext: Bitext, *, reviewed: bool) -> list[str]:
    """List what keeps the translation from being up to date or, if asked for, reviewed."""
    known = bitext.ledger.entries
    entries = [(name, known[name]) for name in bitext.ids() if name in known]
    unread = [
        f"{bitext.place(name)}: “{name}” está “{entry.state}”, não “{State.REVIEWED}”"
        for name, entry in entries
        if reviewed and entry.state is not State.REVIEWED
    ]
    drafts = [
        f"{bitext.place(name)}: “{name}” ainda é um rascunho"
        for name, entry in entries
        if not reviewed and entry.state is State.DRAFT
    ]
    return [*_stale(bitext), *_untranslated(bitext), *unread, *drafts]


def _row(title: str, page: PageStatus) -> tuple[str, ...]:
    counts = (page.segments, page.translated, page.reviewed, page.outdated)
    return (title, *map(str, counts), f"{page.last:%d/%m/%Y}" if page.last else "nunca")


def _apart(title: str, lines: list[str]) -> list[str]:
    return ["", title, *(f"  {line}" for line in lines)] if lines else []


def _stale(bitext: Bitext) -> list[str]:
    return [
        f"{bitext.place(name)}: “{name}”: {condition}"
        for name, condition in bitext.conditions().items()
        if condition is not Condition.CURRENT
    ]


def _untranslated(bitext: Bitext) -> list[str]:
    return [f"{found}: {excerpt(found.block.text, _EXCERPT)}" for found in bitext.untranslated()]


def _page(page: PageStatus) -> dict[str, Any]:
    return {
        "pagina": page.path,
        "trechos": page.segments,
        "traduzidos": page.translated,
        "revisados": page.reviewed,
        "fonte_mudou": page.source_changed,
        "alvo_mudou": page.target_changed,
        "conferida_em": page.last.isoformat() if page.last else None,
    }


def _segment(bitext: Bitext, name: str) -> dict[str, Any]:
    entry = bitext.ledger.entries.get(name)
    targets = bitext.targets_of(name)
    return {
        "pagina": targets[0].path if targets else None,
        "linha": targets[0].line if targets else None,
        "situacao": bitext.condition(name).value,
        "estado": entry.state.value if entry else None,
        "tradutor": entry.translator or None if entry else None,
        "revisor": entry.reviewer or None if entry else None,
        "data": entry.date.isoformat() if entry else None,
    }
