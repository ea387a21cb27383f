"""`livro dispensar`: a rule of the checks does not hold for a segment, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from livro.book.places import root
from livro.errors import BookError

if TYPE_CHECKING:
    import argparse

NAME = "dispensar"
HELP = "registra por que uma regra não vale para um trecho"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("id", metavar="ID", help="o trecho")
    parser.add_argument("regra", metavar="REGRA", help="a regra, como `livro verificar` a chama")
    parser.add_argument("--motivo", required=True, metavar="TEXTO", help="por que ela não vale")


def run(options: argparse.Namespace) -> None:
    """Record the reason."""
    from livro.translation.segments import load
    from livro.translation.segments.writing import write_ledger

    folder = root()
    ledger = load(folder).ledger
    entry = ledger.entries.get(options.id)
    if entry is None:
        raise BookError(f"“{options.id}” não está em segmentos.yml.")
    if not options.motivo.strip():
        raise BookError("Diga o motivo da dispensa (--motivo TEXTO).")
    waivers = {**entry.waivers, options.regra: options.motivo.strip()}
    write_ledger(folder, ledger.having({options.id: replace(entry, waivers=waivers)}))
    print(f"“{options.id}” dispensado de {options.regra}.")
