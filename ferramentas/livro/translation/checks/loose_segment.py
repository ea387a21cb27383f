"""Text without a segment, segments without text, blocks of the source without a translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.checks.rule import BitextRule, PlacedProblem
from livro.translation.segments.bitext import Condition
from livro.translation.segments.places import SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.translation.segments.bitext import Bitext


def check(bitext: Bitext) -> Iterator[PlacedProblem]:
    """Look at the comments, at the ledger and at what either has alone."""
    for problem in bitext.problems:
        message = problem.message[0].upper() + problem.message[1:]
        yield PlacedProblem(problem.path, problem.line, message, "")
    for untranslated in bitext.untranslated():
        path = (SOURCES / untranslated.source).as_posix()
        advice = "Traduza-o ou declare-o, com o motivo, com `livro omitir`."
        yield PlacedProblem(path, untranslated.block.line, "Bloco da fonte sem tradução.", advice)
    for name, condition in bitext.conditions().items():
        if condition is Condition.ORPHAN:
            advice = "Devolva à página o comentário “% seg” dele, com a tradução."
            message = f"O trecho “{name}” não está em página nenhuma."
            yield PlacedProblem(bitext.place(name), 1, message, advice)
        elif condition is Condition.SOURCELESS:
            target = bitext.targets_of(name)[0]
            message = f"O trecho “{name}” não traduz bloco nenhum da fonte."
            advice = "Confira o nome ou, se só esta edição o tem, escreva “% seg: edicao”."
            yield PlacedProblem(target.path, target.line - 1, message, advice)


RULE = BitextRule(
    id="trecho-solto",
    title="Cada trecho amarrado à sua fonte",
    why=(
        "É a amarra que diz o que reler quando a fonte muda. Todo texto do livro está sob um "
        "comentário `% seg`, e todo bloco da fonte, em algum trecho ou nas omissões."
    ),
    bad="Uma frase acrescentada antes do primeiro comentário.\n\n% seg: edicao\nO resto.",
    good="% seg: edicao\nUma frase acrescentada depois dele.\n\nO resto.",
    check=check,
)
