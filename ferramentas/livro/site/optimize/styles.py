"""The style sheets of a page as one file, with what its pages use."""

import os
import re
from pathlib import Path

import rcssmin

from livro.errors import BookError
from livro.site.optimize.html import Page, Tag, position, remove, tags

_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)""")
_IMPORT = re.compile(r"""@import\s+(?:url\()?["']([^"']+)["']\)?\s*;""")
_CHARSET = re.compile(r"""@charset\s+["'][^"']*["']\s*;""")


def linked(page: Page) -> list[Tag]:
    """List the links to the style sheets of a page that apply to every medium."""
    return [
        tag
        for tag in tags(page, "link")
        if tag.get("rel") == "stylesheet" and tag.get("media") in {"", "all"}
    ]


def replace_links(page: Page, link: Tag, follower: Tag | None = None) -> None:
    """Put one link, and perhaps a script that needs it, in the place of all to style sheets."""
    first, *others = linked(page)
    index = position(page, first)
    page[index : index + 1] = [link, follower] if follower else [link]
    for tag in others:
        remove(page, tag)


def read(file: Path, static: Path) -> str:
    """Return a style sheet with those it imports, its addresses relative to `static`.

    Raises:
        BookError: an address leads to no file.
    """
    css = _CHARSET.sub("", file.read_text(encoding="utf-8"))
    imported = "".join(read(file.parent / name, static) for name in _IMPORT.findall(css))
    own = _URL.sub(lambda match: _relative(match, file, static), _IMPORT.sub("", css))
    return imported + own  # imports stand before all rules


def minify(css: str) -> str:
    """Take out the spaces that mean nothing."""
    return str(rcssmin.cssmin(css))


def _relative(match: re.Match[str], file: Path, static: Path) -> str:
    address = match[1] or match[2] or match[3] or ""
    if address.startswith(("data:", "#")) or "//" in address:
        return match[0]
    path = re.split(r"[?#]", address)[0]
    target = (file.parent / path).resolve()
    if not target.is_file():
        raise BookError(f"{file}: url({address}) não leva a arquivo algum")
    return f'url("{os.path.relpath(target, static.resolve())}{address[len(path) :]}")'
