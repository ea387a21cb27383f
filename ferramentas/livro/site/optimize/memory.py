"""What was made before of the same content: what did not change is not made again."""

from collections.abc import Callable
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from livro.book import files

_MAKERS = ("scour", "fonttools", "brotli")


class Memory:
    """Results by the content that they were made of, in a folder beside the site.

    Args:
        folder: where they are kept; what a run does not ask for is forgotten at its end.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seed = " ".join(f"{maker} {version(maker)}" for maker in _MAKERS).encode()
        self._used: set[str] = set()

    def of(self, made_of: bytes, make: Callable[[], bytes]) -> bytes:
        """Return what was made of this content before, or make it now.

        Args:
            made_of: everything that decides the result, the versions of its makers apart.
            make: what makes it.
        """
        name = sha256(self._seed + b"\0" + made_of).hexdigest()
        self._used.add(name)
        file = self._folder / name
        if not file.is_file():
            files.write(file, make())
        return file.read_bytes()

    def forget_the_rest(self) -> None:
        """Drop what this run did not ask for."""
        for file in self._folder.glob("*"):
            if file.name not in self._used:
                file.unlink()
