"""A cell that does something else than that of the source."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from livro.book.shown import shown_in
from livro.translation.checks.code import tree
from livro.translation.checks.ports import Port
from livro.translation.checks.prose import quote
from livro.translation.checks.rule import PairRule, Problem
from livro.translation.checks.source import joined
from livro.translation.checks.statements import Statement, statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from livro.book.cells import Cell
    from livro.translation.checks.book import Book
    from livro.translation.checks.reading import Reading

_FILE = "traducao/portes.yml"
_ADVICE = f"Desfaça a mudança ou, se é de propósito, declare-a em {_FILE}."


def check(reading: Reading, book: Book) -> Iterator[Problem]:
    """Compare the cells of both sides, and those beside them that were ported from them."""
    ports = [port for port in book.knowledge.ports if port.segment == reading.segment]
    left = list(reading.target.cells)
    sources = reading.source_cells
    for source in sources if len(sources) <= len(left) else joined(sources):
        cell = next((cell for cell in left if not source.tabs or source.tabs & _tabs(cell)), None)
        if cell is None:
            told = f"Falta a célula da fonte que começa com {quote(source.code.strip())}."
            yield Problem(reading.first, told, "Cada célula da fonte é uma célula do livro.")
            continue
        left.remove(cell)
        yield from _compared(reading, cell, source.code, ports)
    for cell in left:
        if not _tabs(cell) & {port.tab for port in ports}:
            yield Problem(cell.first + 1, "A fonte não tem esta célula.", _ADVICE)


def _tabs(cell: Cell) -> set[str]:
    return set(cell.says.frameworks)


def _compared(reading: Reading, cell: Cell, code: str, ports: Sequence[Port]) -> Iterator[Problem]:
    """Compare a cell and those ported from the same source."""
    if not any(port.tab in _tabs(cell) for port in ports):
        yield from _differences(cell, code, Port(reading.segment, "", "", ()))
    for port in ports:
        ported = cell if port.tab in _tabs(cell) else _beside(reading.page.cells, cell, port.tab)
        if ported:
            yield from _differences(ported, code, port)
        else:
            told = f"O porte para {port.tab} não tem célula ao lado desta."
            yield Problem(reading.first, told, f"Apague-o de {_FILE}.")


def _beside(cells: tuple[Cell, ...], cell: Cell, tab: str) -> Cell | None:
    """Find the cell of another framework in the same group of tabs."""
    here = cells.index(cell)
    for direction in (cells[here::-1], cells[here:]):
        for other in direction:
            if tab in _tabs(other):
                return other
            if not _tabs(other) or (other is not cell and _tabs(other) & _tabs(cell)):
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
