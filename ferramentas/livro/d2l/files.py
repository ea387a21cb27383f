"""Source pages in files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from livro.d2l.reader import read
from livro.errors import BookError

if TYPE_CHECKING:
    from livro.d2l.model import Page


def read_file(path: Path) -> Page:
    """Read a source page in UTF-8; the line ends and the byte order mark are kept.

    Another encoding is refused: guessing it would change words without telling.

    Raises:
        BookError: if the file cannot be read or is not UTF-8, with the line and the byte.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BookError(f"{path}: não dá para ler o arquivo: {error.strerror}.") from error
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BookError(
            f"{path}:{line}: o byte 0x{content[error.start]:02X} (posição {error.start}) não é "
            "UTF-8; converta antes o arquivo, por exemplo com `iconv -f latin1 -t utf-8`."
        ) from error
    return read(text, path.name)
