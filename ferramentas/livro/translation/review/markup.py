"""Markdown of the source and of the book as HTML for a reviewer, the terms of the glossary marked.

Not the page that readers get: what links, numbers or hides is shown by its name, so that whoever
reviews sees every label, citation and option.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token
from mdit_py_plugins.amsmath import amsmath_plugin
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from livro.book.cells import header_length
from livro.d2l import slides
from livro.d2l.inline import Piece, tokens
from livro.d2l.inline import Token as Prose
from livro.katex.engine import Engine, Formula
from livro.translation.words.glossary import Entry, inflected

Mark = Callable[[str], str]
Draw = Callable[[Token], str]

_PLUGINS = (
    colon_fence_plugin,
    footnote_plugin,
    front_matter_plugin,
    myst_block_plugin,
    myst_role_plugin,
)

_CELLS = {"code-cell", ".python"}
_NAME = re.compile(r"\{(?P<name>[^}\s]+)[^}]*\}\s*(?P<title>.*)", re.S)


class Markup:
    """Renders the two sides of a segment.

    Args:
        engine: draws the formulas.
        mark: turns plain text into HTML, with the terms of the glossary marked.
    """

    def __init__(self, engine: Engine, mark: Mark = escapeHtml) -> None:
        self._engine = engine
        self._mark = mark
        self._markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
        self._markdown.use(dollarmath_plugin, renderer=self._formula, label_renderer=_label)
        self._markdown.use(amsmath_plugin, renderer=self._environment)
        for plugin in _PLUGINS:
            self._markdown.use(plugin)
        rules: dict[str, Draw] = {
            "text": self._text,
            "myst_role": self._role,
            "myst_target": _target,
            "myst_line_comment": _nothing,
            "fence": self._fence,
            "colon_fence": self._fence,
            "image": _image,
        }
        for name, draw in rules.items():
            self._markdown.add_render_rule(name, _drawn(draw))

    def translation(self, text: str) -> str:
        """Render lines of a page of the book."""
        return str(self._markdown.render(text))

    def source(self, text: str) -> str:
        """Render blocks of a page in the d2lbook format."""
        return self.translation("".join(map(_in_myst, tokens(slides.without_pairs(text)))))

    def _formula(self, tex: str, options: dict[str, Any]) -> str:
        rendered = self._engine.render(Formula(tex.strip(), bool(options["display_mode"])))
        if rendered.error:
            title = escapeHtml(rendered.error)
            return f'<code class="formula-quebrada" title="{title}">{escapeHtml(tex)}</code>'
        return rendered.html

    def _environment(self, tex: str) -> str:
        return self._formula(tex, {"display_mode": True})

    def _text(self, token: Token) -> str:
        return self._mark(token.content)

    def _role(self, token: Token) -> str:
        name, content = str(token.meta["name"]), token.content
        if name == "term":
            return self._mark(content.partition("<")[0].strip())
        return (
            f'<span class="papel" title="{escapeHtml(name)}">'
            f"{escapeHtml(name)}: {escapeHtml(content)}</span>"
        )

    def _fence(self, token: Token) -> str:
        return render_fence(token.info.strip(), token.content, self.translation)


def _in_myst(piece: Prose) -> str:
    return f"{{{piece.name}}}`{piece.content}`" if piece.piece is Piece.ROLE else piece.text


def _drawn(draw: Draw) -> Callable[..., str]:
    """Return what draws one of the tokens of a line, as the renderer calls it."""
    return lambda _renderer, tokens, index, *_settings: draw(tokens[index])


def _label(label: str) -> str:
    return f'<span class="rotulo">{escapeHtml(label)}</span>'


def _target(token: Token) -> str:
    return f"<p>{_label(token.content)}</p>"


def _nothing(_token: Token) -> str:
    return ""


def _image(token: Token) -> str:
    """Name the figure: the images of the source are not kept."""
    return (
        f'<span class="papel">figura: {escapeHtml(str(token.attrs.get("src", "")))}</span> '
        f"{escapeHtml(token.content)}"
    )


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


def marker(equivalents: Mapping[str, str]) -> Callable[[str], str]:
    """Return what marks terms.

    Args:
        equivalents: form of a term, without capitals -> what the glossary says of it.
    """
    longest_first = sorted(equivalents, key=lambda form: (-len(form), form))
    forms = "|".join(f"({inflected(form).pattern})" for form in longest_first)
    pattern = re.compile(forms, re.I) if forms else None

    def mark(text: str) -> str:
        if pattern is None:
            return escapeHtml(text)
        written, end = [], 0
        for match in pattern.finditer(text):
            form = longest_first[(match.lastindex or 1) - 1]
            said = escapeHtml(equivalents[form])
            written.append(escapeHtml(text[end : match.start()]))
            written.append(f'<mark title="{said}">{escapeHtml(match[0])}</mark>')
            end = match.end()
        return "".join([*written, escapeHtml(text[end:])])

    return mark


def equivalents(glossary: Iterable[Entry]) -> dict[str, str]:
    """Map each form of each term of the subject to what the glossary says of it."""
    found: dict[str, str] = {}
    for entry in filter(lambda entry: entry.is_term, glossary):
        for form in (entry.english, *entry.accepted):
            said = f"{entry.english} → {entry.preferred}"
            found.setdefault(form.replace("*", "").casefold(), said)
    return found
