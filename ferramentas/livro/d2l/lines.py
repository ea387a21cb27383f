"""Lines of a text, with the ends that they have."""

import re

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_BOM = "\ufeff"


def split(text: str) -> list[str]:
    """Split a text into lines that keep their ends; only CR, LF and CRLF end a line.

    (`str.splitlines` would also break lines at form feeds and at U+2028.)
    """
    return _LINE.findall(text)


def seen(lines: list[str]) -> list[str]:
    """Return what a reader of the page sees of its lines: no ends, no byte order mark."""
    shown = [line.rstrip("\r\n") for line in lines]
    if shown:
        shown[0] = shown[0].removeprefix(_BOM)
    return shown
