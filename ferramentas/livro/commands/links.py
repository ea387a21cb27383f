"""`livro links`: the addresses outside the book to which its pages lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.book.places import site
from livro.errors import BookError

if TYPE_CHECKING:
    import argparse

NAME = "links"
HELP = "lista os links para outros sites"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--conferir", action="store_true", help="pede cada um (usa a rede)")


def run(options: argparse.Namespace) -> None:
    """List the links that leave the book, or ask for each of them."""
    from livro.site.links import external_links, trouble_with_all

    places = external_links(site())
    troubles = trouble_with_all(places) if options.conferir else {}
    for url, found_in in places.items():
        print(f"{url}\n    em {', '.join(found_in)}")
        if troubles.get(url):
            print(f"    PROBLEMA: {troubles[url]}")
    if troubles:
        raise BookError(f"{len(troubles)} de {len(places)} links externos não responderam bem.")
