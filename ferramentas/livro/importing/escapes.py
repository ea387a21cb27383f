"""Prose that d2lbook takes literally and MyST would not: escaped, so that none of it vanishes."""

import re

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_DOLLAR = re.compile(r"(\\.)|\$", re.DOTALL)
_ATTRIBUTES = re.compile(r"([`)\]])\{")
_ROLE = re.compile(r"\{(?=[^{}\s]{0,60}\}$)")
_MARKER = r"^([ \t>]*(?:(?:[*+-]|\d{1,9}[.)])[ \t]+)?)"
_COMMENT = re.compile(_MARKER + r"(%|\+\+\+|:::|:(?=[ \t]))", re.MULTILINE)
_TARGET = re.compile(_MARKER + r"(\()(?=[^()\n]{1,100}\)=[ \t]*$)", re.MULTILINE)
_RULE = re.compile(r"^([ \t>]*)(?=(?:-{2,}|={2,}|\*{3,}|_{3,})[ \t]*$)", re.MULTILINE)
_HTML = re.compile(
    _MARKER + r"(<)(?=[?]|!(?!--)|(?:script|pre|style|textarea)\b)", re.MULTILINE | re.IGNORECASE
)


def printable(text: str) -> str:
    """Return a text with line feeds only, and a space for each control character."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub(" ", lines.replace("\ufeff", ""))


def plain_text(text: str, *, before: str, code_follows: bool) -> str:
    """Escape what stands between the formulas, code and roles of a stretch of prose.

    Args:
        text: what stands there.
        before: the last character before it.
        code_follows: whether code in backticks comes next: braces would make a role of it.
    """
    escaped = _DOLLAR.sub(lambda match: match[1] or r"\$", text)
    escaped = _ATTRIBUTES.sub(r"\1\\{", escaped)
    if before and before in "`)]$" and escaped.startswith("{"):
        escaped = "\\" + escaped
    return _ROLE.sub(r"\\{", escaped) if code_follows else escaped


def line_starts(prose: str) -> str:
    """Escape the lines of whole prose that MyST would read as its own marks."""
    for pattern in (_COMMENT, _TARGET, _HTML):
        prose = pattern.sub(r"\1\\\2", prose)
    return _RULE.sub(r"\1\\", prose)


def fence(code: str, mark: str = "`", least: int = 3) -> str:
    """Return a fence that nothing inside of it closes."""
    runs = re.findall(rf"^[ \t]*({re.escape(mark)}+)", code, re.MULTILINE)
    return mark * max([least, *(len(run) + 1 for run in runs if len(run) >= least)])
