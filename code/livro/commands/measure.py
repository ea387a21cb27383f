"""`livro medir`: what the builds take, as ratios, and what pages, PDF and EPUB weigh."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from livro.places import root

if TYPE_CHECKING:
    import argparse

NAME = "medir"
HELP = "mede a construção do livro, o peso das páginas, o PDF e o EPUB"


def arguments(_parser: argparse.ArgumentParser) -> None:
    """Declare no options: the measure is always whole."""


def run(_options: argparse.Namespace) -> None:
    """Measure the builds of the book, as ratios, and the pages that they wrote."""
    from livro.bench import measure
    from livro.bench_pages import report
    from livro.bench_print import report as report_print

    with TemporaryDirectory() as workplace:
        ratios = measure(root(), Path(workplace))
        weights = report(root(), Path(workplace) / "_build" / "html")
        printed = report_print(Path(workplace))
    print("Tempo em relação à execução pura das mesmas células (nbclient):")
    for label, ratio in ratios.items():
        print(f"  {label:45} {ratio:.2f}".replace(".", ","))
    print(weights)
    print(printed)
