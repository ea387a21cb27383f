"""A role that an editor or a machine broke."""

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

ROLES = ("abbr", "cite:p", "cite:t", "doc", "eq", "kbd", "numref", "ref", "sub", "sup", "term")
_NAMES = "|".join(re.escape(name) for name in sorted(ROLES, key=len, reverse=True))
_BROKEN = (
    re.compile(rf"\{{\s*(?:{_NAMES})\s*\}}(?!`)"),  # no backtick, or a space before it
    re.compile(r"\{(?:\s+[\w:]+\s*|[\w:]+\s+|[\w:]*\s*:\s+\w*|\w+\s+:\w*)\}\s*`"),  # { ref}`
    re.compile(rf"\w\{{(?:{_NAMES})\}}`"),  # a word glued before
    re.compile(rf"\{{(?:{_NAMES})\}}`[^`]*`\w"),  # a word glued after
    re.compile(rf"\{{(?:{_NAMES})\}}`(?:\s[^`]*|[^`]*\s|)`"),  # a space inside, or nothing
    re.compile(rf"(?<![{{\w:])(?:{_NAMES})\}}`|\{{(?:{_NAMES})(?![\w:}}])"),  # a brace lost
)
_TARGET = re.compile(r"^\s*\(\s*[\w.-]+\s*\)\s*=\s*$")
_SOUND_TARGET = re.compile(r"^\([\w.-]+\)=$")
_ADVICE = "Escreva o papel como {nome}`alvo`, sem espaços no meio e separado das palavras."


def check(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for roles with spaces, without a backtick, glued to words, or unknown."""
    for line, found in matches(page, *_BROKEN):
        yield Problem(line, f"Papel danificado: {quote(found)}.", _ADVICE)
    for line, found in matches(page, _TARGET):
        if not _SOUND_TARGET.match(found):
            yield Problem(line, f"Rótulo danificado: {quote(found)}.", "Escreva (rótulo)=.")
    for span in page.spans:
        if span.mark is Mark.ROLE and span.name not in ROLES:
            advice = f"Os papéis deste livro são {', '.join(ROLES)}."
            yield Problem(span.line, f"Papel desconhecido: {quote(span.name)}.", advice)
        elif span.mark is Mark.TEXT and "`" in span.text:
            yield Problem(span.line, "Uma crase (`) sem par.", "Feche-a ou apague-a.")


RULE = PageRule(
    id="papel-danificado",
    title="Papéis inteiros",
    why=(
        "Um espaço a mais ou uma crase a menos, e a referência vira texto ou engole o resto do "
        "parágrafo. É o estrago mais comum da tradução automática."
    ),
    bad="Veja {ref} `sec_mlp`.",
    good="Veja {ref}`sec_mlp`.",
    check=check,
)
