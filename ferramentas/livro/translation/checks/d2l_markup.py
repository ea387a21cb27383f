"""Markup of the source format that was left in the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.translation.checks.prose import quote
from livro.translation.checks.raw import matches
from livro.translation.checks.rule import PageRule, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page

# A colon first: the source writes the name between two of them, MyST between braces.
_ROLE = re.compile(
    r":\s*(?:label|eqlabel|numref|ref|eqref|cite|citet|width|height|begin_tab|end_tab)\s*:(?:\s*`|$)"
    r"|(?<![\w:]):[a-z][\w:-]*:`"  # any other role of reStructuredText
)
_TABS = re.compile(r"#@tab|%%tab|%load_ext d2lbook|#@save")
_MARKS = (
    _TABS,
    re.compile(r"[\[(](?:\*\*|~~)|(?:\*\*|~~)[\])]"),
    re.compile(r"\{\.(?:python|input)\b[^}]*\}"),
    re.compile(r"<!--|-->|stackedit"),
    re.compile(r"^```(?:toc|eval_rst)\b"),
)


def check(page: Page, _book: Book) -> Iterator[Problem]:
    """Look at the lines outside code, and for marks of cells inside it."""
    for line, found in matches(page, _ROLE, *_MARKS):
        yield _problem(line, found)
    for cell in page.cells:
        for line, text in enumerate(cell.code.split("\n"), cell.first + 1):
            if mark := _TABS.search(text):
                yield _problem(line, mark[0])


def _problem(line: int, found: str) -> Problem:
    return Problem(
        line,
        f"Marcação do formato do d2l: {quote(found)}.",
        "Escreva-a como MyST: `{ref}`, `{numref}`, `{eq}`, `{cite:p}`, `(rótulo)=`.",
    )


RULE = PageRule(
    id="marcacao-d2l",
    title="Nada do formato do d2l",
    why="O Sphinx não conhece essa marcação e a mostra ao leitor como texto.",
    bad="A função sigmoide (apresentada em :numref:`sec_mlp`) era popular.",
    good="A função sigmoide (apresentada em {numref}`sec_mlp`) era popular.",
    check=check,
)
