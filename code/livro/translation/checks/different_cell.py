"""A cell that does something else than that of the source."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from livro.shown import shown_in
from livro.translation.checks.code import tree
from livro.translation.checks.ports import Port
from livro.translation.checks.prose import quote
from livro.translation.checks.rule import PairRule, Problem
from livro.translation.checks.statements import Statement, statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.cells import Cell
    from livro.translation.checks.book import Book
    from livro.translation.checks.reading import Reading

_FILE = "traducao/portes.yml"
_ADVICE = f"Desfaça a mudança ou, se é de propósito, declare-a em {_FILE}."


def check(reading: Reading, book: Book) -> Iterator[Problem]:
    """Compare the cells of both sides, and those beside them that were ported from them."""
    cells, codes = reading.target.cells, reading.source_code
    if len(cells) != len(codes):
        message = f"A fonte tem {len(codes)} célula(s) aqui, e o livro, {len(cells)}."
        yield Problem(reading.first, message, "Cada célula da fonte é uma célula do livro.")
        return
    ports = [port for port in book.knowledge.ports if port.segment == reading.segment]
    for cell, code in zip(cells, codes, strict=True):
        own = {tag.removeprefix("tab-") for tag in cell.tags}
        if not any(port.tab in own for port in ports):
            yield from _differences(cell, code, Port(reading.segment, "", "", ()))
        for port in ports:
            ported = cell if port.tab in own else _beside(reading.page.cells, cell, port.tab)
            if ported is None:
                message = f"O porte para {port.tab} não tem célula ao lado desta."
                yield Problem(reading.first, message, f"Apague-o de {_FILE}.")
            else:
                yield from _differences(ported, code, port)


def _beside(cells: tuple[Cell, ...], cell: Cell, tab: str) -> Cell | None:
    """Find the cell of another framework in the same group of tabs."""
    here = cells.index(cell)
    for direction in (cells[here::-1], cells[here:]):
        for other in direction:
            if f"tab-{tab}" in other.tags:
                return other
            if other is not cell and set(other.tags) & set(cell.tags):
                break
            if not any(tag.startswith("tab-") for tag in other.tags):
                break
    return None


def _differences(cell: Cell, code: str, port: Port) -> Iterator[Problem]:
    if tree(cell) is None:
        return  # another rule tells of it
    try:
        wanted = port.carry_out(statements(code))
    except ValueError:
        message = f"A fonte já não tem o que o porte para {port.tab} troca."
        yield Problem(cell.first + 1, message, f"Atualize-o em {_FILE}.")
        return
    functions = {shown.node.name for shown in shown_in([cell])}
    for ours, theirs in zip_longest(statements(cell.code, functions), wanted):
        if ours is None or theirs is None or ours.tree != theirs.tree:
            yield Problem(_line(cell, ours), _message(ours, theirs), _ADVICE)
            return


def _line(cell: Cell, ours: Statement | None) -> int:
    return cell.first + ours.line if ours else cell.last


def _message(ours: Statement | None, theirs: Statement | None) -> str:
    if ours is None and theirs:
        return f"Falta na célula: {quote(theirs.code)}."
    if theirs is None and ours:
        return f"A célula da fonte não tem {quote(ours.code)}."
    return f"Na célula da fonte está {quote(theirs.code if theirs else '')}."


RULE = PairRule(
    id="celula-diferente",
    title="O código da fonte",
    why=(
        "As células são comparadas pela árvore sintática: textos, comentários e importações podem "
        "mudar; um operador, não. O que foi portado para o pacote deste livro ou para outro "
        f"*framework* está declarado, troca por troca, em `{_FILE}`."
    ),
    source="```{.python .input}\n#@tab pytorch\nM = torch.mm(M, A)\n```",
    bad="```{code-cell} ipython3\n:tags: [tab-pytorch]\n\nM = torch.mm(A, M)\n```",
    good="```{code-cell} ipython3\n:tags: [tab-pytorch]\n\nM = torch.mm(M, A)\n```",
    check=check,
)
