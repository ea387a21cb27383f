"""A formula that an editor or a machine broke."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.translation.checks.formulas import formulas_of
from livro.translation.checks.prose import quote
from livro.translation.checks.raw import matches
from livro.translation.checks.rule import PageRule, Problem
from livro.translation.myst.model import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.myst.model import Page

_SPLIT = (
    re.compile(
        r"\\\s+(?:math[a-z]+|frac|sqrt|sum|sigma|partial|text|begin|end|left|right)(?![a-z])"
    ),
    re.compile(r"\\math[a-z]+\s+\{"),
)


def check(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for spaces where TeX has none, dollars without a pair, braces without a pair."""
    for line, found in matches(page, *_SPLIT):
        yield Problem(line, f"TeX partido: {quote(found)}.", "Tire os espaços do comando.")
    for span in page.spans:
        if span.mark is Mark.TEXT and "$" in span.text and "\\$" not in page.lines[span.line]:
            yield Problem(span.line, "Um cifrão ($) sem par.", "Abra e feche cada fórmula.")
        elif span.mark is Mark.FORMULA and span.text != span.text.strip():
            advice = "Escreva-a sem espaços junto aos cifrões."
            yield Problem(span.line, f"Fórmula com folga: {quote(span.text)}.", advice)
    for tex, line in formulas_of(page):
        if not _balanced(tex):
            advice = "Abra e feche as chaves aos pares."
            yield Problem(line, f"Chaves sem par na fórmula {quote(tex.strip())}.", advice)


def _balanced(tex: str) -> bool:
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", tex.replace(r"\\", "")):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


RULE = PageRule(
    id="formula-danificada",
    title="Fórmulas inteiras",
    why="Um cifrão a menos troca fórmula por texto até o fim do parágrafo.",
    bad=r"A entrada $ \ mathbf {x} $ tem $n componentes.",
    good=r"A entrada $\mathbf{x}$ tem $n$ componentes.",
    check=check,
)
