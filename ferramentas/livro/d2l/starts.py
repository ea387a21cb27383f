"""What a line of a d2lbook page begins.

Every pattern runs in time linear in the line: no two repetitions can take the same character.
"""

import re

from livro.d2l import slides

HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
ITEM = re.compile(r"[ \t]*(?:[*+-]|\d{1,9}[.)])(?:[ \t]|$)")
TAB_BEGIN = re.compile(r"[ \t]*:begin_tab:(?:`([^`]*)`|([\w-]+))[ \t]*$")
TAB_END = re.compile(r"[ \t]*:end_tab:[ \t]*$")
QUOTE = re.compile(r" {0,3}>")
FOOTNOTE = re.compile(r" {0,3}\[\^[^\]\s]+\]:")
FENCE = re.compile(r"[ \t]*(`{3,}(?=[^`]*$)|~{3,})[ \t]*(.*)$")
CELL = re.compile(r"\{\.python +\.input\b[^}]*\}")
ATTRIBUTES = re.compile(r"[ \t]*(?::(?:width|height|label|eqlabel):`[^`]*`[ \t]*)+$")
LABEL = re.compile(r":(?:eq)?label:`([^`\n]+)`")
CAPTION = re.compile(r":(?![a-z_]+:`)[ \t]*\S")
_INTERRUPTING_ITEM = re.compile(r"[ \t]*(?:[*+-]|1[.)])[ \t]+\S")
_DELIMITERS = re.compile(r"[ \t|:-]+$")


def blank(line: str) -> bool:
    """Tell whether a line has nothing to see."""
    return not line.strip()


def comment(line: str) -> bool:
    """Tell whether a line opens an HTML comment."""
    return line.lstrip().startswith("<!--")


def formula(line: str) -> bool:
    """Tell whether a line opens a displayed formula; text after a closed one makes it prose.

    It may stand on a slide: `(**$$a$$**)`.
    """
    stripped = slides.opened(line).strip()
    if not stripped.startswith("$$"):
        return False
    if stripped.count("$$") % 2:
        return True
    tail = slides.CLOSING.sub("", stripped[stripped.rindex("$$") + 2 :]).lstrip(" \t.,;")
    return tail in ("", ":") or ATTRIBUTES.match(tail) is not None


def table(line: str, following: str) -> bool:
    """Tell whether a line is the first of a table: the next one draws its columns."""
    return (
        "|" in line
        and "|" in following
        and "-" in following
        and _DELIMITERS.match(following) is not None
    )


def figure(line: str) -> bool:
    """Tell whether a line opens an image that may stand on its own."""
    return line.lstrip().startswith("![")


def interrupts_prose(line: str, following: str) -> bool:
    """Tell whether a line ends the paragraph above it without a blank line."""
    return (
        blank(line)
        or FENCE.match(line) is not None
        or TAB_BEGIN.match(line) is not None
        or TAB_END.match(line) is not None
        or HEADING.match(line) is not None
        or QUOTE.match(line) is not None
        or FOOTNOTE.match(line) is not None
        or _INTERRUPTING_ITEM.match(line) is not None
        or comment(line)
        or formula(line)
        or (slides.alone(line) and formula(following))
        or figure(line)
        or table(line, following)
    )
