"""Formulas that differ from those of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.counting import missing
from livro.translation.checks.formulas import formulas_of, normalized
from livro.translation.checks.prose import quote
from livro.translation.checks.rule import PairRule, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.checks.book import Book
    from livro.translation.checks.reading import Reading

_ADVICE = r"Copie-a da fonte; só o que está em \text{…} se traduz."


def check(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Compare the formulas of both sides, then their order."""
    ours = [(normalized(tex), line) for tex, line in formulas_of(reading.target)]
    theirs = [normalized(tex) for tex, _ in formulas_of(reading.source)]
    lacking = missing(theirs, (tex for tex, _ in ours))
    added = missing((tex for tex, _ in ours), theirs)
    for tex in lacking:
        yield Problem(reading.first, f"Falta a fórmula {quote(tex)} da fonte.", _ADVICE, tex)
    for tex, line in ours:
        if tex in added:
            added.remove(tex)
            yield Problem(line, f"A fonte não tem a fórmula {quote(tex)}.", _ADVICE, tex)
    if not lacking:
        yield from _moved(ours, theirs)


def _moved(ours: list[tuple[str, int]], theirs: list[str]) -> Iterator[Problem]:
    """Walk down our formulas, those that only we have included, looking for theirs in order."""
    left = iter(ours)
    for wanted in theirs:
        if not any(tex == wanted for tex, _ in left):
            line = next(line for tex, line in ours if tex == wanted)
            message = f"A fórmula {quote(wanted)} não está onde a fonte a tem."
            yield Problem(line, message, "Confira se não foi trocada por outra.", wanted)
            return


RULE = PairRule(
    id="formula-diferente",
    title="As fórmulas da fonte, na mesma ordem",
    why=(
        "Uma fórmula é igual em qualquer língua. A comparação deixa de fora os espaços, o conteúdo "
        r"de `\text{…}` e a vírgula decimal; o que foi corrigido de propósito se dispensa em "
        "`traducao/trechos`, com o motivo."
    ),
    source=r"unless $n_\mathrm{out} \sigma^2 = 1$",
    bad=r"a menos que $n_\mathrm{in} \sigma^2 = 1$",
    good=r"a menos que $n_\mathrm{out} \sigma^2 = 1$",
    check=check,
)
