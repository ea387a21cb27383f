"""The book to print, the accessible PDF, pictures of their pages, the EPUB and the slides."""

from argparse import Namespace
from pathlib import Path

from livro.book.locking import one_build
from livro.book.places import root
from livro.commands.command import argument, command, one_of

ONLY = argument("--framework", default="", help="o único que aparece (por padrão, todos)")


@command(
    "pdf",
    "constrói o livro em PDF",
    one_of(
        ONLY,
        argument("--acessivel", action="store_true", help="com marcas (PDF/UA-1), pelo Typst"),
    ),
    argument("--imagens", action="store_true", help="desenha também cada página em PNG"),
)
def pdf(options: Namespace) -> None:
    """Build the PDF and, if asked, draw its pages."""
    from livro.printing.accessible.build import build_accessible
    from livro.printing.pdf.build import build_pdf
    from livro.printing.pdf.engine import draw_pages

    accessible = options.acessivel
    with one_build(root()):
        book = build_accessible(root()) if accessible else build_pdf(root(), options.framework)
        print(f"PDF pronto: {book}")
        if options.imagens:
            print(f"Páginas desenhadas em {draw_pages(book)}")


@command("epub", "constrói o livro em EPUB", ONLY)
def epub(options: Namespace) -> None:
    """Build the book for e-readers."""
    from livro.printing.epub import build_epub

    with one_build(root()):
        print(f"EPUB pronto: {build_epub(root(), options.framework)}")


@command("slides", "faz os slides do capítulo, um conjunto por framework")
def slides(_options: Namespace) -> None:
    """Build the slides, and look at each where there is a browser."""
    from livro.measure.browser import NoBrowser, open_browser
    from livro.measure.slides import check_decks
    from livro.printing.slides import build_slides

    def check(folder: Path) -> None:
        try:
            with open_browser() as chromium:
                check_decks(chromium, folder)
        except NoBrowser as error:
            print(f"Não foi conferido se tudo cabe em cada slide: {error}.")

    with one_build(root()):
        decks = build_slides(root(), check)
    print(f"Slides prontos em {decks}; o próximo `make html` os leva ao site.")
