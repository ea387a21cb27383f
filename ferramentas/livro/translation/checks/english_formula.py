"""English words inside formulas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.translation.checks.formulas import formulas_of
from livro.translation.checks.prose import quote
from livro.translation.checks.rule import PageRule, Problem
from livro.translation.words.identify import english_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page

_WORDS = re.compile(r"\\(?:text|textrm|textit|textbf|mbox)\s*\{([^{}]*)\}")


def check(page: Page, _book: Book) -> Iterator[Problem]:
    """Look at the texts of each formula."""
    for tex, line in formulas_of(page):
        for text in _WORDS.findall(tex):
            if english_words(text):
                yield Problem(
                    line,
                    f"Inglês dentro de uma fórmula: {quote(text.strip())}.",
                    r"Traduza o que está em \text{…}; o resto da fórmula não muda.",
                )


RULE = PageRule(
    id="ingles-na-formula",
    title="Palavras de fórmulas em português",
    why=r"O que está em `\text{…}` se lê como o resto da frase.",
    bad=r"$\sigma^2 = 1 \text{ or equivalently } \sigma = 1$",
    good=r"$\sigma^2 = 1 \text{ ou, de forma equivalente, } \sigma = 1$",
    check=check,
)
