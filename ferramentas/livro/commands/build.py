"""`livro construir`: the site, or its preview without execution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.book.places import root
from livro.errors import BookError

if TYPE_CHECKING:
    import argparse

NAME = "construir"
HELP = "constrói o site em _build/html"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--previa", action="store_true", help="não executa as células")


def run(options: argparse.Namespace) -> None:
    """Build the site; every warning is an error."""
    from livro.site.build import build_html

    site = build_html(root(), preview=options.previa)
    if site is None:
        raise BookError("O livro não foi construído: corrija os avisos acima (cada um é um erro).")
    print(f"Livro pronto: {site / 'index.html'}")
