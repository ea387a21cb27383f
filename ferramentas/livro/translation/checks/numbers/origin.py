"""Where the numbers of this edition's text come from: a cell, or a comment that says it."""

from collections.abc import Iterator

from livro.translation.checks.book import Book
from livro.translation.checks.numbers.cells import numbers_of
from livro.translation.checks.numbers.declared import Declaration, declarations
from livro.translation.checks.numbers.stated import Stated, stated_in
from livro.translation.checks.rule import PageRule, quote
from livro.translation.myst.model import Page
from livro.translation.problem import Problem

_CELL = "```{{code-cell}} ipython3\nassert f'{{gain:.2f}}' == '{}'\n```"


def _without_cell(page: Page, book: Book) -> list[Stated]:
    """Return the numbers of this edition's text that no cell of the page has."""
    if page.broken_cell or not page.path.endswith(".md"):
        return []
    known = numbers_of(page)
    return [
        number
        for number in stated_in(page)
        if not number.values & known and not book.segment_at(page, number.line)
    ]


@PageRule(
    id="numero-sem-celula",
    title="Cada número vem de uma célula",
    why=(
        "Um resultado que nenhuma célula confere continua no texto quando a conta muda. Vale para "
        "números com vírgula, porcentagens, potências de dez, milhares e “cerca de N” ou “N vezes” "
        "do texto que é só desta edição; contagens, anos e versões ficam de fora."
    ),
    bad=f"O ganho é $1{{,}}59$.\n\n{_CELL.format('1.95')}",
    good=f"O ganho é $1{{,}}59$.\n\n{_CELL.format('1.59')}",
)
def without_cell(page: Page, book: Book) -> Iterator[Problem]:
    """Look for each number in the cells of its page and in the comments above it."""
    declared = declarations(page)
    for number in _without_cell(page, book):
        if not any(each.covers(number) for each in declared):
            yield Problem(
                number.line,
                f"Nenhuma célula da página tem o número {quote(number.text)}.",
                "Confira-o em uma célula com a etiqueta `test` ou diga, acima do bloco, de onde "
                f"ele vem: “% números: {number.text} (motivo ou página)”.",
            )


@PageRule(
    id="declaracao-de-numeros",
    title="Declarações de números que dizem a verdade",
    why=(
        "Uma declaração de que já não se precisa, ou que aponta para uma página sem o número, "
        "esconderia o próximo engano."
    ),
    bad="% números: 68% (a regra da normal)\nCerca de dois terços ficam perto da média.",
    good="% números: 68% (a regra da normal)\nFicam perto da média 68% dos valores.",
)
def false_declaration(page: Page, book: Book) -> Iterator[Problem]:
    """Look at how each is written, for the numbers of its block and for those of its page."""
    written = declarations(page)
    needed = _without_cell(page, book) if written else []
    for declared in written:
        if not declared.numbers:
            message = "Esta declaração de números não pode ser lida."
            advice = "Escreva “% números: 68%, 95% (motivo ou página)” acima do bloco inteiro."
            yield Problem(declared.line, message, advice)
        for number in declared.numbers:
            values = number.values
            if not any(values & each.values and declared.covers(each) for each in needed):
                message = f"O bloco abaixo não precisa da declaração de {quote(number.text)}."
                advice = "Apague-a: ou o número não está ali, ou uma célula desta página já o tem."
                yield Problem(declared.line, message, advice)
        yield from _elsewhere(declared, book)


def _elsewhere(declared: Declaration, book: Book) -> Iterator[Problem]:
    """Look for the numbers in the cells of the page that the declaration names."""
    others = [page for page in book.pages if page.path == declared.page]
    known = numbers_of(others[0]) if others else frozenset()
    for number in declared.numbers if declared.page else ():
        if not number.values & known:
            message = f"Nenhuma célula de {declared.reason} tem o número {quote(number.text)}."
            yield Problem(declared.line, message, "Confira-o ali, ou diga de onde ele vem.")
