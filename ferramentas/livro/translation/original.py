"""The English of which the kept source is half a translation: where it is, and how it comes.

`fonte.yml` says which file of which commit it is; `livro fonte trazer` brings it to `.cache`,
outside of git, where it is known by what git calls its content.  Without it, the English is what
the kept source itself still has.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path
from urllib.request import urlopen

from livro.book import files
from livro.book.located import Located, compose
from livro.errors import BookError

CACHE = Path(".cache/originais")  # `make clean` leaves it alone, git does not see it
_SECONDS = 60
PROVENANCE = Path("traducao/fonte/fonte.yml")
_FIELDS = ("repositorio", "commit", "arquivo", "blob")
_GITHUB, _RAW = "https://github.com/", "https://raw.githubusercontent.com/"


@dataclass(frozen=True, slots=True)
class Original:
    """A file of a commit.

    Attributes:
        repository: its address on GitHub.
        commit: the commit.
        path: the file, inside the repository.
        blob: what git calls its content; whatever has this name is the very text.
    """

    repository: str
    commit: str
    path: str
    blob: str

    @property
    def page(self) -> str:
        """The address at which a person reads it."""
        return f"{self.repository}/blob/{self.commit}/{self.path}"

    @property
    def file(self) -> str:
        """The address from which a program takes it."""
        return f"{self.repository.replace(_GITHUB, _RAW)}/{self.commit}/{self.path}"


def read_originals(root: Path) -> dict[str, Original]:
    """Return the original of each page of the source that has one, by the name of the page.

    Raises:
        BookError: the file is not as it should be; the message says where and why.
    """
    path = root / PROVENANCE
    content = compose(path.read_bytes(), PROVENANCE.as_posix()) if path.is_file() else None
    pages = content.mapping() if content else {}
    found = {name: page.mapping().get("original") for name, page in pages.items()}
    return {name: _original(value) for name, value in found.items() if value}


def _original(value: Located) -> Original:
    fields = value.mapping(_FIELDS, _FIELDS)
    return Original(*(fields[name].text() for name in _FIELDS))


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
