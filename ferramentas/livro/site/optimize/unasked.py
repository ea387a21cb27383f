"""A style sheet without the variables and the animations that nothing asks for.

The themes define hundreds: once the rules that no page can use are gone, most serve nothing.
"""

import re
from collections.abc import Callable, Container

_VARIABLE = re.compile(r"""(?<=[{;])--([\w-]+):(?:url\([^)]*\)|"[^"]*"|'[^']*'|[^;{}"'])*;?""")
_ANIMATION = re.compile(r"@(?:-\w+-)?keyframes ([\w-]+)\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_EMPTY = re.compile(r"(?<=[{};])[^{};]+\{\}")
_ASKED = re.compile(r"var\(\s*--([\w-]+)")
_WORD = re.compile(r"[\w-]+")
_ANIMATED = re.compile(r"(?:animation|--)[\w-]*:([^;}]*)")  # a variable may name an animation


def variables_in(text: str) -> set[str]:
    """Collect the variables that a text asks for: a style sheet, or a page with its drawings."""
    return set(_ASKED.findall(text))


def defined_in(css: str) -> set[str]:
    """Collect the variables and the animations that a minified style sheet defines."""
    return set(_VARIABLE.findall(css)) | set(_ANIMATION.findall(css))


def drop_unasked(css: str, asked: Container[str]) -> str:
    """Return a minified style sheet without the variables and animations that nothing asks for.

    Args:
        css: the style sheet.
        asked: the names that something else asks for, a script for instance.
    """
    before = ""
    while before != css:  # what is gone had asked for others
        before, variables = css, variables_in(css)
        animations = {word for value in _ANIMATED.findall(css) for word in _WORD.findall(value)}
        css = _VARIABLE.sub(_unless(variables, asked), css)
        css = _EMPTY.sub("", _ANIMATION.sub(_unless(animations, asked), css))
    return css


def _unless(inside: set[str], outside: Container[str]) -> Callable[[re.Match[str]], str]:
    return lambda found: found[0] if found[1] in inside or found[1] in outside else ""
