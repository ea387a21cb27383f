"""`livro situacao`: where the translation stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from livro.book.places import root
from livro.errors import BookError

if TYPE_CHECKING:
    import argparse

NAME = "situacao"
HELP = "mostra o que está traduzido, revisado e desatualizado"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--json", action="store_true", help="escreve tudo em JSON")
    parser.add_argument("--selo", type=Path, metavar="ARQUIVO", help="desenha um selo em SVG")
    parser.add_argument(
        "--exigir", choices=("em-dia", "revisado"), help="falha se algo não estiver assim"
    )


def run(options: argparse.Namespace) -> None:
    """Show where the translation stands; fail if less than what is demanded."""
    from livro.book import files
    from livro.translation.segments import load
    from livro.translation.segments.badge import badge
    from livro.translation.segments.report import as_json, as_table, shortcomings
    from livro.translation.segments.status import page_statuses, total

    ties = load(root())
    print(as_json(ties) if options.json else as_table(ties))
    if options.selo:
        picture = badge(total(page_statuses(ties)), len(ties.untied()))
        files.write(options.selo, picture.encode())
    missing = shortcomings(ties, reviewed=options.exigir == "revisado") if options.exigir else []
    if faults := [*map(str, ties.problems), *missing]:
        raise BookError("\n".join(["a situação da tradução não permite continuar:", *faults]))
