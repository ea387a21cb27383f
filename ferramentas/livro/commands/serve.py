"""`livro servir`: the built site on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.book.places import site
from livro.errors import BookError

if TYPE_CHECKING:
    import argparse

NAME = "servir"
HELP = "serve o site construído nesta máquina"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--porta", type=int, default=8000, help="porta (0: uma livre qualquer)")


def run(options: argparse.Namespace) -> None:
    """Serve the built site until interrupted."""
    from livro.site.serve import serve

    folder = site()
    try:
        serve(folder, options.porta)
    except OSError as error:
        raise BookError(f"A porta {options.porta} não está livre: {error.strerror}.") from error
