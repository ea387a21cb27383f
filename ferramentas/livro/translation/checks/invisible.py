"""Characters that nobody sees."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from livro.translation.checks.rule import PageRule, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page

_FOUND_ANYWHERE = {"\t", "\r"}
_SOFT_SPACES = {"\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\N{SOFT HYPHEN}"}


def _is_hidden(character: str) -> bool:
    category = unicodedata.category(character)
    return (
        category in ("Cf", "Cc", "Co", "Zl", "Zp")
        or character in _SOFT_SPACES
        or character in _FOUND_ANYWHERE
        or unicodedata.combining(character) > 0
    )


def check(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for characters of no width, spaces that are none, accents apart from their letters."""
    for number, line in enumerate(page.lines):
        for column, character in enumerate(line, 1):
            if _is_hidden(character):
                name = unicodedata.name(character, "sem nome")
                yield Problem(
                    number,
                    f"Caractere invisível na coluna {column}: U+{ord(character):04X} ({name}).",
                    "Apague-o e digite de novo o que está em volta.",
                )


RULE = PageRule(
    id="caractere-invisivel",
    title="Nenhum caractere invisível",
    why=(
        "Vêm de editores e de páginas copiadas, quebram a busca e as referências, e ninguém os vê. "
        "Acentos separados da letra também contam."
    ),
    bad="gra\u200bdiente",
    good="gradiente",
    check=check,
)
