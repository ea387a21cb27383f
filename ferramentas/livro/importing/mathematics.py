"""Formulas that the book's mathematics does not understand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.katex.engine import Engine, Formula
from livro.katex.messages import complaint

if TYPE_CHECKING:
    from livro.importing.context import Context


def tell_refused(context: Context) -> None:
    """Try every formula of a page with KaTeX and tell of those that it refuses."""
    engine = Engine({})
    try:
        for line, tex in dict.fromkeys(context.formulas):
            rendered = engine.render(Formula(tex, display=True))
            if rendered.error:
                context.notices.warning(
                    line, f"{complaint(tex, rendered)}.".replace("..", "."), tex
                )
    finally:
        engine.close()
