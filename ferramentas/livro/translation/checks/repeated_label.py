"""A label given twice, or with letters that addresses do not like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.translation.checks.prose import quote
from livro.translation.checks.rule import PageRule, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page

_SOUND = re.compile(r"[a-z0-9][a-z0-9_.-]*")


def check(page: Page, book: Book) -> Iterator[Problem]:
    """Look up who else gives each label, and how it is written."""
    for label in page.labels:
        others = [p for p in book.labels[label.name] if p != f"{page.path}:{label.line}"]
        if others:
            message = f"O rótulo {quote(label.name)} também está em {', '.join(others)}."
            yield Problem(label.line, message, "Dê a cada lugar o seu.")
        if not _SOUND.fullmatch(label.name):
            message = f"O rótulo {quote(label.name)} tem letras que não cabem em um endereço."
            yield Problem(label.line, message, "Use só minúsculas sem acento, dígitos e _ ou -.")


RULE = PageRule(
    id="rotulo-repetido",
    title="Um rótulo para cada lugar",
    why="Com dois iguais, as referências levam a um deles, e ninguém sabe a qual.",
    bad="(sec_a)=\n# Um\n\n(sec_a)=\n## Outro",
    good="(sec_a)=\n# Um\n\n(sec_b)=\n## Outro",
    check=check,
)
