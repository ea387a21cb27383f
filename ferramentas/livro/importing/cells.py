"""Cells: one for each framework of the book, tagged; MXNet and its kin to be read only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.d2l.tabs import mark
from livro.importing import escapes
from livro.importing.code import body, known_language, lexes, literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from livro.d2l.model import Block
    from livro.importing.context import Context

LABELS = {"mxnet": "MXNet", "paddle": "PaddlePaddle", "numpy": "NumPy", "jax": "JAX"} | {
    "pytorch": "PyTorch",
    "tensorflow": "TensorFlow",
}
DRAFT = "skip-execution"  # until somebody has ported the cell
_DROPPED = re.compile(
    r"[ \t]*(?:%matplotlib inline|%load_ext d2lbook\.tab|tab\.interact_select\(.*\)|"
    r"from d2l import \w+ as d2l)[ \t]*(?:#.*)?$"
)
_SETUP = re.compile(r"[ \t]*(?:%load_ext d2lbook\.tab|tab\.interact_select\(.*\))?[ \t]*$")
_D2L = re.compile(r"\bd2l\.([A-Za-z_]\w*)")


def cells(blocks: Sequence[Block], context: Context) -> str:
    """Return adjacent cells; nothing if all of their code is left out.

    Args:
        blocks: one cell for all frameworks, or cells of one or more frameworks each.
        context: the frameworks that have tabs with cells, and where to tell what is left out.
    """
    whole = [block for block in blocks if body(block) and not _is_setup(block, context)]
    broken = [displayed(block, context) for block in blocks if not body(block)]
    if not whole:
        written = []
    elif not whole[0].tabs:
        codes = [_ported(block, context) for block in whole]
        written = [_cell(code, ()) for code in codes if code]
    else:
        written = [*_tagged(whole, context), *_foreign(whole, context)]
    return "\n\n".join([*written, *broken])


def displayed(block: Block, context: Context) -> str:
    """Return a cell that stands where none can be executed: in a tab of text, or never closed."""
    message = "Célula dentro de uma aba de texto, ou sem fim: não será executada; leve-a para fora."
    context.notices.todo(block.line, message)
    content = body(block)
    code = content[1] if content else escapes.printable(block.text).strip("\n")
    return literal(code, known_language("ipython3", code))


def _is_setup(block: Block, context: Context) -> bool:
    """Tell whether a cell only sets up the tabs of d2l; if so, it is left out."""
    code = _unmarked(block)
    if not all(_SETUP.match(line) for line in code.split("\n")):
        return False
    context.notices.dropped(block.line, "Só o d2l precisa desta célula.", code)
    return True


def _tagged(blocks: Sequence[Block], context: Context) -> list[str]:
    """Return the cells of the frameworks of the book, in tabs."""
    shares = _shares(blocks, context)
    used = {block.line: block for share in shares.values() for block in share}
    codes = {line: _ported(block, context) for line, block in used.items()}
    joined = {
        names: "\n\n".join(filter(None, (codes[block.line] for block in share)))
        for names, share in shares.items()
    }
    present = [names for names, code in joined.items() if code]
    incomplete = {name for names in present for name in names} != set(context.frameworks)
    return [
        _cell(joined[names], _tags(names, partial=incomplete and names == present[0]))
        for names in present
    ]


def _shares(blocks: Sequence[Block], context: Context) -> dict[tuple[str, ...], list[Block]]:
    """Return the cells of each tab; a framework that has two cells has them both in one."""
    owned = [
        (tuple(name for name in block.tabs if name in context.frameworks), block)
        for block in blocks
    ]
    names = [name for own, _ in owned for name in own]
    if len(set(names)) == len(names):
        return {own: [block] for own, block in owned if own}
    message = "Grupos de abas sem texto entre eles: as células de cada framework se juntaram."
    context.notices.todo(blocks[0].line, message)
    return {
        (name,): [block for own, block in owned if name in own] for name in dict.fromkeys(names)
    }


def _tags(names: Sequence[str], *, partial: bool) -> list[str]:
    return [*(f"tab-{name}" for name in names), *(["tab-parcial"] if partial else [])]


def _cell(code: str, tags: Sequence[str]) -> str:
    shown = ", ".join([*tags, DRAFT])
    mark = escapes.fence(code)
    return f"{mark}{{code-cell}} ipython3\n:tags: [{shown}]\n\n{code}\n{mark}"


def _foreign(blocks: Sequence[Block], context: Context) -> list[str]:
    """Return the code of frameworks that the book does not execute: closed, but whole."""
    names = [name for block in blocks for name in block.tabs if name not in context.frameworks]
    shown = []
    for name in dict.fromkeys(names):
        codes = [_unmarked(block) for block in blocks if name in block.tabs]
        code = "\n\n".join(codes)
        inner = literal(code, known_language("ipython3", code))
        outer = escapes.fence(inner)
        title = f"{LABELS.get(name, name)} (código do original, não executado aqui)"
        shown.append(f"{outer}{{dropdown}} {title}\n{inner}\n{outer}")
    if names:
        listed = ", ".join(LABELS.get(name, name) for name in dict.fromkeys(names))
        message = f"O código em {listed} fica recolhido, sem ser executado."
        context.notices.todo(blocks[0].line, message)
    return shown


def _unmarked(block: Block) -> str:
    """Return the code of a whole cell without the mark of its framework."""
    content = body(block)
    assert content is not None
    lines = content[1].split("\n")
    return "\n".join(lines[1:] if mark(lines[0]) is not None else lines).strip("\n")


def _ported(block: Block, context: Context) -> str:
    """Return the code of a whole cell without what only d2l needs, and tell what else it does."""
    kept: list[str] = []
    for line in _unmarked(block).split("\n"):
        if _DROPPED.match(line):
            context.notices.dropped(block.line, "Só o d2l precisa desta linha.", line.strip())
        else:
            kept.append(line)
    code = "\n".join(kept).strip("\n")
    if names := dict.fromkeys(_D2L.findall(code)):
        listed = ", ".join(f"d2l.{name}" for name in names)
        message = "Funções do pacote d2l: troque-as pelas de `estabilidade`."
        context.notices.todo(block.line, message, listed)
    if "#@save" in code:
        message = "Função que o d2l guarda no seu pacote (#@save): leve-a para `estabilidade`."
        context.notices.todo(block.line, message)
    if code and not lexes("ipython3", code):
        context.notices.warning(block.line, "O código da célula não é Python legível.")
    return code
