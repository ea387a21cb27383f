"""Prose in MyST: roles, links, formulas; slide marks removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.d2l import slides
from livro.d2l.inline import Piece, Token, tokens, without_labels
from livro.importing import escapes

if TYPE_CHECKING:
    from livro.importing.context import Context

_REFERENCES = frozenset({"numref", "ref", "eqref"})
_GAP = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands for a formula, code or the name of a role
_SENTENCE_END = re.compile(
    rf"(?:(?<=[a-zà-ú0-9)”»{_GAP}][.!?…])|(?<=[A-Z]{{2}}[.!?…])|(?<=[.!?…][*_]))"
    r" +(?=[*_\[]{0,2}[A-ZÀ-Ú“«(])"
)
_SPACED_ROLE = re.compile(r":[ \t]*(numref|ref|eqref|cite[tp]?)[ \t]*:[ \t]*`(?!`)")
_CITATIONS = {"cite": "cite:p", "citep": "cite:p", "citet": "cite:t"}


def prose(text: str, line: int, context: Context) -> str:
    """Return a stretch of prose in MyST.

    Args:
        text: whole lines of the source, without their labels.
        line: number of the first of them.
        context: what the prose refers to, and where to tell of what it cannot.
    """
    mended = _SPACED_ROLE.sub(r":\1:`", escapes.printable(text))
    clean = slides.without_pairs(without_labels(mended))
    pieces = list(tokens(clean))
    written: list[str] = []
    for index, token in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        before = clean[token.start - 1 : token.start]
        place = line + clean.count("\n", 0, token.start) if token.piece is Piece.ROLE else line
        written.append(_piece(token, before, following, place, context))
    return context.links.rewritten(escapes.line_starts("".join(written)), line)


def paragraph(text: str, line: int, context: Context) -> str:
    """Return a paragraph in MyST, one sentence on each line."""
    shown = " ".join(prose(text, line, context).split())
    hidden = "".join(
        token.text if token.piece is Piece.TEXT else _GAP * len(token.text)
        for token in tokens(shown)
    )
    ends = [match.span() for match in _SENTENCE_END.finditer(hidden)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(shown)]
    lines = (shown[start:stop] for start, stop in zip(starts, stops, strict=True))
    return escapes.line_starts("\n".join(lines))


def one_line(text: str, line: int, context: Context) -> str:
    """Return prose for places that take a single line: titles, captions."""
    return " ".join(prose(text, line, context).split())


def _piece(token: Token, before: str, following: Token | None, line: int, context: Context) -> str:
    match token.piece:
        case Piece.TEXT:
            code_follows = following is not None and following.piece is Piece.CODE
            return escapes.plain_text(token.text, before=before, code_follows=code_follows)
        case Piece.MATH | Piece.DISPLAY:
            return _formula(token, line, context)
        case Piece.ROLE:
            return _role(token, line, context)
        case _:
            return token.text


def _formula(token: Token, line: int, context: Context) -> str:
    tex = token.content.strip()
    if not tex:
        return token.text.replace("$", r"\$")
    context.formula(tex, line)
    if token.piece is Piece.DISPLAY:
        message = "Fórmula em destaque no meio do texto: ponha-a em linhas próprias."
        context.notices.todo(line, message, token.text)
        return rf"$\displaystyle {tex}$"
    return token.text


def _role(token: Token, line: int, context: Context) -> str:
    key = token.content.strip()
    keys = [part.strip() for part in key.split(",") if part.strip()]
    broken = not keys or any(re.search(r"\s", part) for part in keys)
    if token.name in _CITATIONS and not broken:
        return context.citation(_CITATIONS[token.name], keys, line)
    if token.name in _REFERENCES and not broken:
        return context.reference(token.name, key, line)
    message = "Marca que ficou como texto: reescreva-a à mão."
    context.notices.todo(line, message, token.text)
    return token.text
