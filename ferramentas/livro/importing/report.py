"""What the importer tells, for a person to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.importing.notices import Topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from livro.importing.notices import Notice


def report(source: str, page: str, segments: int, notices: Sequence[Notice]) -> str:
    """Return the report of an import.

    Args:
        source: the page of the source.
        page: the page of the book.
        segments: how many segments were written.
        notices: what there is to tell.
    """
    return "\n".join([f"{source} → {page}: {_count(segments)}", *_topics(notices)]) + "\n"


def _count(segments: int) -> str:
    if segments == 1:
        return "um trecho em rascunho."
    return f"{segments} trechos em rascunho."


def _topics(notices: Sequence[Notice]) -> Iterator[str]:
    for topic in Topic:
        chosen = sorted(
            (notice for notice in dict.fromkeys(notices) if notice.topic is topic),
            key=lambda notice: notice.line,
        )
        if chosen:
            yield f"\n{topic} ({len(chosen)}):"
            yield from (_line(notice) for notice in chosen)


def _line(notice: Notice) -> str:
    place = f"linha {notice.line}: " if notice.line else ""
    lines = notice.found.split("\n")
    if len(lines) == 1:
        quoted = f" [{notice.found}]" if notice.found else ""
        return f"  {place}{notice.message}{quoted}"
    return "\n".join([f"  {place}{notice.message}", *(f"    | {line}" for line in lines)])
