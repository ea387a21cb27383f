"""What the pages of a built site cost a reader, beside the same pages made by Jupyter Book."""

from collections.abc import Iterator
from pathlib import Path

from livro.book.numbers import with_comma
from livro.measure.browser import open_browser
from livro.measure.compressed import serving
from livro.measure.visits import Visit, visit
from livro.measure.weight import KINDS, weigh

OURS, BASELINE = "este livro", "Jupyter Book 1, sem ajustes"


def weights(site: Path) -> Iterator[str]:
    """Describe everything that each kind of page can ask for."""
    yield "Peso das páginas, tudo o que podem pedir (com gzip):"
    for kind, name in KINDS.items():
        weight = weigh(site, name)
        yield f"  {kind:32} {_kilobytes(weight.compressed)}  {weight.requests:>3} pedidos"


def first_visits(site: Path, baseline: Path) -> Iterator[str]:
    """Describe a first visit to each kind of page, with a phone.

    Args:
        site: the built site.
        baseline: the same pages as Jupyter Book makes them by itself.

    Raises:
        BookError: there is no browser here.
    """
    yield "Primeira visita com um celular (recebido; pedidos; deslocamento; primeira pintura):"
    with open_browser() as chromium, serving(site) as ours, serving(baseline) as theirs:
        for kind, name in KINDS.items():
            found = {
                tool: visit(chromium, f"{address}/{name}")
                for tool, address in {OURS: ours, BASELINE: theirs}.items()
            }
            yield f"  {kind}"
            yield from (f"    {tool:30} {_described(each)}" for tool, each in found.items())
            light, heavy = found[OURS], found[BASELINE]
            sent, paint = heavy.sent / light.sent, heavy.paint / light.paint
            ratios = f"{with_comma(sent, '>5.1f')}  {with_comma(paint, '>5.1f')}"
            yield f"    {'razões, de bytes e de tempo':30} {ratios}"


def _described(found: Visit) -> str:
    shift, paint = with_comma(found.shift, ".3f"), with_comma(found.paint, ".1f")
    return f"{_kilobytes(found.sent)}  {found.requests:>3} pedidos  {shift}  {paint} s"


def _kilobytes(size: int) -> str:
    return f"{size / 1000:>5.0f} kB"
