"""`livro revisar`: source and translation side by side, for whoever reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.book.places import root

if TYPE_CHECKING:
    import argparse

NAME = "revisar"
HELP = "põe o original e a tradução lado a lado, em _build/revisao"


def arguments(_parser: argparse.ArgumentParser) -> None:
    """Declare no options: the pages are made in a moment."""


def run(_options: argparse.Namespace) -> None:
    """Write one page per page of the book, with states and findings, and their index."""
    from livro.translation.review.build import build_review

    index = build_review(root())
    print(f"Páginas da revisão: {index}")
