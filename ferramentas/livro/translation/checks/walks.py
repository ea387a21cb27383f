"""Walks over a page: its prose, its formulas, its lines as they were typed."""

import re
from collections.abc import Iterator

from livro.translation.myst.model import Mark, Page, Passage

GAP = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands for what is not prose, a formula or code
_END = re.compile(
    r"(?:(?<=[a-zà-ú0-9)”»\N{OBJECT REPLACEMENT CHARACTER}][.!?…])|(?<=[A-Z]{2}[.!?…]))"
    r" +(?=[A-ZÀ-Ú“«(])"
)
TEXT_OF_FORMULA = re.compile(r"\\(?:text|textrm|textit|textbf|mbox)\s*\{([^{}]*)\}")
# A role, whose backticks come after `:` or `}`, or else code that stands by itself.
_ROLE_OR_CODE = re.compile(r"(?P<role>[:}]`[^`]*`)|(?P<fence>`+)(?!`)[^`]+(?P=fence)(?!`)")


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


def whole(passage: Passage, *, emphasis: bool = True) -> str:
    """Return the text of a passage, its line breaks kept."""
    return "\n".join(text for _, text in lines(passage, emphasis=emphasis))


def sentences(passage: Passage, *, emphasis: bool = True) -> Iterator[tuple[int, str]]:
    """Yield each sentence of a passage with the number of its line."""
    for number, text in lines(passage, emphasis=emphasis):
        for sentence in split(text):
            yield number, sentence


def split(text: str) -> Iterator[str]:
    """Yield the sentences of a text, without what is not prose."""
    for sentence in _END.split(text):
        yield " ".join(sentence.replace(GAP, " ").split())


def formulas(page: Page) -> list[tuple[str, int]]:
    """Return the formulas of a page, in a line or on lines of their own, with their places."""
    inline = [(span.text, span.line) for span in page.marked(Mark.FORMULA)]
    displayed = [(display.tex, display.line) for display in page.displays]
    return sorted(inline + displayed, key=lambda formula: formula[1])


def typed(page: Page, *patterns: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Yield what patterns find in the lines as they were typed, those of code apart."""
    for number, line in enumerate(page.lines):
        if number not in page.literal:
            markup = _ROLE_OR_CODE.sub(lambda found: found["role"] or "", line)
            for pattern in patterns:
                for match in pattern.finditer(markup):
                    yield number, match[0]
