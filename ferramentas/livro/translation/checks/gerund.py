"""“Vamos estar vendo”: the gerund of call centres and of machine translation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.translation.checks.finding import Severity
from livro.translation.checks.prose import places, quote
from livro.translation.checks.rule import PageRule, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page

_PHRASE = re.compile(
    r"\b(?:(?:vai|vão|vamos|irá|irão|iremos|pode|podem|podemos|deve|devem|devemos) estar"
    r"|estar(?:á|ão|emos|ia|iam|íamos))\s+\w+(?:ando|endo|indo|ondo)\b",
    re.IGNORECASE,
)


def check(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for `estar` in the future followed by a gerund."""
    for number, found in places(page, _PHRASE):
        advice = "Diga-o com o verbo simples: “veremos”, “pode ver”."
        yield Problem(number, f"Gerundismo: {quote(found[0])}.", advice)


RULE = PageRule(
    id="gerundismo",
    title="Sem gerundismo",
    why="“Podemos estar enfrentando” diz, com mais palavras, o mesmo que “enfrentamos”.",
    bad="Podemos estar enfrentando gradientes instáveis.",
    good="Podemos enfrentar gradientes instáveis.",
    severity=Severity.WARNING,
    check=check,
)
