"""What the builds cost and the pages weigh, and that two builds give the same bytes."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from livro.book.places import root
from livro.commands.command import command
from livro.errors import BookError

if TYPE_CHECKING:
    from argparse import Namespace


@command("medir", "mede a construção do livro, o peso das páginas, o PDF e o EPUB")
def measure(_options: Namespace) -> None:
    """Measure the builds of the book, as ratios, and the pages that they wrote."""
    from livro.measure import builds
    from livro.measure.baseline import build_stock
    from livro.measure.pages import report
    from livro.measure.printed import report as report_print
    from livro.measure.reading import growth

    with TemporaryDirectory() as workplace:
        ratios = builds.measure(root(), Path(workplace))
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


@command("reproduzir", "constrói o livro duas vezes e compara")
def reproduce(_options: Namespace) -> None:
    """Build the book twice from nothing, in two folders, and compare the two sites."""
    from livro.measure.reproducible import build_twice, differences

    with TemporaryDirectory() as workplace:
        first, second = build_twice(root(), Path(workplace))
        found = differences(first, second)
    if found:
        raise BookError("\n".join(["as duas construções diferem:", *found]))
    print("As duas construções do livro são idênticas, byte a byte.")
