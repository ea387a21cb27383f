"""The English originals, brought to the cache of the book and known by what git calls them."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha1
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

from livro.book import files
from livro.errors import BookError

if TYPE_CHECKING:
    from livro.translation.original.provenance import Original

CACHE = Path(".cache/originais")  # `make clean` leaves it alone, git does not see it
_SECONDS = 60


def blob_of(content: bytes) -> str:
    """Return what git calls a content."""
    head = f"blob {len(content)}\0".encode()
    return sha1(head + content, usedforsecurity=False).hexdigest()


def kept(root: Path, original: Original) -> Path | None:
    """Return the file with an original, checked again; nothing if it was not brought.

    Raises:
        BookError: the file is not the original any more.
    """
    path = _place(root, original)
    if not path.is_file():
        return None
    if blob_of(path.read_bytes()) != original.blob:
        raise BookError(f"{path} está estragado; apague-o e rode `make fonte`.")
    return path


def bring(root: Path, originals: Iterable[Original], where: str = "") -> list[Path]:
    """Bring originals to the cache, all or none.

    Args:
        root: the folder of the book.
        originals: which.
        where: a file, the folder of a checkout or an https address; by default, GitHub.

    Raises:
        BookError: one cannot be had, or is another text.
    """
    found = {_place(root, original): _content(original, where) for original in originals}
    files.write_together(found)
    return list(found)


def _place(root: Path, original: Original) -> Path:
    return root / CACHE / f"{original.blob}.md"


def _content(original: Original, where: str) -> bytes:
    address = where or original.file
    content = _downloaded(address) if address.startswith("https://") else _read(original, address)
    if (blob := blob_of(content)) != original.blob:
        raise BookError(
            f"{address} não é o original que esta edição traduz: para o git, o conteúdo é {blob}, "
            f"e não {original.blob}."
        )
    return content


def _read(original: Original, where: str) -> bytes:
    path = Path(where)
    return (path / original.path if path.is_dir() else path).read_bytes()


def _downloaded(address: str) -> bytes:
    try:
        with urlopen(address, timeout=_SECONDS) as answer:
            content: bytes = answer.read()
            return content
    except OSError as error:
        raise BookError(f"{address}: {error}") from error
