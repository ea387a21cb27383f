"""`livro marcar`: somebody answers for segments of the translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.book.places import root
from livro.errors import BookError

if TYPE_CHECKING:
    import argparse

    from livro.translation.segments import Entry, Ties

NAME = "marcar"
HELP = "registra quem traduziu ou revisou trechos"

_STATES = ("traduzido", "revisado")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("ids", nargs="+", metavar="ID", help="trecho, ou página com vários deles")
    parser.add_argument("estado", choices=_STATES, help=" ou ".join(_STATES))
    parser.add_argument("--por", required=True, metavar="NOME", help="quem responde por isso")
    parser.add_argument(
        "--fonte", metavar="ARQUIVO:LINHAS", help="o que o trecho traduz (traduzido, um só ID)"
    )


def run(options: argparse.Namespace) -> None:
    """Record who translated or reviewed segments, all or none of them."""
    from livro.translation.segments import load, previous
    from livro.translation.segments.marking import reviewed, translated
    from livro.translation.segments.writing import write_ledger

    folder = root()
    ties = load(folder)
    person = _person(options.por)
    ids = _segments(ties, options.ids)
    if options.fonte:
        entries = {ids[0]: _tied(ties, ids, options)}
    else:
        mark = reviewed if options.estado == "revisado" else translated
        entries = {name: mark(ties, name, person) for name in ids}
    write_ledger(folder, ties.ledger.having(entries))
    for name in ids:
        previous.forget(folder, name)
    print(f"{len(ids)} trecho(s) marcado(s) como {options.estado} por {person}.")


def _person(name: str) -> str:
    if not name.strip():
        raise BookError("Diga quem responde pela mudança (--por NOME).")
    return " ".join(name.split())


def _segments(ties: Ties, names: list[str]) -> list[str]:
    """Return the segments named, those of a page for the name of a page."""
    found: dict[str, None] = {}
    for name in names:
        inside = [target.segment for target in ties.targets if target.path == name]
        if name.endswith(".md") and not any(inside):
            raise BookError(f"{name} não é uma página com trechos traduzidos.")
        found |= dict.fromkeys(filter(None, inside or [name]))
    return list(found)


def _tied(ties: Ties, ids: list[str], options: argparse.Namespace) -> Entry:
    from livro.translation.segments import State
    from livro.translation.segments.addresses import blocks_at
    from livro.translation.segments.marking import tied

    if len(ids) != 1 or options.estado != State.TRANSLATED:
        raise BookError("--fonte vale para um só ID, marcado como traduzido.")
    source, blocks = blocks_at(ties, options.fonte)
    person = _person(options.por)
    return tied(ties, ids[0], source, blocks, state=State.TRANSLATED, translator=person)
