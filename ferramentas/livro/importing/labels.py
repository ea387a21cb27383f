"""Labels: what each one names, in the page or in the book."""

import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from livro.book import files
from livro.book.places import sources
from livro.d2l.model import Block, Kind
from livro.importing.groups import Group, Shape
from livro.importing.media import is_table, is_whole, picture, table_parts
from livro.importing.named import Named
from livro.importing.notices import Notices

_VALID = re.compile(r"[a-zA-Z0-9|@<>*./_\-+:]{1,100}")  # what MyST takes as a target
_TARGET = re.compile(r"^\(([^()\n]+)\)=[ \t]*\n+(#?)", re.MULTILINE)
_EQUATION = re.compile(r"\$\$ \(([^()\n]+)\)[ \t]*$", re.MULTILINE)
_NAME = re.compile(r"^[ \t]*:?name:[ \t]*([\w-]+)[ \t]*$", re.MULTILINE)


def normal(label: str) -> str:
    """Return a label as docutils compares it."""
    return " ".join(label.lower().split())


def labels_of(text: str) -> dict[str, Named]:
    """Return the labels that a page of the book defines."""
    found = {match[1]: Named.NUMBERED for match in _NAME.finditer(text)}
    found |= {match[1]: Named.EQUATION for match in _EQUATION.finditer(text)}
    found |= {match[1]: Named.TITLE if match[2] else Named.BARE for match in _TARGET.finditer(text)}
    return found


def labels_of_book(root: Path, but: Collection[Path]) -> dict[str, Named]:
    """Return the labels of all pages of a book but some."""
    found: dict[str, Named] = {}
    for path in sources(root):
        if path not in but:
            found |= labels_of(files.read(path))
    return found


def name(
    page: Sequence[Group], taken: Iterable[str], notices: Notices
) -> tuple[dict[str, Named], dict[int, list[str]]]:
    """Return what each label of a page names, and the labels to give by line of their block.

    A label that the page gives twice, that the book already has or that MyST does not take is
    told and not given.
    """
    known = {normal(label) for label in taken}
    named: dict[str, Named] = {}
    given: dict[int, list[str]] = {}
    for group in page:
        for block in group.blocks:
            for label in block.labels:
                if normal(label) in known:
                    message = "Rótulo que já existe: dê outro nome a este lugar."
                    notices.todo(block.line, message, label)
                elif not _VALID.fullmatch(label):
                    message = "Rótulo com caracteres que não servem: dê outro nome."
                    notices.todo(block.line, message, label)
                else:
                    known.add(normal(label))
                    first = not given.get(block.line)
                    named[label] = _kind(group, block) if first else Named.BARE
                    given.setdefault(block.line, []).append(label)
    return named, given


def _kind(group: Group, block: Block) -> Named:
    match block.kind:
        case Kind.HEADING if group.shape is Shape.TITLE:
            return Named.TITLE
        case Kind.FORMULA if group.shape is not Shape.LIST and is_whole(block):
            return Named.EQUATION
        case Kind.FIGURE if picture(block).caption.strip():
            return Named.NUMBERED
        case Kind.TABLE:
            rows, caption = table_parts(block)
            return Named.NUMBERED if caption and is_table(rows) else Named.BARE
    return Named.BARE
