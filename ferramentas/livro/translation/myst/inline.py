"""The spans of a passage, each with its line."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from livro.translation.myst.model import Mark, Span

_TITLED = re.compile(r"(?s)^(.*?)\s*<([^<>]*)>$")
_SHOWN_AS_WRITTEN = {"term", "sub", "sup", "abbr"}  # other roles show what they lead to


def spans(tokens: Sequence[Token], line: int) -> Iterator[Span]:
    """Yield the spans of the inline tokens of a block that starts on `line`."""
    depth = 0
    for token in tokens:
        if token.type in ("em_open", "strong_open"):
            depth += 1
        elif token.type in ("em_close", "strong_close"):
            depth -= 1
        elif token.type in ("softbreak", "hardbreak"):
            yield Span(Mark.BREAK, "", line)
            line += 1
        elif span := _span(token, line, depth > 0):
            yield span
            line += token.content.count("\n")


def _span(token: Token, line: int, emphasis: bool) -> Span | None:
    match token.type:
        case "text":
            return Span(Mark.TEXT, token.content, line, emphasis) if token.content else None
        case "math_inline" | "math_inline_double" | "math_single":
            return Span(Mark.FORMULA, token.content, line, emphasis)
        case "myst_role":
            return _role(token.meta["name"], token.content, line, emphasis)
        case "code_inline":
            return Span(Mark.CODE, token.content, line, emphasis)
        case "link_open":
            return Span(Mark.LINK, "", line, emphasis, target=str(token.attrs["href"]))
        case "image":
            return Span(Mark.LINK, token.content, line, emphasis, target=str(token.attrs["src"]))
        case "html_inline":
            return Span(Mark.HTML, token.content, line, emphasis)
    return None


def _role(name: str, content: str, line: int, emphasis: bool) -> Span:
    if titled := _TITLED.match(content):
        return Span(Mark.ROLE, titled[1], line, emphasis, name, titled[2])
    shown = content if name in _SHOWN_AS_WRITTEN else ""
    return Span(Mark.ROLE, shown, line, emphasis, name, content)
