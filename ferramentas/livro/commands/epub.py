"""`livro epub`: the book for e-readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.book.places import root

if TYPE_CHECKING:
    import argparse

NAME = "epub"
HELP = "constrói o livro em EPUB"


def arguments(_parser: argparse.ArgumentParser) -> None:
    """Declare no options."""


def run(_options: argparse.Namespace) -> None:
    """Build the EPUB."""
    from livro.printing.epub import build_epub

    print(f"EPUB pronto: {build_epub(root())}")
