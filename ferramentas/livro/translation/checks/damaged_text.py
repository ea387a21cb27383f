"""Emphasis and links that an editor or a machine broke."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.translation.checks.prose import quote
from livro.translation.checks.raw import matches
from livro.translation.checks.rule import PageRule, Problem
from livro.translation.myst.model import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page

_LINK = (
    re.compile(r"\]\s+\((?:https?:|#|\.{0,2}/)"),
    re.compile(r"\]\(\s+|\]\(https?:[^)\s]*\s+[^)\"]*\)"),
    re.compile(r"(?<!\])\(\s*https?:[^)]*\)"),
)
_STRAY = re.compile(r"\*+|(?<!\w)_|_(?!\w)|\]\(|~~")


def check(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for links cut in two and for marks that stayed in the text as themselves."""
    for line, found in matches(page, *_LINK):
        advice = "Escreva [texto](endereço), sem espaços no meio."
        yield Problem(line, f"Link danificado: {quote(found)}.", advice)
    for span in page.spans:
        stray = _STRAY.search(span.text) if span.mark is Mark.TEXT else None
        if stray and f"\\{stray[0][0]}" not in page.lines[span.line]:
            yield Problem(
                span.line,
                f"Marcação solta no texto: {quote(stray[0])}.",
                "Escreva *palavra* ou **palavra**, com os asteriscos encostados e em pares.",
            )


RULE = PageRule(
    id="enfase-ou-link-danificado",
    title="Ênfases e links inteiros",
    why="Um espaço no lugar errado mostra ao leitor os asteriscos, os colchetes ou o endereço.",
    bad="O gradiente é ** muito ** pequeno; veja [o livro] (https://d2l.ai).",
    good="O gradiente é **muito** pequeno; veja [o livro](https://d2l.ai).",
    check=check,
)
