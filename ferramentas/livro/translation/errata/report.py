"""The defects of the original in English, in Markdown, ready to be filed where it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from livro.translation.original import Original, kept, read_originals
from livro.translation.segments.bitext import Bitext

if TYPE_CHECKING:
    from livro.translation.errata.defects import Defect


def as_markdown(root: Path, bitext: Bitext, defects: Iterable[Defect]) -> str:
    """Write the defects of each page of the original, one after another."""
    originals = read_originals(root)
    pages = [
        "\n".join(_page(root, originals[source], list(found)))
        for source, found in groupby(
            defects, lambda defect: bitext.ledger.entries[defect.segment].source
        )
        if source in originals
    ]
    return "\n".join(pages)


def _page(root: Path, original: Original, defects: list[Defect]) -> Iterator[str]:
    here = kept(root, original) is not None
    yield f"# Errata of `{original.path}`"
    yield ""
    yield (
        f"Found while translating [commit `{original.commit[:7]}`]({original.page}).  "
        "The tests are those of the translation."
    )
    for number, defect in enumerate(defects, 1):
        yield ""
        yield from _item(number, defect, original.page, line=defect.line if here else 0)


def _item(number: int, defect: Defect, page: str, *, line: int) -> Iterator[str]:
    place = f" ([line {line}]({page}?plain=1#L{line}))" if line else ""
    yield f"## {number}. {defect.title}"
    yield ""
    yield f"The text says{place}:"
    yield ""
    yield f"> {defect.words}"
    yield ""
    yield f"**What is wrong.** {_line(defect.wrong)}"
    yield ""
    yield f"**Why.** {_line(defect.why)}"
    yield ""
    yield "**Proposed:**"
    yield ""
    yield f"> {_line(defect.proposal)}"
    yield ""
    yield f"**Shown by** `{defect.test}`."


def _line(text: str) -> str:
    return " ".join(text.split())
