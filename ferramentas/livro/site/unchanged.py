"""Whether all that decides a build is as it was at the end of the last one.

Sphinx tells it page by page, once it and all extensions are imported; here the files of the book
tell it at once, as they do to `make`: by name, size and time.  What is listed without need costs
a build; what is missing here would leave an old page, so that all is listed but the few folders
that no build reads.
"""

import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Set
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from livro.book import files, git
from livro.book.contents import left_out

_PACKAGES = ("livro", "estabilidade")
_VARIABLES = (
    "SOURCE_DATE_EPOCH",
    "GITHUB_REPOSITORY",
    "GITHUB_SERVER_URL",
    "FORGEJO_ACTIONS",
    "GITEA_ACTIONS",
)
_NEVER_READ = {"__pycache__", "node_modules"}
# What builds write for themselves and for readers; the PDF, the EPUB and the slides go to the site.
_BUILDS = {"html", "bruto", "previa", "sem-ajustes", "jupyter_execute", "revisao", "_toc.yml"}


class State:
    """What decides a build, and what it left.

    Args:
        root: the folder of the book.
        output: the folder that readers get.
    """

    def __init__(self, root: Path, output: Path) -> None:
        self._root = root
        self._folder = output.relative_to(root / "_build").parts[0]
        self._note = root / "_build" / f".estado-{self._folder}"
        # Before the build: what somebody saves while it goes on asks for another one.
        self._read = _digest([*self._facts(), *self._sources()])

    def is_as_left(self) -> bool:
        """Tell whether another build would write the same again."""
        return self._note.is_file() and files.read(self._note) == self._state()

    def remember(self) -> None:
        """Keep the state at the end of a build."""
        files.write(self._note, self._state().encode())

    def forget(self) -> None:
        """Build next time, whatever comes."""
        self._note.unlink(missing_ok=True)

    def _state(self) -> str:
        return _digest([self._read, *_files(self._root / "_build" / self._folder)])

    def _facts(self) -> Iterator[str]:
        yield sys.version
        yield from (f"{name}={os.environ.get(name)}" for name in _VARIABLES)
        yield git.ask(self._root, "log", "-1", "--format=%H %ct")
        yield git.ask(self._root, "remote", "-v")
        yield repr(left_out(self._root))
        yield from sorted(os.listdir(sysconfig.get_path("purelib")))  # versions, in `.dist-info`

    def _sources(self) -> Iterator[str]:
        yield from _files(self._root, {"_build", "tests"})
        yield from _files(self._root / ".cache")
        yield from _files(self._root / "_build", _BUILDS)
        for package in _PACKAGES:
            specification = find_spec(package)
            if specification and specification.origin:
                yield from _files(Path(specification.origin).parent)


def _digest(parts: Iterable[str]) -> str:
    return sha256("\0".join(sorted(parts)).encode()).hexdigest()


def _files(folder: Path, without: Set[str] = frozenset()) -> Iterator[str]:
    """List the files of a folder, hidden ones apart, with what tells that one has changed."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name in _NEVER_READ | without:
                continue
            if entry.is_dir():
                yield from _files(Path(entry.path))
            else:
                status = entry.stat()
                yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"
