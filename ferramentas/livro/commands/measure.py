"""`livro medir`: what the builds take, as ratios, and what pages, PDF and EPUB weigh."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from livro.book.places import root

if TYPE_CHECKING:
    import argparse

NAME = "medir"
HELP = "mede a construção do livro, o peso das páginas, o PDF e o EPUB"


def arguments(_parser: argparse.ArgumentParser) -> None:
    """Declare no options: the measure is always whole."""


def run(_options: argparse.Namespace) -> None:
    """Measure the builds of the book, as ratios, and the pages that they wrote."""
    from livro.measure.baseline import build_stock
    from livro.measure.builds import measure
    from livro.measure.pages import report
    from livro.measure.printed import report as report_print
    from livro.measure.reading import growth

    with TemporaryDirectory() as workplace:
        ratios = measure(root(), Path(workplace))
        printed = report_print(Path(workplace))
        site = Path(workplace) / "_build" / "html"
        weights = report(root(), site, build_stock(Path(workplace)))
    print("Tempo em relação à execução pura das mesmas células (nbclient):")
    for label, ratio in ratios.items():
        print(f"  {label:45} {ratio:.2f}".replace(".", ","))
    print(weights)
    print(printed)
    print("Leitura de uma página do d2l: quanto cresce o tempo quando ela dobra (2 é linear):")
    source = next(iter(sorted((root() / "traducao" / "fonte").glob("*.md"))))
    for label, ratio in growth(source).items():
        print(f"  {label:45} {ratio:.2f}".replace(".", ","))
