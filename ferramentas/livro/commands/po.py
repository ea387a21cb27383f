"""`livro po`: the translation as a PO file, for who prefers Poedit, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from livro.book.places import root
from livro.errors import BookError

if TYPE_CHECKING:
    import argparse

NAME = "po"
HELP = "exporta a tradução para o Poedit e a traz de volta"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    ways = parser.add_subparsers(required=True, metavar="exportar|importar", dest="sentido")
    export = ways.add_parser("exportar", help="escreve um arquivo PO")
    export.add_argument("arquivo", type=Path, help="o arquivo a escrever")
    export.add_argument("--pagina", help="só os trechos desta página")
    back = ways.add_parser("importar", help="põe nas páginas o que mudou em um arquivo PO")
    back.add_argument("arquivo", type=Path, help="o arquivo a ler")


def run(options: argparse.Namespace) -> None:
    """Write a PO file, or put what changed in one back in the pages."""
    if options.sentido == "exportar":
        _export(options.arquivo, options.pagina)
    else:
        _import(options.arquivo)


def _export(path: Path, page: str | None) -> None:
    from livro.book import files
    from livro.translation.po.export import to_po
    from livro.translation.segments import State, load

    ties = load(root())
    pairs = [pair for pair in ties.pairs() if page in (None, *(t.path for t in pair.targets))]
    if not pairs:
        raise BookError(f"{page or 'o livro'}: nenhum trecho traduzido para exportar.")
    drafts = {name for name, entry in ties.ledger.entries.items() if entry.state is State.DRAFT}
    files.write(path, f"{to_po(pairs, frozenset(drafts))}\n".encode())
    print(f"{len(pairs)} trechos em {path}.")


def _import(path: Path) -> None:
    from livro.translation.po.importing import import_po

    changed = import_po(root(), path)
    print("\n".join(changed) or "Nada mudou.")
    if changed:
        print("Releia cada trecho e registre quem responde por ele: livro marcar ID traduzido.")
