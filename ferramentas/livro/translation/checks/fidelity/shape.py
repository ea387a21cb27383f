"""What the translation has as much of as its source: headings, items, cells, words."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from livro.book.cells import Cell
from livro.book.shown import shown_in
from livro.translation.checks.book import Book
from livro.translation.checks.code import tree
from livro.translation.checks.finding import Severity
from livro.translation.checks.ports import Port, Statement, statements
from livro.translation.checks.reading import Reading
from livro.translation.checks.rule import PairRule, quote
from livro.translation.checks.source import joined
from livro.translation.checks.walks import sentences
from livro.translation.myst.model import Page
from livro.translation.problem import Problem
from livro.translation.segments.places import PORTS


@PairRule(
    id="titulo-diferente",
    title="Os títulos da fonte",
    why="A hierarquia dos títulos é a do raciocínio.",
    source="### Beyond",
    bad="Para ir além",
    good="### Para ir além",
)
def different_heading(reading: Reading, book: Book) -> Iterator[Problem]:
    """Compare the headings; a page may raise all of its own by as many levels."""
    ours, theirs = reading.target.headings, reading.source.headings
    if len(ours) != len(theirs):
        message = f"A fonte tem {len(theirs)} título(s) aqui, e a tradução, {len(ours)}."
        yield Problem(reading.first, message, "Traduza cada título por um título.")
        return
    for heading, original in zip(ours, theirs, strict=True):
        wanted = original.level - _raised(reading.page, book)
        if heading.level != wanted:
            message = f"O título tem nível {heading.level}, e nesta página devia ter {wanted}."
            yield Problem(heading.line, message, f"Comece-o com {'#' * wanted}.")


def _raised(page: Page, book: Book) -> int:
    """Return by how many levels the first heading of a page is above its source's."""
    for reading in book.readings:
        if reading.page.path == page.path:
            for ours, theirs in zip(reading.target.headings, reading.source.headings, strict=False):
                return theirs.level - ours.level
    return 0


