"""The book as `make html` left it: each file of it is parsed once, and nobody changes it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup, NavigableString, Tag

from livro.pyodide.compiling import folder

ROOT = Path(__file__).parents[2]
SITE = ROOT / "_build" / "html"
PYODIDE = SITE / "_static" / "pyodide" / folder.name()
HTML = sorted(path for path in SITE.rglob("*.html") if "_static" not in path.parts)


@cache
def parsed(path: Path) -> BeautifulSoup:
    """Read a file of the site."""
    return BeautifulSoup(path.read_text("utf-8"), "lxml")


def outside(hidden: str, tag: Tag) -> Iterator[Tag | NavigableString]:
    """Walk the tags and the texts inside a tag, but for what a selector hides."""
    matcher = tag.css.compile(hidden)
    waiting = [tag.children]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif type(child) is NavigableString:  # no comment, script or style
            yield child
        elif isinstance(child, Tag) and not matcher.match(child):
            yield child
            waiting.append(child.children)
