"""`livro reproduzir`: two builds from nothing give the same bytes."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from livro.book.places import root
from livro.errors import BookError

if TYPE_CHECKING:
    import argparse

NAME = "reproduzir"
HELP = "constrói o livro duas vezes e compara"


def arguments(_parser: argparse.ArgumentParser) -> None:
    """Declare no options: the comparison is always whole."""


def run(_options: argparse.Namespace) -> None:
    """Build the book twice from nothing, in two folders, and compare the two sites."""
    from livro.measure.reproducible import build_twice, differences

    with TemporaryDirectory() as workplace:
        first, second = build_twice(root(), Path(workplace))
        found = differences(first, second)
    if found:
        raise BookError("\n".join(["as duas construções diferem:", *found]))
    print("As duas construções do livro são idênticas, byte a byte.")
