"""The state of the translation in words, for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from livro.translation.segments.content import excerpt
from livro.translation.segments.ledger import State
from livro.translation.segments.status import PageStatus, page_statuses, total
from livro.translation.segments.ties import Condition

if TYPE_CHECKING:
    from livro.translation.segments.ties import Ties

_HEAD = ("página", "trechos", "traduzidos", "revisados", "a rever", "conferida em")
_EXCERPT = 50


def as_table(ties: Ties) -> str:
    """Write a line for each translated page, then all that is not up to date."""
    pages = [page for page in page_statuses(ties) if page.segments]
    rows = [_HEAD, *(_row(page.path, page) for page in pages), _row("ao todo", total(pages))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    table = [
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows
    ]
    notes = [*_apart("A rever:", _stale(ties)), *_apart("Na fonte:", _untied(ties))]
    return "\n".join([*table, *notes])


def as_json(ties: Ties) -> str:
    """Write all that is known, keys in Portuguese."""
    content = {
        "paginas": [_page(page) for page in page_statuses(ties)],
        "segmentos": {name: _segment(ties, name) for name in ties.ids()},
        "sem_traducao": [
            {"fonte": found.source, "linha": found.block.line, "bloco": found.key}
            for found in ties.untied()
        ],
        "problemas": [str(problem) for problem in ties.problems],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def shortcomings(ties: Ties, *, reviewed: bool) -> list[str]:
    """List what keeps the translation from being up to date or, if asked for, reviewed."""
    known = ties.ledger.entries
    entries = [(name, known[name]) for name in ties.ids() if name in known]
    unread = [
        f"{ties.place(name)}: “{name}” está “{entry.state}”, não “{State.REVIEWED}”"
        for name, entry in entries
        if reviewed and entry.state is not State.REVIEWED
    ]
    drafts = [
        f"{ties.place(name)}: “{name}” ainda é um rascunho"
        for name, entry in entries
        if not reviewed and entry.state is State.DRAFT
    ]
    return [*_stale(ties), *_untied(ties), *unread, *drafts]


def _row(title: str, page: PageStatus) -> tuple[str, ...]:
    counts = (page.segments, page.translated, page.reviewed, page.outdated)
    return (title, *map(str, counts), f"{page.last:%d/%m/%Y}" if page.last else "nunca")


def _apart(title: str, lines: list[str]) -> list[str]:
    return ["", title, *(f"  {line}" for line in lines)] if lines else []


def _stale(ties: Ties) -> list[str]:
    return [
        f"{ties.place(name)}: “{name}”: {condition}"
        for name, condition in ties.conditions().items()
        if condition is not Condition.CURRENT
    ]


def _untied(ties: Ties) -> list[str]:
    return [f"{found}: {excerpt(found.block.text, _EXCERPT)}" for found in ties.untied()]


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


def _segment(ties: Ties, name: str) -> dict[str, Any]:
    entry = ties.ledger.entries.get(name)
    targets = ties.targets_of(name)
    return {
        "pagina": targets[0].path if targets else None,
        "linha": targets[0].line if targets else None,
        "situacao": ties.condition(name).value,
        "estado": entry.state.value if entry else None,
        "tradutor": entry.translator or None if entry else None,
        "revisor": entry.reviewer or None if entry else None,
        "data": entry.date.isoformat() if entry else None,
    }
