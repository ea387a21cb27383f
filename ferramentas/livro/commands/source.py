"""`livro fonte`: the source from which the book is translated."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from livro.book.places import root

if TYPE_CHECKING:
    import argparse

NAME = "fonte"
HELP = "atualiza o texto de que a tradução parte"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what can be done with the source, and its options."""
    actions = parser.add_subparsers(required=True, metavar="AÇÃO", dest="acao")
    told = "troca uma página da fonte por outra mais nova e diz que trechos isso afeta"
    update = actions.add_parser("atualizar", help=told, description=told)
    update.add_argument("arquivo", type=Path, metavar="ARQUIVO", help="a página mais nova")
    update.add_argument("--como", default="", metavar="NOME", help="que página ela substitui")
    update.add_argument("--simular", action="store_true", help="só conta o que mudaria")


def run(options: argparse.Namespace) -> None:
    """Take a newer page of the source; the pages of the book stay as they are."""
    from livro.translation.segments import load
    from livro.translation.segments.changes import told
    from livro.translation.segments.updating import carry_out, plan

    folder = root()
    ties = load(folder)
    update = plan(folder, ties, options.arquivo, options.como)
    print(told(ties, update))
    if options.simular:
        print("\nNada foi gravado (--simular).")
        return
    carry_out(folder, ties, update, options.arquivo)
    print(
        f"\nGravado em traducao/fonte/{update.new.name}; nenhuma página de book/ mudou.\n"
        "Registre em traducao/fonte/fonte.yml de que commit veio o texto novo."
    )
