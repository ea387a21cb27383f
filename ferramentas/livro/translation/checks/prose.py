"""The prose of a passage, line by line and sentence by sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.translation.myst.model import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.myst.model import Page, Passage

GAP = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands for what is not prose, a formula or code
_END = re.compile(
    r"(?:(?<=[a-zà-ú0-9)”»\N{OBJECT REPLACEMENT CHARACTER}][.!?…])|(?<=[A-Z]{2}[.!?…]))"
    r" +(?=[A-ZÀ-Ú“«(])"
)


def lines(passage: Passage, *, emphasis: bool = True) -> Iterator[tuple[int, str]]:
    """Yield each line of a passage with its number, with or without what is in italics."""
    texts: dict[int, str] = {}
    for span in passage.spans:
        is_prose = span.mark in (Mark.TEXT, Mark.ROLE) and (emphasis or not span.emphasis)
        if span.mark not in (Mark.BREAK, Mark.LINK):
            shown = span.text if is_prose else ""
            texts[span.line] = texts.get(span.line, "") + (shown or GAP)
    yield from texts.items()


def page_lines(page: Page) -> Iterator[tuple[int, str]]:
    """Yield each line of the prose of a page with its number."""
    for passage in page.passages:
        yield from lines(passage)


def places(page: Page, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield each place of the prose of a page where a pattern is, with the number of its line."""
    for number, text in page_lines(page):
        for found in pattern.finditer(text):
            yield number, found


def whole(passage: Passage) -> str:
    """Return the text of a passage, its line breaks kept."""
    return "\n".join(text for _, text in lines(passage))


def sentences(passage: Passage, *, emphasis: bool = True) -> Iterator[tuple[int, str]]:
    """Yield each sentence of a passage with the number of its line."""
    for number, text in lines(passage, emphasis=emphasis):
        for sentence in _END.split(text):
            yield number, sentence.replace(GAP, " ").strip()


def quote(text: str, longest: int = 60) -> str:
    """Return the beginning of a text, on one line, between quotation marks."""
    text = " ".join(text.split())
    short = text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
    return f"“{short}”"
