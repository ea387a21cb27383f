"""`livro esquecer`: drop what is kept of segments that no page has any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.book.places import root
from livro.errors import BookError

if TYPE_CHECKING:
    import argparse

NAME = "esquecer"
HELP = "apaga o registro de trechos que já não estão em página alguma"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("ids", nargs="+", metavar="ID", help="trecho órfão")


def run(options: argparse.Namespace) -> None:
    """Drop the entries, all or none of them."""
    from livro.translation.segments import Condition, load, previous
    from livro.translation.segments.writing import write_ledger

    folder = root()
    ties = load(folder)
    for name in options.ids:
        if ties.condition(name) is not Condition.ORPHAN:
            raise BookError(f"“{name}” não é um órfão de segmentos.yml: nada foi apagado.")
    write_ledger(folder, ties.ledger.without(options.ids))
    for name in options.ids:
        previous.forget(folder, name)
    print(f"{len(options.ids)} trecho(s) esquecido(s).")
