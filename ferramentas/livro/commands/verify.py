"""`livro verificar`: what is wrong with the translation, and what to do about it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from livro.book.places import root
from livro.errors import BookError

if TYPE_CHECKING:
    import argparse

NAME = "verificar"
HELP = "confere a tradução: língua, termos, fórmulas, números, marcação"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("caminhos", nargs="*", help="páginas ou pastas (por padrão, o livro todo)")
    parser.add_argument("--lancamento", action="store_true", help="exige tudo em dia e revisado")
    formats = parser.add_mutually_exclusive_group()
    formats.add_argument("--json", action="store_true", help="escreve os achados como JSON")
    formats.add_argument("--github", action="store_true", help="escreve anotações para o GitHub")


def run(options: argparse.Namespace) -> None:
    """Check the book, or some of its pages; fail if there is an error."""
    from livro.translation.checks import report
    from livro.translation.checks.finding import Severity
    from livro.translation.checks.loading import read_book
    from livro.translation.checks.runner import findings

    book, ties = read_book(root())
    only = _chosen(options.caminhos, [page.path for page in book.pages])
    found = findings(book, ties, release=options.lancamento, only=only)
    writer = report.as_text
    if options.json or options.github:
        writer = report.as_json if options.json else report.as_annotations
    if found or options.json:
        print(writer(found))
    for page in book.unexecuted(only):
        print(f"{page.path}: saídas não conferidas; rode antes `make html`.", file=sys.stderr)
    told = report.summary(found, len(book.pages if only is None else only))
    if any(finding.severity is Severity.ERROR for finding in found):
        raise BookError(told)
    print(told, file=sys.stderr)


def _chosen(paths: list[str], pages: list[str]) -> set[str] | None:
    """Return the pages below the paths that were asked for; nothing if none was.

    Raises:
        BookError: there are no pages below one of them.
    """
    chosen: set[str] = set()
    for path in map(Path, paths):
        below = {page for page in pages if (root() / page).is_relative_to(path.resolve())}
        if not below:
            raise BookError(f"{path}: não é uma página do livro nem uma pasta que tenha alguma.")
        chosen |= below
    return chosen or None
