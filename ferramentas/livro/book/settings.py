"""What the files that say how the book is made hold: what is wrong in one is told with its line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from livro.book.located import Located, compose
from livro.errors import BookError

Value = TypeVar("Value")


def read_settings(path: Path) -> dict[str, Any]:
    """Read `_config.yml`, `_toc.yml` or another file of names and values.

    Raises:
        BookError: it is empty, malformed, in conflict or no mapping; the message says where.
    """
    structure = structure_of(path)
    structure.mapping()
    settings: dict[str, Any] = structure.value()
    return settings


def setting(path: Path, *names: str, read: Callable[[Located], Value], default: Value) -> Value:
    """Return the value to which some names lead.

    Args:
        path: the file.
        names: the names.
        read: what it has to be: `Located.text`, `Located.number`…
        default: the value where nothing is said of it.

    Raises:
        BookError: the file or the value is not as it should be; the message says where.
    """
    place = structure_of(path)
    for name in names:
        fields = place.mapping()
        if name not in fields:
            return default
        place = fields[name]
    return default if place.is_nothing() else read(place)


def structure_of(path: Path) -> Located:
    """Return what a file that has to say something says, each value with its place."""
    structure = compose(path.read_bytes(), str(path))
    if structure is None:
        raise BookError(f"{path}:1: o arquivo está vazio.")
    return structure
