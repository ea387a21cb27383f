"""`livro importar`: a page of d2l turned into a draft page of the book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from livro.book.places import root
from livro.errors import BookError

if TYPE_CHECKING:
    import argparse

NAME = "importar"
HELP = "transforma uma página do d2l em rascunho de página do livro"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("pagina", metavar="PAGINA.md", type=Path, help="página do d2l")
    parser.add_argument(
        "--destino", type=Path, help="página a criar (por padrão, book/importados/PAGINA.md)"
    )
    parser.add_argument("--relatorio", type=Path, metavar="ARQUIVO", help="guarda o relatório")


def run(options: argparse.Namespace) -> None:
    """Import a page and say what needs a person."""
    from livro.importing import draft, write
    from livro.translation.segments.names import page_name

    book = root()
    default = book / "book" / "importados" / f"{page_name(options.pagina.name)}.md"
    destination = options.destino.absolute() if options.destino else default
    report = options.relatorio
    if report and report.exists():
        raise BookError(f"{report} já existe; nada foi escrito.")
    drafted = draft(book, options.pagina.absolute(), destination)
    extra = {report.absolute(): drafted.report.encode()} if report else {}
    write(drafted, extra)
    print(drafted.report, end="")
