"""Figures: each one described, in its own words, and spoken of where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from livro.book.cells import Cell
from livro.translation.checks.book import Book
from livro.translation.checks.rule import PageRule, quote
from livro.translation.myst.model import Page
from livro.translation.problem import Problem

_SHORTEST = 4  # words of a caption or of an alternative text that says something


@dataclass(frozen=True, slots=True)
class _Figure:
    """What a cell says of the figure that it draws."""

    name: str
    caption: str
    alt: str
    line: int


def _figures(page: Page) -> list[_Figure]:
    found = (_figure(cell) for cell in page.cells)
    return [figure for figure in found if figure]


def _figure(cell: Cell) -> _Figure | None:
    shown = cell.metadata.get("mystnb")
    figure = shown.get("figure") if isinstance(shown, dict) else None
    if not isinstance(figure, dict):
        return None
    image = shown.get("image") if isinstance(shown, dict) else None
    alt = image.get("alt") if isinstance(image, dict) else None
    texts = (figure.get("name"), figure.get("caption"), alt)
    name, caption, alt = (" ".join(str(text or "").split()) for text in texts)
    return _Figure(name, caption, alt, cell.first)


def _names_by_text(book: Book) -> dict[str, set[str]]:
    """Return the captions and the alternative texts of the book, each with its figures."""
    whose: dict[str, set[str]] = {}
    for figure in (figure for page in book.pages for figure in _figures(page)):
        for text in (figure.caption, figure.alt):
            whose.setdefault(text, set()).add(figure.name)
    return whose


# The examples of both rules.
_CELL = "```{{code-cell}} ipython3\n---\nmystnb:\n  figure:\n    name: fig-a\n    caption: {}"
_ALT = "\n  image:\n    alt: Uma curva que sobe de 0 a 1."
_DESCRIBED = f"{_CELL.format('A variância em cada camada.')}{_ALT}\n---\nplot()\n```"
_CITED = "Veja a {numref}`fig-a`."


@PageRule(
    id="figura-mal-descrita",
    title="Legenda e texto alternativo de cada figura",
    why="Quem não vê a figura só tem o texto alternativo; quem só folheia, só a legenda.",
    bad=f"{_CELL.format('A curva.')}\n---\nplot()\n```\n\n{_CITED}",
    good=f"{_DESCRIBED}\n\n{_CITED}",
)
def badly_described(page: Page, book: Book) -> Iterator[Problem]:
    """Look for texts that are missing, too short, or those of another figure of the book."""
    whose = _names_by_text(book)
    for figure in _figures(page):
        for what, text in (("legenda", figure.caption), ("texto alternativo", figure.alt)):
            if len(text.split()) < _SHORTEST:
                message = f"O texto de {quote(figure.name)} diz pouco ou nada ({what})."
                yield Problem(figure.line, message, "Diga o que a figura mostra.")
            elif whose[text] != {figure.name}:
                message = f"O texto de {quote(figure.name)} é o de outra figura ({what})."
                yield Problem(figure.line, message, "Descreva cada figura com as suas palavras.")
        if figure.caption and figure.caption == figure.alt:
            message = f"A legenda e o texto alternativo de {quote(figure.name)} são iguais."
            advice = "A legenda diz o que concluir da figura; o texto alternativo, o que se vê."
            yield Problem(figure.line, message, advice)


@PageRule(
    id="figura-sem-citacao",
    title="Toda figura é citada na sua página",
    why="Uma figura de que o texto não fala é enfeite, ou a citação dela leva a outra.",
    bad=f"{_DESCRIBED}\n\nVeja a figura.",
    good=f"{_DESCRIBED}\n\n{_CITED}",
)
def uncited(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for the references to each named figure."""
    cited = {role.target for role in page.roles("numref", "ref")}
    for figure in _figures(page):
        if figure.name and figure.name not in cited:
            message = f"O texto da página não cita a figura {quote(figure.name)}."
            advice = "Escreva {numref}`" + figure.name + "` onde fala dela."
            yield Problem(figure.line, message, advice)
