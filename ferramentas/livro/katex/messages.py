"""What an author reads when a formula is wrong."""

from livro.katex.engine import Rendered

# A piece of KaTeX's message -> what to do about it.
_HINTS = {
    r"\label": "o rótulo vai fora da fórmula: $$ … $$ (rotulo)",
    r"\eqref": "cite a equação fora da fórmula: {eq}`rotulo`",
    r"\ref": "cite a equação fora da fórmula: {eq}`rotulo`",
    "No such environment": "o KaTeX conhece aligned, gathered, cases, as matrizes e mais alguns",
    "unicodeTextInMathMode": r"letras acentuadas vão dentro de \text{…}",
    "Untrusted command": "links, imagens e HTML não entram em fórmulas",
    "can be used only in display mode": "este ambiente só vale numa fórmula em linha própria",
    "commentAtEnd": r"para o sinal de porcentagem, escreva \%",
}


def complaint(tex: str, rendered: Rendered) -> str:
    """Describe the error in Portuguese, with KaTeX's own words and the formula."""
    where = "" if rendered.position is None else f", na posição {rendered.position + 1}"
    hint = next((f" Dica: {hint}." for key, hint in _HINTS.items() if key in rendered.error), "")
    return f"o KaTeX não entende a fórmula «{tex}»: {rendered.error}{where}.{hint}"
