"""How many pages each part of the printed book has, from the contents that LaTeX wrote."""

import re
from itertools import pairwise
from pathlib import Path

from livro.sphinx.paper.answers import TITLE

_ENTRY = re.compile(r"\\contentsline \{(part|chapter)\}\{(.*?)\}\{(\d+)\}\{")


def pages_of_parts(contents: Path) -> dict[str, int]:
    """Count the pages of each part, and of the answers; the index closes the book.

    Args:
        contents: the file `.toc` of the book.
    """
    *entries, index = _ENTRY.findall(contents.read_text(encoding="utf-8"))
    starts = [
        (title, int(page)) for kind, title, page in entries if kind == "part" or title == TITLE
    ]
    ends = pairwise([*starts, ("", int(index[2]))])
    return {title: after - start for (title, start), (_, after) in ends}
