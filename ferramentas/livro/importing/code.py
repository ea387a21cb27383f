"""Code that is shown and not executed: fences of the source, and text that fits nowhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pygments.lexers import get_lexer_by_name
from pygments.token import Error
from pygments.util import ClassNotFound

from livro.d2l.model import Block
from livro.d2l.parts import content
from livro.importing import escapes

if TYPE_CHECKING:
    from livro.importing.context import Context

_LANGUAGE = re.compile(r"\{?[. ]*([\w+-]*)")


def body(block: Block) -> tuple[str, str] | None:
    """Return the info and the content of a fenced block; None if nothing closes it."""
    found = content(block.text)
    return (found[0], escapes.printable("\n".join(found[1]))) if found else None


def fenced(block: Block, context: Context, *, in_list: bool = False) -> str:
    """Return a fenced block of the source as it is, or as an `{eval-rst}` directive."""
    content = body(block)
    if content is None:
        text = escapes.printable(block.text).strip("\n")
        context.notices.todo(block.line, "Bloco de código que não se fecha: separe o texto.", text)
        return literal(text, "text")
    info, code = content
    name = _LANGUAGE.match(info)
    language = name[1] if name else ""
    if language in ("eval_rst", "eval-rst"):
        message = "Trecho em reStructuredText: confira se o Sphinx o entende."
        context.notices.warning(block.line, message, code)
        return literal(code, "{eval-rst}")
    if info and info != language:
        context.notices.todo(block.line, f"A abertura “{info}” virou “{language}”.", info)
    shown = literal(code, known_language(language, code))
    if not in_list:
        return shown
    indent = block.text[: len(block.text) - len(block.text.lstrip(" \t"))]
    return "\n".join(
        indent + line if line and not line.startswith(indent) else line
        for line in shown.split("\n")
    )


def literal(code: str, language: str) -> str:
    """Return code between fences that nothing inside of it closes."""
    mark = escapes.fence(code)
    return f"{mark}{language}\n{code}\n{mark}"


def known_language(language: str, code: str) -> str:
    """Return the language if Pygments reads the code in it without an error, or `text`."""
    if not language:
        return ""
    return language if lexes(language, code) else "text"


def lexes(language: str, code: str) -> bool:
    """Tell whether Pygments reads some code without an error."""
    try:
        lexer = get_lexer_by_name(language)
    except ClassNotFound:
        return False
    return all(kind is not Error for kind, _ in lexer.get_tokens(code))
