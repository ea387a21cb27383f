"""`livro reunir-cadernos`: what the branch of the notebooks holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from livro.book.places import root, site

if TYPE_CHECKING:
    import argparse

NAME = "reunir-cadernos"
HELP = "reúne numa pasta o que o ramo `cadernos` publica: os notebooks, o pacote e binder/"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("pasta", type=Path, help="a pasta a criar (o seu conteúdo é apagado)")


def run(options: argparse.Namespace) -> None:
    """Gather the files of the branch."""
    from livro.site.notebook_branch import gather

    gather(root(), site(), options.pasta)
    print(f"Notebooks reunidos: {options.pasta}")
