"""The record of the translation: who answers for a segment, what is waived, omitted, forgotten."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING
from unicodedata import bidirectional, category

from livro.book.places import page, root
from livro.commands.command import argument, command
from livro.errors import BookError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from livro.translation.segments import Bitext, Entry

_STATES = ("traduzido", "revisado")
_UNREADABLE = {"Cc", "Cs"}  # control characters; bytes that are no UTF-8
_DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@command(
    "marcar",
    "registra quem traduziu ou revisou trechos",
    argument("ids", nargs="+", metavar="ID", help="trecho, ou página com vários deles"),
    argument("estado", choices=_STATES, help=" ou ".join(_STATES)),
    argument("--por", required=True, metavar="NOME", help="quem responde por isso"),
    argument("--fonte", metavar="ARQUIVO:LINHAS", help="o que o trecho traduz (traduzido, um só)"),
    changes=True,
)
def mark(options: Namespace) -> None:
    """Record who translated or reviewed segments, all or none of them."""
    from livro.translation.segments import load, previous
    from livro.translation.segments.marking import reviewed, translated
    from livro.translation.segments.writing import write_ledger

    folder = root()
    bitext = load(folder)
    person = _said("Diga quem responde pela mudança (--por NOME).", options.por)
    ids = _segments(bitext, options.ids)
    if options.fonte:
        entries = {ids[0]: _linked(bitext, ids, options, person)}
    else:
        record = reviewed if options.estado == "revisado" else translated
        entries = {name: record(bitext, name, person) for name in ids}
    ledger = bitext.ledger.having(entries).settled(each.source for each in entries.values())
    write_ledger(folder, ledger, previous.forgotten(folder, ids))
    print(f"{len(ids)} trecho(s) marcado(s) como {options.estado} por {person}.")


def _said(request: str, words: str) -> str:
    """Return what somebody wrote, on one line.

    Raises:
        BookError: with the request, if it is empty; it has undecoded bytes or signs for terminals.
    """
    if not words.strip():
        raise BookError(request)
    line = " ".join(words.split())
    if any(category(sign) in _UNREADABLE or bidirectional(sign) in _DIRECTIONS for sign in line):
        shown = ascii(line)[1:-1]
        raise BookError(f"“{shown}” tem um caractere de controle ou não está em UTF-8.")
    return line


def _segments(bitext: Bitext, names: list[str]) -> list[str]:
    """Return the segments named, those of a page for the name of a page."""
    found: dict[str, None] = {}
    for name in names:
        if not name.endswith(".md"):
            found[_existing(bitext, name)] = None
            continue
        path = page(name)
        inside = [target.segment for target in bitext.targets if target.path == path]
        if not any(inside):
            raise BookError(f"{name} não é uma página com trechos traduzidos.")
        found |= dict.fromkeys(filter(None, inside))
    return list(found)


def _existing(bitext: Bitext, name: str) -> str:
    """Return the id of a segment that there is.

    Raises:
        BookError: neither a page nor the ledger has it.
    """
    known = bitext.ids()
    if name in known:
        return name
    raise BookError(f"Não há trecho “{name}” em página alguma nem no registro.{_like(name, known)}")


def _like(name: str, known: Iterable[str]) -> str:
    near = [f"“{found}”" for found in get_close_matches(name, list(known))]
    return f" Há nomes parecidos: {', '.join(near)}." if near else ""


def _linked(bitext: Bitext, ids: list[str], options: Namespace, person: str) -> Entry:
    from livro.translation.segments import State
    from livro.translation.segments.marking import linked
    from livro.translation.segments.sources import blocks_at

    if len(ids) != 1 or options.estado != State.TRANSLATED:
        raise BookError("--fonte vale para um só ID, marcado como traduzido.")
    source, blocks = blocks_at(bitext.sources, options.fonte)
    return linked(bitext, ids[0], source, blocks, state=State.TRANSLATED, translator=person)


@command(
    "dispensar",
    "registra por que uma regra não vale para um trecho",
    argument("id", metavar="ID", help="o trecho"),
    argument("regra", metavar="REGRA", help="a regra, como `livro verificar` a chama"),
    argument("--motivo", required=True, metavar="TEXTO", help="por que ela não vale"),
    changes=True,
)
def waive(options: Namespace) -> None:
    """Record why a rule of the checks does not hold for a segment."""
    from livro.translation.segments import load
    from livro.translation.segments.writing import write_ledger

    folder = root()
    bitext = load(folder)
    entry = bitext.ledger.entries.get(_existing(bitext, options.id))
    if entry is None:
        raise BookError(f"“{options.id}” ainda não está no registro: marque-o antes.")
    _check_rule(options.regra)
    reason = _said("Diga o motivo da dispensa (--motivo TEXTO).", options.motivo)
    waivers = {**entry.waivers, options.regra: reason}
    write_ledger(folder, bitext.ledger.having({options.id: replace(entry, waivers=waivers)}))
    print(f"“{options.id}” dispensado de {options.regra}.")


def _check_rule(waiver: str) -> None:
    """Refuse to waive a rule that there is not; a waiver may go on with what it is about."""
    from livro.translation.checks.registry import RULES

    rules = [rule.id for rule in RULES]
    name = waiver.partition(" ")[0]
    if name not in rules:
        raise BookError(f"Não há regra “{name}”.{_like(name, rules)}")


@command(
    "omitir",
    "registra por que um bloco da fonte não tem tradução",
    argument("fonte", metavar="ARQUIVO:LINHAS", help="onde está, em traducao/fonte"),
    argument("--motivo", required=True, metavar="TEXTO", help="por que fica de fora"),
    changes=True,
)
def omit(options: Namespace) -> None:
    """Record why blocks of the source have no translation."""
    from livro.translation.segments import load
    from livro.translation.segments.sources import blocks_at
    from livro.translation.segments.writing import write_ledger

    folder = root()
    bitext = load(folder)
    source, blocks = blocks_at(bitext.sources, options.fonte)
    reason = _said("Diga o motivo da omissão (--motivo TEXTO).", options.motivo)
    if owners := bitext.owners(source, blocks):
        raise BookError(f"{options.fonte} já é traduzido por {', '.join(owners)}.")
    write_ledger(folder, bitext.ledger.leaving_out(source, blocks, reason))
    print(f"{options.fonte}: {len(blocks)} bloco(s) de fora.")


@command(
    "renomear",
    "dá outro nome a um trecho, sem perder quem o traduziu e reviu",
    argument("antigo", metavar="ANTIGO", help="o trecho"),
    argument("novo", metavar="NOVO", help="o nome que passa a ter"),
    changes=True,
)
def rename_segment(options: Namespace) -> None:
    """Give a segment another id wherever the book names it."""
    from livro.translation.segments import load
    from livro.translation.segments.renaming import rename

    folder = root()
    bitext = load(folder)
    rename(folder, bitext, _existing(bitext, options.antigo), options.novo)
    print(f"“{options.antigo}” agora é “{options.novo}”.")


@command(
    "esquecer",
    "apaga o registro de trechos que já não estão em página alguma",
    argument("ids", nargs="+", metavar="ID", help="trecho órfão"),
    changes=True,
)
def forget(options: Namespace) -> None:
    """Drop what is kept of segments that no page has any more, all or none of them."""
    from livro.translation.segments import Condition, load, previous
    from livro.translation.segments.writing import write_ledger

    folder = root()
    bitext = load(folder)
    for name in options.ids:
        if bitext.condition(_existing(bitext, name)) is not Condition.ORPHAN:
            raise BookError(f"“{name}” está em uma página: nada foi apagado.")
    sources = [bitext.ledger.entries[name].source for name in options.ids]
    ledger = bitext.ledger.without(options.ids).settled(sources)
    write_ledger(folder, ledger, previous.forgotten(folder, options.ids))
    print(f"{len(options.ids)} trecho(s) esquecido(s).")
