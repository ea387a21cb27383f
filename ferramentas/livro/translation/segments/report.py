"""The state of the translation in words, for people and for programs."""

import json
from typing import Any

from livro.translation.segments.bitext import Bitext, Condition
from livro.translation.segments.content import excerpt
from livro.translation.segments.ledger import State
from livro.translation.segments.status import PageStatus, page_statuses, total

_HEAD = ("página", "trechos", "traduzidos", "revisados", "a rever", "conferida em")
_EXCERPT = 50


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
