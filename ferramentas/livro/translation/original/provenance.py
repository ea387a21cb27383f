"""Where the English of each page of the source is, as `traducao/fonte/fonte.yml` says it."""

from dataclasses import dataclass
from pathlib import Path

from livro.translation.located import Located, compose

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
    told = {name: page.mapping().get("original") for name, page in pages.items()}
    return {name: _original(value) for name, value in told.items() if value}


def _original(value: Located) -> Original:
    fields = value.mapping(_FIELDS, _FIELDS)
    return Original(*(fields[name].text() for name in _FIELDS))
