"""`livro pyodide`: the files with which the pages run their cells in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.book.places import root

if TYPE_CHECKING:
    import argparse

NAME = "pyodide"
HELP = "baixa o Python que as páginas executam no navegador"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument(
        "--fonte",
        default="oficial",
        help="oficial (o site do Pyodide), registros (PyPI e npm) ou uma pasta",
    )


def run(options: argparse.Namespace) -> None:
    """Fetch and check every file; do nothing when they are all there."""
    from livro.pyodide.folder import files, fill, place
    from livro.pyodide.sources import open_source

    folder = place(root())
    if files(folder):
        print(f"O Pyodide já está em {folder}.")
        return
    sizes = fill(folder, open_source(options.fonte))
    megabytes = f"{sum(sizes.values()) / 1e6:.1f}".replace(".", ",")
    print(f"Pyodide em {folder}: {len(sizes)} arquivos conferidos, {megabytes} MB.")
