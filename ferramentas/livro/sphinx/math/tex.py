r"""From the text of a math node to what KaTeX reads.

Sphinx's LaTeX writer wraps a block in ``equation``/``split`` or ``align``/``aligned``; here the
same formula is wrapped for KaTeX, which has no use for the outer environment: the number of an
equation belongs to Sphinx.
"""

import re

from docutils import nodes

_TOKEN = re.compile(r"\\(?:begin|end)\s*\{[^}]*\}|\\\\|\\.|[{}&]", re.DOTALL)
_NUMBERED = re.compile(r"\\(begin|end)\s*\{(equation|align|alignat|gather)\}")


def inline_tex(node: nodes.Element) -> str:
    """Return the formula of a node as its author wrote it."""
    text: str = node.astext()
    return text.strip()


def block_tex(node: nodes.Element) -> str:
    """Return the formula of a block, aligned where Sphinx would align it."""
    text = _unnumbered(inline_tex(node))
    if node.get("nowrap"):
        return text
    parts = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    if len(parts) > 1:
        return r"\begin{aligned}" + "\\\\\n".join(parts) + r"\end{aligned}"
    if _has_loose_rows(text):
        return r"\begin{split}" + text + r"\end{split}"
    return text


def _unnumbered(text: str) -> str:
    """Star the environments that KaTeX would number by itself."""
    return _NUMBERED.sub(r"\\\1{\2*}", text)


def _has_loose_rows(text: str) -> bool:
    r"""Tell whether a ``\\`` or an ``&`` lies outside every group and environment."""
    depth = 0
    for token in _TOKEN.findall(text):
        if token == "{" or token.startswith(r"\begin"):
            depth += 1
        elif token == "}" or token.startswith(r"\end"):
            depth -= 1
        elif depth == 0 and token in ("\\\\", "&"):
            return True
    return False
