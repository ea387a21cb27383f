"""Damage in the marks of prose: links, emphasis, slides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.d2l import slides
from livro.d2l.damage.place import masked, told, told_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livro.d2l.model import Block, Damage

_SPACED_LINK = re.compile(r"\][ \t]+\((?:https?:|\.{0,2}/|#|www\.)")
_BOLD = re.compile(r"(?<![*\\])\*\*(?!\*)([^*\n]+)\*\*(?!\*)")
_STRAY_TAB = re.compile(r":[ \t]*(?:begin|end)[ \t]*_[ \t]*tab[ \t]*:?[^\n]{0,40}")


def spaced_link(block: Block) -> Iterator[Damage]:
    """Tell of `[text] (address)`: the link has come apart."""
    for match in _SPACED_LINK.finditer(masked(block)):
        message = "Há um espaço entre o texto e o endereço do link."
        yield told_of(block, "link-spaced", match, message)


def spaced_bold(block: Block) -> Iterator[Damage]:
    """Tell of `** bold **`: the asterisks stay in the page."""
    for match in _BOLD.finditer(_without_slides(masked(block))):
        if match[1] != match[1].strip():
            yield told_of(block, "bold-spaced", match, "Há espaços entre os asteriscos e o texto.")


def _without_slides(text: str) -> str:
    marks = slides.find(text)
    return slides.replaced(text, (*marks.paired, *marks.lone), "···")


def lone_slide_mark(block: Block) -> Iterator[Damage]:
    """Tell of `[**` without `**]`."""
    text = masked(block)
    unpaired = {mark for mark in ("**", "~~") if text.count(mark) % 2}
    for start in slides.find(text).lone:
        if text[start + 1 : start + 3] not in unpaired:
            continue  # bold text in brackets
        message = "A marca de slide não tem par."
        yield told(block, "slide-open", start, text[start : start + 60], message)


def stray_tab(block: Block) -> Iterator[Damage]:
    """Tell of the mark of a text tab that is not alone on its line, or is misspelt."""
    for match in _STRAY_TAB.finditer(masked(block)):
        message = "A marca de aba de texto não está inteira e sozinha na sua linha."
        yield told_of(block, "tab-malformed", match, message)


RULES = (spaced_link, spaced_bold, lone_slide_mark, stray_tab)
