"""`livro pdf`: the book to print, the accessible one, and pictures of their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.book.places import root

if TYPE_CHECKING:
    import argparse

NAME = "pdf"
HELP = "constrói o livro em PDF"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--framework", default="", help="o único a imprimir (por padrão, todos)")
    kind.add_argument("--acessivel", action="store_true", help="com marcas (PDF/UA-1), pelo Typst")
    parser.add_argument("--imagens", action="store_true", help="desenha também cada página em PNG")


def run(options: argparse.Namespace) -> None:
    """Build the PDF and, if asked, draw its pages."""
    from livro.printing.accessible.build import build_accessible
    from livro.printing.pdf.build import build_pdf
    from livro.printing.pdf.images import draw_pages

    accessible = options.acessivel
    book = build_accessible(root()) if accessible else build_pdf(root(), options.framework)
    print(f"PDF pronto: {book}")
    if options.imagens:
        print(f"Páginas desenhadas em {draw_pages(book)}")
