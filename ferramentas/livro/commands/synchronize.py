"""`livro sincronizar`: the functions that the pages show are those of the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.book.places import pages
from livro.errors import BookError

if TYPE_CHECKING:
    import argparse

NAME = "sincronizar"
HELP = "copia as funções do pacote para as páginas"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("paginas", nargs="*", help="páginas (por padrão, todas)")
    parser.add_argument("--verificar", action="store_true", help="só compara; falha se diferirem")


def run(options: argparse.Namespace) -> None:
    """Bring the functions that the pages show up to date with the package, or only compare."""
    from livro.book.shown import shown_functions, synchronize

    chosen = pages(options.paginas)
    if not options.verificar:
        changed = synchronize(chosen)
        print("\n".join(changed) or "As páginas já mostram o código do pacote.")
        return
    stale = [shown for page in chosen for shown in shown_functions(page) if not shown.is_current]
    if stale:
        places = "\n".join(f"{shown.place}: {shown.node.name}" for shown in stale)
        raise BookError(f"{places}\nFunções diferentes das do pacote; rode `make sincronizar`.")
