"""What the files that say how the book is made hold: what is wrong in one is told with its line."""

from pathlib import Path
from typing import Any

from livro.book.located import compose
from livro.errors import BookError


def read_settings(path: Path) -> dict[str, Any]:
    """Read `_config.yml`, `_toc.yml` or another file of names and values.

    Raises:
        BookError: it is empty, malformed, in conflict or no mapping; the message says where.
    """
    structure = compose(path.read_bytes(), str(path))
    if structure is None:
        raise BookError(f"{path}:1: o arquivo está vazio.")
    structure.mapping()
    settings: dict[str, Any] = structure.value()
    return settings
