"""The state of the segments: what links them to the source, who answers for them, and how far."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from livro.translation.checks.book import Book
from livro.translation.checks.reading import Reading
from livro.translation.checks.rule import BitextRule, ReleaseRule, WaiverRule
from livro.translation.problem import Problem
from livro.translation.segments.bitext import Bitext, Condition
from livro.translation.segments.ledger import State
from livro.translation.segments.places import SOURCES


@BitextRule(
    id="trecho-solto",
    title="Cada trecho amarrado à sua fonte",
    why=(
        "É a amarra que diz o que reler quando a fonte muda. Todo texto do livro está sob um "
        "comentário `% seg`, e todo bloco da fonte, em algum trecho ou nas omissões."
    ),
    bad="Uma frase acrescentada antes do primeiro comentário.\n\n% seg: edicao\nO resto.",
    good="% seg: edicao\nUma frase acrescentada depois dele.\n\nO resto.",
)
def loose_segment(bitext: Bitext) -> Iterator[Problem]:
    """Look at the comments, at the ledger and at what either has alone."""
    for problem in bitext.problems:
        message = problem.message[0].upper() + problem.message[1:]
        yield replace(problem, message=message)
    for untranslated in bitext.untranslated():
        path = (SOURCES / untranslated.source).as_posix()
        advice = "Traduza-o ou declare-o, com o motivo, com `livro omitir`."
        line, message = untranslated.block.line, "Bloco da fonte sem tradução."
        yield Problem(line, message, advice, path=path)
    for name, condition in bitext.conditions().items():
        if condition is Condition.ORPHAN:
            advice = "Devolva à página o comentário “% seg” dele, com a tradução."
            message = f"O trecho “{name}” não está em página nenhuma."
            yield Problem(1, message, advice, path=bitext.place(name))
        elif condition is Condition.SOURCELESS:
            target = bitext.targets_of(name)[0]
            message = f"O trecho “{name}” não traduz bloco nenhum da fonte."
            advice = "Confira o nome ou, se só esta edição o tem, escreva “% seg: edicao”."
            yield Problem(target.line - 1, message, advice, path=target.path)


@WaiverRule(
    id="dispensa-sem-uso",
    title="Dispensas que dispensam de alguma coisa",
    why=(
        "Uma dispensa que já não é preciso, ou com o nome da regra errado, esconderia o próximo "
        "engano naquele trecho."
    ),
    bad="dispensas:\n  formula-diferente: o original errou a fórmula  # já corrigida lá",
    good="dispensas: {}",
)
def unused_waiver(reading: Reading, unused: Iterable[str]) -> Iterator[Problem]:
    """Tell of each."""
    for name in unused:
        message = f"A dispensa “{name}” não dispensa de nada."
        yield Problem(reading.first, message, "Apague-a de traducao/trechos.")


@ReleaseRule(
    id="trecho-desatualizado",
    title="Num lançamento, nada desatualizado",
    why="O que mudou depois que alguém respondeu pelo trecho ainda não foi conferido por ninguém.",
    bad="estado: traduzido (fonte mudou)",
    good="estado: traduzido (em dia)",
)
def stale(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Ask for the condition of the segment."""
    if reading.condition is not Condition.CURRENT:
        yield Problem(
            reading.first,
            f"O trecho está desatualizado: {reading.condition.value}.",
            f"Releia-o com a fonte e rode `livro marcar {reading.segment} traduzido`.",
        )


@ReleaseRule(
    id="trecho-sem-revisao",
    title="Num lançamento, tudo revisado",
    why="Quem traduziu não vê o próprio engano.",
    bad="estado: traduzido",
    good="estado: revisado",
)
def unreviewed(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Ask for the state of the segment."""
    if reading.state is not State.REVIEWED:
        yield Problem(
            reading.first,
            f"O trecho não foi revisado: está em {reading.state.value}.",
            f"Outra pessoa o lê com a fonte e roda `livro marcar {reading.segment} revisado`.",
        )
