"""What was made before of the same content: what did not change is not made again."""

import json
from collections.abc import Callable
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from livro.book import files

_MAKERS = ("scour", "fonttools", "brotli", "tinycss2", "rjsmin", "imagesize")
_CODE = Path(__file__).parent


class Memory:
    """Results by the content that they were made of, in a folder beside the site.

    Args:
        folder: where they are kept; what a run does not ask for is forgotten at its end.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seed = _makers()
        self._used: set[str] = set()

    def of(self, made_of: bytes, make: Callable[[], bytes]) -> bytes:
        """Return what was made of this content before, or make it now.

        Args:
            made_of: everything that decides the result, its makers apart.
            make: what makes it.
        """
        name = sha256(self._seed + b"\0" + made_of).hexdigest()
        self._used.add(name)
        file = self._folder / name
        if not file.is_file():
            files.write(file, make())
        return file.read_bytes()

    def data_of(self, made_of: bytes, make: Callable[[], Any]) -> Any:
        """Return, as `of`, what is made of texts, numbers, lists and maps."""
        return json.loads(self.of(made_of, lambda: json.dumps(make()).encode()))

    def forget_the_rest(self) -> None:
        """Drop what this run did not ask for."""
        for file in self._folder.glob("*"):
            if file.name not in self._used:
                file.unlink()


def _makers() -> bytes:
    """Sum up what makes the results: this package, and those that it asks."""
    summary = sha256(" ".join(f"{maker} {version(maker)}" for maker in _MAKERS).encode())
    for file in sorted(file for file in _CODE.iterdir() if file.is_file()):
        summary.update(f"\0{file.name}\0".encode() + file.read_bytes())
    return summary.digest()
