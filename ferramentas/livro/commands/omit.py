"""`livro omitir`: blocks of the source that have no translation on purpose, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.book.places import root
from livro.errors import BookError

if TYPE_CHECKING:
    import argparse

NAME = "omitir"
HELP = "registra por que um bloco da fonte não tem tradução"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("fonte", metavar="ARQUIVO:LINHAS", help="onde está, em traducao/fonte")
    parser.add_argument("--motivo", required=True, metavar="TEXTO", help="por que fica de fora")


def run(options: argparse.Namespace) -> None:
    """Record the reason for each block on those lines."""
    from livro.translation.segments import load
    from livro.translation.segments.addresses import blocks_at
    from livro.translation.segments.writing import write_ledger

    folder = root()
    ties = load(folder)
    source, blocks = blocks_at(ties, options.fonte)
    if not options.motivo.strip():
        raise BookError("Diga o motivo da omissão (--motivo TEXTO).")
    if owners := ties.owners(source, blocks):
        raise BookError(f"{options.fonte} já é traduzido por {', '.join(owners)}.")
    write_ledger(folder, ties.ledger.leaving_out(source, blocks, options.motivo.strip()))
    print(f"{options.fonte}: {len(blocks)} bloco(s) de fora.")
