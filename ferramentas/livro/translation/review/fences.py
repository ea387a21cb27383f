"""Directives, cells and other fences as a reviewer reads them."""

import re
from collections.abc import Callable

from markdown_it.common.utils import escapeHtml

from livro.translation.myst.directives import header_length

_CELLS = {"code-cell", ".python"}
_NAME = re.compile(r"\{(?P<name>[^}\s]+)[^}]*\}\s*(?P<title>.*)", re.S)


def render_fence(info: str, content: str, render: Callable[[str], str]) -> str:
    """Return a fence as HTML: code as code, a directive as a box around its contents.

    Args:
        info: what stands after the backticks (``{admonition} Nota``, ``bash``).
        content: the lines inside, options included.
        render: Markdown to HTML, for what directives hold.
    """
    match = _NAME.fullmatch(info)
    if match is None:
        return _code(info, content)
    if match["name"] in _CELLS:
        return _code("célula", content)
    options, body = split_options(content)
    title = f"{match['name']} {match['title']}".strip()
    return (
        f'<div class="diretiva"><p class="rotulo">{escapeHtml(title)}</p>'
        f"{_options(options)}{render(body)}</div>"
    )


def split_options(content: str) -> tuple[str, str]:
    """Return the options of a directive, as written, and what follows them."""
    lines = content.split("\n")
    header = header_length(lines)
    options = (f"{line}\n" for line in lines[:header] if line != "---")
    return "".join(options), "\n".join(lines[header:])


def _options(options: str) -> str:
    return f'<pre class="opcoes">{escapeHtml(options)}</pre>' if options else ""


def _code(label: str, content: str) -> str:
    caption = f'<p class="rotulo">{escapeHtml(label)}</p>' if label else ""
    return f"{caption}<pre><code>{escapeHtml(content)}</code></pre>"
