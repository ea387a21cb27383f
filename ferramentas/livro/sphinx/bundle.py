"""Files that the scripts of a page load later, in a folder named after what they hold.

When one of them changes the folder does too, and no old copy in a cache is mixed with new ones.
"""

import shutil
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from sphinx.application import Sphinx


def digest(files: Mapping[str, bytes]) -> str:
    """Return a short name for exactly these files."""
    summary = sha256()
    for name, content in files.items():
        summary.update(f"{name}\0{len(content)}\0".encode() + content)
    return summary.hexdigest()[:10]


class Bundle:
    """Such a folder, in one build.

    The files are read once: what somebody saves while it goes on is for the next build, or the
    pages would lead to a folder that is not there.

    Args:
        name: the folder above it, under the static files of the site.
        read: reads the files.
    """

    def __init__(self, name: str, read: Callable[[], Mapping[str, bytes]]) -> None:
        self._name, self._files = name, cache(read)

    @property
    def address(self) -> str:
        """Where it is, from the root of the site."""
        return f"_static/{self._name}/{digest(self._files())}/"

    def write(self, app: Sphinx) -> None:
        """Write it among the static files of the site, and nothing left of an earlier one."""
        shutil.rmtree(Path(app.outdir) / "_static" / self._name, ignore_errors=True)
        folder = Path(app.outdir) / self.address
        folder.mkdir(parents=True)
        for file, content in self._files().items():
            (folder / file).write_bytes(content)
