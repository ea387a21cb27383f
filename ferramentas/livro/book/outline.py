"""`_toc.yml`: what is wrong in it is told with its line, before Sphinx ends without one."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from livro.book.located import Located
from livro.book.settings import structure_of

# The names that sphinx-external-toc knows.
_PARTS = ("parts", "subtrees")
_PAGES = ("chapters", "sections", "entries")
_LINKS = ("file", "url", "glob")
_NAMES = ("root", "file")
_SHARED = ("title", "options", *_PARTS, *_PAGES)
_OF_A_PAGE = (*_LINKS, *_SHARED)
_OF_THE_BOOK = ("format", "root", "defaults", "meta", *_SHARED)
_OF_A_PART = (
    *("caption", "numbered", "maxdepth", "titlesonly", "hidden", "reversed", "style"),
    *("restart_numbering", *_PAGES),
)


def read_outline(root: Path) -> dict[str, Any]:
    """Read the table of contents of a book.

    Raises:
        BookError: it is not as it should be; the message says where.
    """
    structure = structure_of(root / "_toc.yml")
    fields = structure.mapping(_OF_THE_BOOK)
    if "root" not in fields:
        structure.refuse("não diz `root`, a página por onde o livro começa")
    _check(fields, {_plain(fields["root"].text())})
    outline: dict[str, Any] = _with_plain_names(structure.value())
    return outline


def _plain(name: str) -> str:
    """Return the one name of a page that may also be called “b.md” or “./b”."""
    return PurePosixPath(name).as_posix().removesuffix(".md")


def _with_plain_names(node: Any) -> Any:
    if isinstance(node, list):
        return [_with_plain_names(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _plain(value) if key in _NAMES and isinstance(value, str) else _with_plain_names(value)
        for key, value in node.items()
    }


def _check(fields: Mapping[str, Located], pages: set[str]) -> None:
    """Refuse what lists no pages, or one of the pages that were listed before."""
    for name in ("caption", "title"):
        if name in fields:
            fields[name].text()
    for part in (part for name in _PARTS if name in fields for part in _some(fields[name])):
        inside = part.mapping(_OF_A_PART)
        if not any(name in inside for name in _PAGES):
            part.refuse(f"não lista páginas ({', '.join(_PAGES)})")
        _check(inside, pages)
    for item in (item for name in _PAGES if name in fields for item in _some(fields[name])):
        _check_page(item, pages)


def _check_page(item: Located, pages: set[str]) -> None:
    fields = item.mapping(_OF_A_PAGE)
    links = [fields[name] for name in _LINKS if name in fields]
    if len(links) != 1:
        item.refuse(f"deve ter um destes campos, e um só: {', '.join(_LINKS)}")
    name = links[0].text()
    if "file" in fields:
        if _plain(name) in pages:
            links[0].refuse(f"repete “{name}”, que já está no sumário")
        pages.add(_plain(name))
    _check(fields, pages)


def _some(items: Located) -> tuple[Located, ...]:
    found = items.items()
    if not found:
        items.refuse("está vazio")
    return found
