"""Cells: one for each framework of the book, tagged; MXNet and its kin to be read only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from livro.d2l.model import Block
from livro.d2l.tabs import mark
from livro.importing import escapes
from livro.importing.code import body, known_language, lexes, literal
from livro.importing.context import LABELS, OWN

if TYPE_CHECKING:
    from livro.importing.context import Context

DRAFT = "skip-execution"  # until somebody has ported the cell
_SETUP = r"[ \t]*(?:%load_ext d2lbook\.tab|tab\.interact_select\(.*\))"
_ONLY_SETUP = re.compile(rf"(?:(?:{_SETUP})?[ \t]*(?:\n|\Z))*")
_DROPPED = re.compile(
    rf"(?:{_SETUP}|[ \t]*(?:%matplotlib inline|from d2l import \w+ as d2l))[ \t]*(?:#.*)?$"
)
_SAVED = re.compile(r"[ \t]*#[ \t]*@save\b")
_D2L = re.compile(r"\bd2l\.([A-Za-z_]\w*)")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A whole cell of the source: its code, without the mark of its frameworks."""

    line: int
    tabs: tuple[str, ...]
    code: str


def cells(blocks: Sequence[Block], context: Context) -> str:
    """Return adjacent cells; nothing if all of their code is left out.

    Args:
        blocks: one cell for all frameworks, or cells of one or more frameworks each.
        context: where to tell what is left out.
    """
    whole: list[_Cell] = []
    broken: list[str] = []
    for block in blocks:
        cell = _read(block)
        if cell is None:
            broken.append(displayed(block, context))
        elif _ONLY_SETUP.fullmatch(cell.code):
            context.notices.dropped(cell.line, "Só o d2l precisa desta célula.", cell.code)
        else:
            whole.append(cell)
    return "\n\n".join([*_tagged(whole, context), *_foreign(whole, context), *broken])


def displayed(block: Block, context: Context) -> str:
    """Return a cell that stands where none can be executed: in a tab of text, or never closed."""
    message = "Célula dentro de uma aba de texto, ou sem fim: não será executada; leve-a para fora."
    context.notices.todo(block.line, message)
    content = body(block)
    code = content[1] if content else escapes.printable(block.text).strip("\n")
    return literal(code, known_language("ipython3", code))


def _read(block: Block) -> _Cell | None:
    content = body(block)
    if content is None:
        return None
    lines = content[1].split("\n")
    marked = next((n for n, line in enumerate(lines) if mark(line) is not None), len(lines))
    code = "\n".join(lines[:marked] + lines[marked + 1 :]).strip("\n")
    return _Cell(block.line, block.tabs, code)


def _tagged(whole: Sequence[_Cell], context: Context) -> list[str]:
    """Return the cells that the book executes, in tabs unless they are for all frameworks."""
    codes = {cell.line: _ported(cell, context) for cell in whole if _own(cell) or not cell.tabs}
    joined = {
        names: "\n\n".join(filter(None, (codes[cell.line] for cell in share)))
        for names, share in _shares(whole, context).items()
    }
    present = {names: code for names, code in joined.items() if code}
    incomplete = {name for names in present for name in names} not in ({*OWN}, set())
    written: list[str] = []
    for names, code in present.items():
        partial = ["tab-parcial"] if incomplete and not written else []
        written.append(_cell(code, [*(f"tab-{name}" for name in names), *partial]))
    return written


def _own(cell: _Cell) -> tuple[str, ...]:
    """Return the frameworks of a cell that the book has."""
    return tuple(name for name in cell.tabs if name in OWN)


def _shares(whole: Sequence[_Cell], context: Context) -> dict[tuple[str, ...], list[_Cell]]:
    """Return the cells of each tab; a framework that has two cells has them both in one."""
    if whole and not whole[0].tabs:
        return {(): list(whole)}
    names = [name for cell in whole for name in _own(cell)]
    if len(set(names)) == len(names):
        return {_own(cell): [cell] for cell in whole if _own(cell)}
    message = "Grupos de abas sem texto entre eles: as células de cada framework se juntaram."
    context.notices.todo(whole[0].line, message)
    return {(name,): [cell for cell in whole if name in cell.tabs] for name in dict.fromkeys(names)}


def _cell(code: str, tags: Sequence[str]) -> str:
    mark = escapes.fence(code)
    return f"{mark}{{code-cell}} ipython3\n:tags: [{', '.join([*tags, DRAFT])}]\n\n{code}\n{mark}"


def _foreign(whole: Sequence[_Cell], context: Context) -> list[str]:
    """Return the code of frameworks that the book does not execute: closed, but whole."""
    names = dict.fromkeys(name for cell in whole for name in cell.tabs if name not in OWN)
    shown = []
    for name in names:
        code = "\n\n".join(cell.code for cell in whole if name in cell.tabs)
        inner = literal(code, known_language("ipython3", code))
        outer = escapes.fence(inner)
        title = f"{LABELS.get(name, name)} (código do original, não executado aqui)"
        shown.append(f"{outer}{{dropdown}} {title}\n{inner}\n{outer}")
        message = f"O código em {LABELS.get(name, name)} fica recolhido, sem ser executado."
        context.notices.todo(whole[0].line, message)
    return shown


def _ported(cell: _Cell, context: Context) -> str:
    """Return the code of a cell without what only d2l needs, and tell what else it needs."""
    kept: list[str] = []
    for line in cell.code.split("\n"):
        if _DROPPED.match(line):
            context.notices.dropped(cell.line, "Só o d2l precisa destas linhas.", line.strip())
        elif _SAVED.search(line):
            message = "Funções que o d2l guarda no seu pacote: leve-as para `estabilidade`."
            context.notices.todo(cell.line, message, line.strip())
            kept += filter(None, [_SAVED.sub("", line).rstrip()])
        else:
            kept.append(line)
    code = "\n".join(kept).strip("\n")
    if names := dict.fromkeys(_D2L.findall(code)):
        message = "Funções do pacote d2l: troque-as pelas de `estabilidade`."
        context.notices.todo(cell.line, message, ", ".join(f"d2l.{name}" for name in names))
    if code and not lexes("ipython3", code):
        context.notices.warning(cell.line, "O código da célula não é Python legível.")
    return code