@PairRule(
    id="lista-diferente",
    title="Os itens da fonte",
    why="Um item que some em uma lista longa não faz falta a quem não conhece a fonte.",
    source="* ReLU activation functions mitigate the problem.\n* Random initialization is key.",
    bad="* As funções de ativação ReLU mitigam o problema.",
    good="* As funções de ativação ReLU mitigam o problema.\n* O sorteio é fundamental.",
)
def different_list(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Count the items of both sides."""
    ours, theirs = len(reading.target.items), len(reading.source.items)
    if ours != theirs:
        message = f"A lista da fonte tem {theirs} itens, e a da tradução, {ours}."
        yield Problem(reading.first, message, "Traduza cada item por um item.")


_PORTS = PORTS.as_posix()
_UNDO = f"Desfaça a mudança ou, se é de propósito, declare-a em {_PORTS}."


@PairRule(
    id="celula-diferente",
    title="O código da fonte",
    why=(
        "As células são comparadas pela árvore sintática: textos, comentários e importações podem "
        "mudar; um operador, não. O que foi portado para o pacote deste livro ou para outro "
        f"*framework* está declarado, troca por troca, em `{_PORTS}`."
    ),
    source="```{.python .input}\n#@tab pytorch\nM = torch.mm(M, A)\n```",
    bad="```{code-cell} ipython3\n:tags: [tab-pytorch]\n\nM = torch.mm(A, M)\n```",
    good="```{code-cell} ipython3\n:tags: [tab-pytorch]\n\nM = torch.mm(M, A)\n```",
)
def different_cell(reading: Reading, book: Book) -> Iterator[Problem]:
    """Compare the cells of both sides, and those beside them that were ported from them."""
    ports = [port for port in book.knowledge.ports if port.segment == reading.segment]
    left = list(reading.target.cells)
    sources = reading.source_cells
    for source in joined(sources) if _is_one_per_framework(left) else sources:
        cell = next((cell for cell in left if not source.tabs or source.tabs & _tabs(cell)), None)
        if cell is None:
            told = f"Falta a célula da fonte que começa com {quote(source.code.strip())}."
            yield Problem(reading.first, told, "Cada célula da fonte é uma célula do livro.")
            continue
        left.remove(cell)
        yield from _compared(reading, cell, source.code, ports)
    for cell in left:
        if not _tabs(cell) & {port.tab for port in ports}:
            yield Problem(cell.first + 1, "A fonte não tem esta célula.", _UNDO)


def _is_one_per_framework(cells: Sequence[Cell]) -> bool:
    tabs = [name for cell in cells for name in _tabs(cell)]
    return all(len(_tabs(cell)) == 1 for cell in cells) and len(tabs) == len(set(tabs))


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
            yield Problem(reading.first, told, f"Apague-o de {_PORTS}.")


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
        yield Problem(cell.first + 1, message, f"Atualize-o em {_PORTS}.")
        return
    functions = {shown.node.name for shown in shown_in([cell]) if shown.is_current}
    for ours, theirs in zip_longest(statements(cell.code, functions), wanted):
        if ours is None or theirs is None or ours.tree != theirs.tree:
            yield Problem(_line(cell, ours), _message(ours, theirs), _UNDO)
            return


def _line(cell: Cell, ours: Statement | None) -> int:
    return cell.first + ours.line if ours else cell.last


def _message(ours: Statement | None, theirs: Statement | None) -> str:
    if ours is None and theirs:
        return f"Falta na célula: {quote(theirs.code)}."
    if theirs is None and ours:
        return f"A célula da fonte não tem {quote(ours.code)}."
    return f"Na célula da fonte está {quote(theirs.code if theirs else '')}."


@PairRule(
    id="trecho-vazio",
    title="Nenhum trecho vazio",
    why="Um comentário `% seg` sem texto embaixo faz parecer traduzido o que se perdeu.",
    source="The hidden layer would behave as if it had only a single unit.",
    bad="",
    good="A camada oculta se comportaria como se tivesse uma única unidade.",
)
def missing_text(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Look for words where the source has them."""
    if _words(reading.source) and not _words(reading.target):
        advice = "Traduza a fonte ou, se foi de propósito, diga-o nas omissões."
        yield Problem(reading.first, "A fonte diz alguma coisa aqui, e a tradução, nada.", advice)


def _words(page: Page) -> int:
    """Count the words of a text."""
    return sum(len(text.split()) for passage in page.passages for _, text in sentences(passage))


_ENOUGH = 20  # words of the source; fewer say nothing about a ratio
_SHORTEST, _LONGEST = 0.75, 1.6  # Portuguese takes some 10% more words than English


@PairRule(
    id="comprimento",
    title="Nem muito mais longo nem muito mais curto",
    why="Uma frase que faltou muda pouco o tamanho de uma página e muito o de um parágrafo.",
    source=(
        "This is more than just a theoretical nuisance. Consider the aforementioned "
        "one-hidden-layer MLP with two hidden units. The hidden layer would behave as if it had "
        "only a single unit."
    ),
    bad="Isso é mais do que um incômodo teórico.",
    good=(
        "Isso é mais do que um incômodo teórico.\nConsidere o MLP acima, com uma camada oculta de "
        "duas unidades.\nA camada oculta se comportaria como se tivesse uma única unidade."
    ),
    severity=Severity.WARNING,
    words=True,
)
def length(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Compare the number of words of both sides."""
    ours, theirs = _words(reading.target), _words(reading.source)
    if theirs >= _ENOUGH and not _SHORTEST <= ours / theirs <= _LONGEST:
        message = f"A fonte tem {theirs} palavras, e a tradução, {ours}."
        advice = "Confira se nada se perdeu, e se o que é nosso não cabe em uma Nota desta edição."
        yield Problem(reading.first, message, advice)
